/**
 * Callouts and tabs of other generators: `:::note[Title]` of Docusaurus and Starlight, `::: details` of VitePress, `/// note` and
 * `!!! note "Title"` of MkDocs, `=== "Tab"`. All are rewritten as quotations that begin with `[!KIND]`, which the printer knows from
 * GitHub; each line of what they hold gets a `>`.
 */
import { isStray, pairMarks } from './container-marks.ts'
import { findOpening, type Marker, tabMark } from './container-openings.ts'
import type { Dialect, Line } from './dialect.ts'
import { columnsOf } from './source-lines.ts'

interface Container {
  /** Marks of quotations before it, and columns of white space behind them. */
  quotes: number
  indent: number
  /** Columns that what it holds is set in by. */
  inset: number
  /** What stands before each line of it in the new text. */
  prefix: string
  /** The line that closes it, and whether that line says so. */
  closing?: { line: number; isMark: boolean }
  /** The tabs that hold its like. */
  holdsTabs?: boolean
}

export const containerMark = /^[ \t>]*(?::{3,}|\/{3,}|!!!|\?\?\?|===[!+]?[ \t]+["'])/m

/** So deep one stands in another. */
const deepest = 20

/** Rewrites containers; returns the lines that begin or end one. */
export function rewriteContainers(text: string, lines: readonly Line[], dialect: Dialect): Set<number> {
  const taken = new Set<number>()
  const closings = pairMarks(text, lines, dialect)
  let open: Container[] = []
  let isGapDue = false
  let last = ''
  /** The line behind which options of a container may stand. */
  let beforeOptions = -1
  lines.forEach((line, index) => {
    const read = readPrefix(text, line, open)
    const { rest } = read
    let { columns, extra } = read
    // A tab that ends takes its tabs along, unless another follows.
    let kept = read.kept
    const mark = line.isCode ? '' : text.slice(rest, line.end)
    const parent = open[kept - 1]
    if (parent?.holdsTabs && rest < line.end && !(tabMark.test(mark) && columns === 0)) {
      kept--
      columns += parent.indent
      extra += parent.indent
    }
    if (kept < open.length) {
      open = open.slice(0, kept)
      isGapDue = true
    }
    const put = (start: number, end: number, inserted: string) => {
      if (start < end || inserted !== '') dialect.edits.push({ start, end, text: inserted })
    }
    const outer = () => open.map(({ prefix }) => prefix).join('')
    const blank = () => outer().trimEnd()
    const isBlank = rest >= line.end
    const closing = open.findIndex((each) => each.closing?.line === index)
    if (closing >= 0) {
      const { isMark } = open[closing]?.closing ?? { isMark: true }
      open = open.slice(0, closing)
      isGapDue = false
      if (isMark) {
        taken.add(index)
        put(line.start, line.end, blank())
        last = ''
        return
      }
    }
    const gap = () => {
      const before = isGapDue && !isBlank ? `${blank()}\n` : ''
      if (!isBlank) isGapDue = false
      return before
    }
    if (index === beforeOptions + 1 && isOption(text.slice(line.start, line.end))) {
      const start = skipSpace(text, line.start, line.end)
      dialect.foreign.push({ start, end: line.end, what: 'an option of another generator', becomes: 'it is left out', hint: 'Remove it.' })
      taken.add(index)
      put(line.start, line.end, blank())
      beforeOptions = index
      return
    }
    const lead = (container: Container) => `${gap()}${outer()}${container.prefix}`
    const found = line.isCode || isBlank || open.length >= deepest ? undefined : findOpening(text, lines, index, rest, closings)
    if (!found) {
      if (isStray(mark) && closings.strays.has(index)) {
        taken.add(index)
        put(line.start, line.end, blank())
      } else if (open.length > 0)
        put(line.start, isBlank ? line.end : read.at, isBlank ? blank() : `${gap()}${outer()}${' '.repeat(extra)}`)
      else if (isGapDue) put(line.start, line.start, gap())
      last = mark
      return
    }
    taken.add(index)
    if (last.trimStart().startsWith('<')) isGapDue = true
    last = ''
    const quotes = read.quotes
    const indent = columns
    const base = `${'> '.repeat(quotes)}${' '.repeat(indent)}`
    if (found.form === 'plain') {
      const container = { quotes, indent, inset: 0, prefix: base, ...(found.closing && { closing: found.closing }) }
      put(line.start, line.end, blank())
      open.push(container)
      return
    }
    const container: Container = {
      quotes,
      indent,
      inset: found.form === 'fenced' ? 0 : 4,
      prefix: `${base}> `,
      ...(found.closing && { closing: found.closing }),
    }
    let start = lead(container)
    if (found.form === 'tab') {
      if (!open.at(-1)?.holdsTabs) {
        const tabs: Container = { quotes, indent, inset: 0, prefix: `${base}> `, holdsTabs: true }
        start = `${start}[!tabs]\n${(outer() + tabs.prefix).trimEnd()}\n${outer()}${tabs.prefix}> `
        open.push(tabs)
      }
      Object.assign(container, { quotes: 0, indent: 0, prefix: '> ' })
    }
    writeOpening(line, found.marker, start, put)
    open.push(container)
    if (found.form === 'fenced') beforeOptions = index
    const content = blank()
    put(line.end, line.end, `\n${content}`)
    if (!found.hasBody) {
      open.pop()
      isGapDue = true
    }
  })
  return taken
}

/** What MyST (`:class: tip`) and the blocks of MkDocs (`    open: True`) write below the line that opens a container. */
function isOption(line: string): boolean {
  return /^[ \t]*:[a-z][\w-]*:(?:[ \t].*)?$/.test(line) || /^(?: {4}|\t)[ \t]*[a-z][\w-]*:(?:[ \t].*)?$/.test(line)
}

/** `> [!KIND]- Title`, with kind and title as they are written, so that a problem finds its place in them. */
function writeOpening(
  line: Line,
  { kind, title, fold }: Marker,
  start: string,
  put: (start: number, end: number, text: string) => void,
): void {
  const name = kind ?? { start: title?.start ?? line.end, end: title?.start ?? line.end }
  put(line.start, name.start, kind ? `${start}[!` : `${start}[!tab`)
  if (title && title.end > title.start) {
    put(name.end, title.start, `]${fold} `)
    put(title.end, line.end, '')
  } else put(name.end, line.end, `]${fold}`)
}

interface Prefix {
  /** In how many of the containers the line still stands. */
  kept: number
  /** Behind what belongs to these. */
  at: number
  /** Columns of a tab that reach beyond that. */
  extra: number
  /** Where the text of the line begins. */
  rest: number
  /** Columns of white space before it. */
  columns: number
  /** Marks of quotations of its own. */
  quotes: number
}

function readPrefix(text: string, line: Line, open: readonly Container[]): Prefix {
  let at = line.start
  let extra = 0
  let column = 0
  let kept = 0
  const restOf = () => skipSpace(text, at, line.end)
  for (const { quotes, indent, inset } of open) {
    if (quotes > 0) {
      const quoted = skipQuotes(text, at, line.end, quotes)
      if (quoted === undefined) break
      column += extra + columnsOf(text, at, quoted, column)
      at = quoted
      extra = 0
    }
    const rest = restOf()
    const isBlank = rest >= line.end
    if (!isBlank && inset > 0 && extra + columnsOf(text, at, rest, column) < indent + inset) break
    const limit = column + indent + inset
    column += extra
    while (at < rest && column < limit) column += columnsOf(text, at, ++at, column)
    extra = Math.max(0, column - limit)
    column = Math.min(column, limit)
    kept++
  }
  let rest = restOf()
  let columns = extra + columnsOf(text, at, rest, column)
  let quotes = 0
  while (text.charAt(rest) === '>' && containerMark.test(text.slice(rest, line.end))) {
    quotes++
    rest = skipSpace(text, rest + 1, line.end)
    columns = 0
  }
  return { kept, at, extra, rest, columns, quotes }
}

function skipQuotes(text: string, from: number, end: number, count: number): number | undefined {
  let at = from
  for (let left = count; left > 0; left--) {
    at = skipSpace(text, at, end)
    if (text.charAt(at) !== '>') return undefined
    at++
    if (text.charAt(at) === ' ') at++
  }
  return at
}

function skipSpace(text: string, from: number, end: number): number {
  let at = from
  while (at < end && (text.charAt(at) === ' ' || text.charAt(at) === '\t')) at++
  return at
}
