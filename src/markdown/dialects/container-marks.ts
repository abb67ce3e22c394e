/** Pairs the markers that open and close containers, `:::` and `///`. */
import { codeReference, fenceMark, type Pairs, readFencedMarker } from './container-openings.ts'
import type { Dialect, Line } from './dialect.ts'

/** Blank lines in code don't end a paragraph. */
function isBlank(text: string, { start, end, isCode }: Line): boolean {
  return !isCode && /^[ \t>]*$/.test(text.slice(start, end))
}

export function isBareMarker(mark: string): boolean {
  return /^:{3,}[ \t]*$/.test(mark)
}

/** Pairs opening and closing lines. Longer markers go around shorter ones; an unclosed container ends with its paragraph. */
export function pairMarks(text: string, lines: readonly Line[], dialect: Dialect): Pairs {
  const pairs = new Map<number, { line: number; isMark: boolean }>()
  const strays = new Set<number>()
  const open: { line: number; mark: string; start: number; end: number }[] = []
  // For each line, the index of the next blank and the next non-blank line.
  const blankAfter: number[] = []
  const textAfter: number[] = []
  for (let index = lines.length - 1, blank = lines.length, words = lines.length; index >= 0; index--) {
    blankAfter[index] = blank
    textAfter[index] = words
    const line = lines[index]
    if (line && isBlank(text, line)) blank = index
    else words = index
  }
  lines.forEach((line, index) => {
    const whole = text.slice(line.start, line.end)
    if (line.isCode || !/^[ \t>]*(?::{3}|\/{3})/.test(whole) || codeReference.test(whole)) return
    const start = line.begin + (/^[ \t>]*/.exec(text.slice(line.begin, line.end))?.[0].length ?? 0)
    const written = text.slice(start, line.end)
    const mark = fenceMark.exec(written)?.[1] ?? ''
    if (written.slice(mark.length).trim() !== '') {
      // Slashes begin many things; only `/// word` or `/// word |` opens a container.
      const isMeant = mark.startsWith('/')
        ? /^\/{3,}[ \t]+[a-z]+[ \t]*(\||$)/.test(written)
        : readFencedMarker(written, 0)?.kind !== undefined
      if (isMeant) open.push({ line: index, mark, start, end: line.end })
      return
    }
    const same = open.findLastIndex((each) => each.mark === mark)
    const at = same >= 0 ? same : open.findLastIndex((each) => each.mark.charAt(0) === mark.charAt(0) && each.mark.length < mark.length)
    const opening = open[at]
    if (opening) {
      pairs.set(opening.line, { line: index, isMark: true })
      for (const each of open.splice(at).slice(1).reverse()) endEarly(each)
    } else if (mark.startsWith(':')) {
      strays.add(index)
      dialect.unpaired.push({ start, end: start + mark.length, isOpening: false })
    }
  })
  for (const each of open.reverse()) endEarly(each)
  return { pairs, strays }

  function endEarly({ line, mark, start, end }: (typeof open)[number]): void {
    if (mark.startsWith('/')) return
    // A container on its first line belongs to it as a whole.
    const first = textAfter[line] ?? lines.length
    const inner = pairs.get(first)
    pairs.set(line, { line: inner ? inner.line + (inner.isMark ? 1 : 0) : (blankAfter[first] ?? lines.length), isMark: false })
    dialect.unpaired.push({ start, end, isOpening: true })
  }
}
