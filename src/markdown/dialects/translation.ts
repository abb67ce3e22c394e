/**
 * Translates Markdown extensions of other tools into Markdown that the engine reads. Markup with no meaning here is removed and
 * reported. Every offset in the new text maps to one in the text as written.
 */
import type { Range } from '../document.ts'
import { codeSpansIn } from './code-spans.ts'
import { placeOf, removeComments } from './comments.ts'
import { containerMark, rewriteContainers } from './containers.ts'
import type { Dialect, Foreign, GivenId } from './dialect.ts'
import { applyEdits } from './edits.ts'
import { readForeign } from './foreign.ts'
import { type Context, foreignMark } from './foreign-forms.ts'
import { HeadingIds } from './heading-ids.ts'
import { withStandIns } from './signs.ts'
import { linesOf } from './source-lines.ts'
import { StandIns } from './stand-ins.ts'

export interface Translation {
  text: string
  /** Whether positions and text of a tree need restoring. */
  isChanged: boolean
  offsetOf(offset: number): number
  standIns: StandIns
  /** Heading marks, `${open}${number}${close}`, refer to these ids by index. */
  ids: readonly GivenId[]
  marks: { open: string; close: string } | undefined
  foreign: readonly Foreign[]
  unpaired: readonly (Range & { isOpening: boolean })[]
}

const idMark = /\{:?[^{}\n]*#|\{[ \t]*-[ \t]*\}|\{\/\*\s*#|<!--\s*#|^\{:|\[#[^\]\s]+\][ \t]*$/m

export function translate(written: string, isMdx: boolean): Translation {
  const { text, offsetOf, foreign } = removeComments(written, isMdx)
  const translation = translateRest(text, isMdx)
  if (foreign.length === 0) return translation
  const placed = <Place extends Range>(places: readonly Place[]) => places.map((place) => placeOf(place, offsetOf))
  return {
    ...translation,
    isChanged: true,
    offsetOf: (offset) => offsetOf(translation.offsetOf(offset)),
    ids: placed(translation.ids),
    foreign: [...foreign, ...placed(translation.foreign)],
    unpaired: placed(translation.unpaired),
  }
}

function translateRest(text: string, isMdx: boolean): Translation {
  const standIns = new StandIns(text)
  const dialect: Dialect = { edits: [], foreign: [], ids: [], unpaired: [] }
  let marks: Translation['marks']
  if (containerMark.test(text) || idMark.test(text) || foreignMark.test(text)) {
    const [open, close] = [standIns.take('letter'), standIns.take('letter')]
    if (open !== undefined && close !== undefined) {
      marks = { open, close }
      translateLines(text, isMdx, dialect, (number) => `${open}${number}${close}`)
    }
  }
  const edited = applyEdits(text, dialect.edits)
  const translated = withStandIns(edited.text, standIns)
  return {
    text: translated,
    isChanged: dialect.edits.length > 0 || !standIns.isEmpty,
    offsetOf: edited.offsetOf,
    standIns,
    ids: dialect.ids,
    marks,
    foreign: dialect.foreign,
    unpaired: dialect.unpaired,
  }
}

function translateLines(text: string, isMdx: boolean, dialect: Dialect, mark: (number: number) => string): void {
  const lines = linesOf(text, isMdx)
  const taken = containerMark.test(text) ? rewriteContainers(text, lines, dialect) : new Set<number>()
  const headings = new HeadingIds(text, dialect, mark)
  const isInCode = codeSpansIn(text, lines)
  const context: Context = { text, isMdx, defines: definitionsIn(text) }
  let block: { sign: '%%' | '$$'; start: number } | undefined
  lines.forEach((line, index) => {
    if (taken.has(index) || line.isCode) return
    const start = line.begin + (/^[ \t>]*/.exec(text.slice(line.begin, line.end))?.[0].length ?? 0)
    const written = text.slice(start, line.end).trim()
    if (written === '%%' || written === '$$') {
      if (block?.sign === written) {
        addBlock(block, line.end, dialect)
        block = undefined
      } else block ??= { sign: written, start }
      return
    }
    if (block?.sign === '%%') return
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

/** Records a comment or formula that's delimited by lines of its own. */
function addBlock({ sign, start }: { sign: '%%' | '$$'; start: number }, end: number, dialect: Dialect): void {
  if (sign === '$$') {
    const hint = 'Formulas are not set: write it in words, or put it in code.'
    dialect.foreign.push({ start, end, what: 'a formula', becomes: 'it is printed as it is written', hint })
    return
  }
  dialect.edits = dialect.edits.filter((each) => each.end <= start || each.start >= end)
  dialect.edits.push({ start, end, text: '' })
  const hint = 'Write it as <!-- text -->, or remove it.'
  dialect.foreign.push({ start, end, what: 'a comment of Obsidian', becomes: 'it is left out', hint })
}

function definitionsIn(text: string): (label: string) => boolean {
  let labels: Set<string> | undefined
  return (label) => {
    labels ??= new Set(Array.from(text.matchAll(/^[ \t>]*\[([^\]\n]+)\]:/gm), ([, each = '']) => each.toLowerCase()))
    return labels.has(label.toLowerCase())
  }
}
