/**
 * Translates Markdown extensions of other tools into Markdown that the engine reads. Markup with no meaning here is removed and
 * reported. Every offset in the new text maps to one in the text as written.
 */
import type { Range } from '../document.ts'
import { createCodeSpanTest } from './code-spans.ts'
import { mapToOriginal, removeComments } from './comments.ts'
import { containerMark, rewriteContainers } from './containers.ts'
import type { Dialect, Foreign, ExplicitId } from './dialect.ts'
import { applyEdits } from './edits.ts'
import { readForeign } from './foreign.ts'
import { type Context, foreignMark } from './foreign-forms.ts'
import { HeadingIds } from './heading-ids.ts'
import { maskEmphasis } from './emphasis.ts'
import { splitLines } from './source-lines.ts'
import { CharacterMask } from './character-mask.ts'

export interface Translation {
  text: string
  /** Whether positions and text of a tree need restoring. */
  isChanged: boolean
  offsetOf(offset: number): number
  mask: CharacterMask
  /** Heading marks, `${open}${number}${close}`, refer to these ids by index. */
  ids: readonly ExplicitId[]
  marks: { open: string; close: string } | undefined
  foreign: readonly Foreign[]
  unpaired: readonly (Range & { isOpening: boolean })[]
}

const idMark = /\{:?[^{}\n]*#|\{[ \t]*-[ \t]*\}|\{\/\*\s*#|<!--\s*#|^\{:|\[#[^\]\s]+\][ \t]*$/m

export function translate(written: string, isMdx: boolean): Translation {
  const { text, offsetOf, foreign } = removeComments(written, isMdx)
  const translation = translateMarkup(text, isMdx)
  if (foreign.length === 0) return translation
  const toOriginal = <Item extends Range>(ranges: readonly Item[]) => ranges.map((range) => mapToOriginal(range, offsetOf))
  return {
    ...translation,
    isChanged: true,
    offsetOf: (offset) => offsetOf(translation.offsetOf(offset)),
    ids: toOriginal(translation.ids),
    foreign: [...foreign, ...toOriginal(translation.foreign)],
    unpaired: toOriginal(translation.unpaired),
  }
}

function translateMarkup(text: string, isMdx: boolean): Translation {
  const mask = new CharacterMask(text)
  const dialect: Dialect = { edits: [], foreign: [], ids: [], unpaired: [] }
  let marks: Translation['marks']
  if (containerMark.test(text) || idMark.test(text) || foreignMark.test(text)) {
    const [open, close] = [mask.reserve('letter'), mask.reserve('letter')]
    if (open !== undefined && close !== undefined) {
      marks = { open, close }
      translateLines(text, isMdx, dialect, (number) => `${open}${number}${close}`)
    }
  }
  const edited = applyEdits(text, dialect.edits)
  const translated = maskEmphasis(edited.text, mask)
  return {
    text: translated,
    isChanged: dialect.edits.length > 0 || !mask.isEmpty,
    offsetOf: edited.offsetOf,
    mask,
    ids: dialect.ids,
    marks,
    foreign: dialect.foreign,
    unpaired: dialect.unpaired,
  }
}

function translateLines(text: string, isMdx: boolean, dialect: Dialect, mark: (number: number) => string): void {
  const lines = splitLines(text, isMdx)
  const containerLines = containerMark.test(text) ? rewriteContainers(text, lines, dialect) : new Set<number>()
  const headings = new HeadingIds(text, dialect, mark)
  const isInCode = createCodeSpanTest(text, lines)
  const context: Context = { text, isMdx, defines: createDefinitionTest(text) }
  let block: { delimiter: '%%' | '$$'; start: number } | undefined
  lines.forEach((line, index) => {
    if (containerLines.has(index) || line.isCode) return
    const start = line.begin + (/^[ \t>]*/.exec(text.slice(line.begin, line.end))?.[0].length ?? 0)
    const written = text.slice(start, line.end).trim()
    if (written === '%%' || written === '$$') {
      if (block?.delimiter === written) {
        addBlock(block, line.end, dialect)
        block = undefined
      } else block ??= { delimiter: written, start }
      return
    }
    if (block?.delimiter === '%%') return
    if (written === '' && /^>>>[ \t]*$/.test(text.slice(line.begin, line.end))) {
      const range = { start: line.begin, end: line.begin + 3 }
      dialect.edits.push({ ...range, text: '' })
      dialect.foreign.push({
        ...range,
        what: 'the edge of a quotation of GitLab',
        becomes: 'it is left out',
        hint: 'Begin each line of the quotation with "> ".',
      })
      return
    }
    const end = headings.read(line, lines[index + 1])
    if (block === undefined && end > start) readForeign({ start, end }, context, dialect, (offset) => isInCode(offset, index))
  })
}

/** Records a comment or formula delimited by separate lines. */
function addBlock({ delimiter, start }: { delimiter: '%%' | '$$'; start: number }, end: number, dialect: Dialect): void {
  if (delimiter === '$$') {
    const hint = 'Formulas are not supported: write it in words, or put it in code.'
    dialect.foreign.push({ start, end, what: 'a formula', becomes: 'it is printed as written', hint })
    return
  }
  dialect.edits = dialect.edits.filter((each) => each.end <= start || each.start >= end)
  dialect.edits.push({ start, end, text: '' })
  const hint = 'Write it as <!-- text -->, or remove it.'
  dialect.foreign.push({ start, end, what: 'a comment of Obsidian', becomes: 'it is left out', hint })
}

function createDefinitionTest(text: string): (label: string) => boolean {
  let labels: Set<string> | undefined
  return (label) => {
    labels ??= new Set(Array.from(text.matchAll(/^[ \t>]*\[([^\]\n]+)\]:/gm), ([, each = '']) => each.toLowerCase()))
    return labels.has(label.toLowerCase())
  }
}
