/** A text on its way from another form into ours. It knows the source line of each of its lines. */
import { createCodeSpanTest } from '../markdown/dialects/code-spans.ts'
import { applyEdits, type Edit } from '../markdown/dialects/edits.ts'
import { splitLines } from '../markdown/dialects/source-lines.ts'
import { positionsOf } from '../problems/positions.ts'

export class Draft {
  #text: string
  /** Source line of each line, from 1; undefined if the text was converted as a whole. */
  #lines: readonly number[] | undefined

  /** `firstLine` is where the text begins in its file; undefined if its lines don't match those of the file. */
  constructor(text: string, firstLine: number | undefined, { isOneLine = false }: { isOneLine?: boolean } = {}) {
    this.#text = text
    this.#lines = firstLine === undefined ? undefined : text.split('\n').map((_, index) => firstLine + (isOneLine ? 0 : index))
  }

  get text(): string {
    return this.#text
  }

  /** Returns the source line of an offset. */
  lineAt(offset: number): number | undefined {
    return this.#lines?.[positionsOf(this.#text).span(offset, offset).line - 1]
  }

  /** Returns the source line of a line of this text, from 1. */
  sourceLine(line: number): number | undefined {
    return this.#lines?.[line - 1]
  }

  /** Applies edits, in any order. Of two that overlap, only the first in the text is made. */
  edit(edits: readonly Edit[]): void {
    const isInsertion = ({ start, end }: Edit) => start === end
    const sorted = edits.toSorted((a, b) => a.start - b.start || Number(isInsertion(b)) - Number(isInsertion(a)) || b.end - a.end)
    let end = -1
    const apart = sorted.filter((each) => {
      if (each.start < end) return false
      end = Math.max(each.end, each.start)
      return true
    })
    if (apart.length === 0) return
    const { text, offsetOf } = applyEdits(this.#text, apart)
    const before = positionsOf(this.#text)
    const lines = this.#lines
    if (lines) {
      let start = 0
      this.#lines = text.split('\n').map((line) => {
        const found = lines[before.span(offsetOf(start), offsetOf(start)).line - 1] ?? lines.at(-1) ?? 1
        start += line.length + 1
        return found
      })
    }
    this.#text = text
  }

  /** Replaces every match outside code. `write` returns the new text, or undefined to leave the match. */
  replace(pattern: RegExp, isMdx: boolean, write: (match: RegExpExecArray) => string | undefined): void {
    const isInCode = createCodeTest(this.#text, isMdx)
    const edits = [...this.#text.matchAll(pattern)].flatMap((match): Edit[] => {
      if (isInCode(match.index)) return []
      const text = write(match)
      return text === undefined ? [] : [{ start: match.index, end: match.index + match[0].length, text }]
    })
    this.edit(edits)
  }
}

/** Returns a test for offsets in code blocks and code spans. */
export function createCodeTest(text: string, isMdx: boolean): (offset: number) => boolean {
  const lines = splitLines(text, isMdx)
  const isInSpan = createCodeSpanTest(text, lines)
  return (offset) => {
    let low = 0
    let high = lines.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((lines[middle]?.start ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    const line = lines[low]
    return line !== undefined && (line.isCode || isInSpan(offset, low))
  }
}
