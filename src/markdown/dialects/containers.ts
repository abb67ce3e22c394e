/**
 * Callouts and tabs of other generators: `:::note[Title]` (Docusaurus, Starlight), `::: details` (VitePress), `/// note`,
 * `!!! note "Title"` and `=== "Tab"` (MkDocs). All become GitHub alerts, blockquotes that begin with `[!KIND]`, so each line in
 * them gets a `>`.
 */
import { isBareMarker, pairMarks } from './container-marks.ts'
import { codeReference, findOpening, type Marker, tabMark } from './container-openings.ts'
import type { Dialect, Line } from './dialect.ts'
import { countColumns } from './source-lines.ts'

interface Container {
  /** Blockquote markers before it, and columns of white space after those. */
  quotes: number
  indent: number
  /** Columns by which its content is indented. */
  contentIndent: number
  /** Prefix of each of its lines in the new text. */
  prefix: string
  /** Index of its last line, and whether that line is a closing marker. */
  closing?: { line: number; isMark: boolean }
  /** Set for the group around `=== "Tab"` containers. */
  holdsTabs?: boolean
}

export const containerMark = /^[ \t>]*(?::{3,}|\/{3,}|!!!|\?\?\?|===[!+]?[ \t]+["'])/m

/** Nesting limit. */
const maxDepth = 20

/** Rewrites containers, and returns the indexes of lines that open or close one. */
export function rewriteContainers(text: string, lines: readonly Line[], dialect: Dialect): Set<number> {
  const markerLines = new Set<number>()
  const referenceLines = new Set<number>()
  const closings = pairMarks(text, lines, dialect)
  let open: Container[] = []
  let isGapDue = false
  let last = ''
  /** Index of the line after which container options may follow. */
  let beforeOptions = -1
  lines.forEach((line, index) => {
    const read = readPrefix(text, line, open)
    const { rest } = read
    let { columns, extra } = read
    // The last tab closes its group.
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
        markerLines.add(index)
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
      markerLines.add(index)
      put(line.start, line.end, blank())
      beforeOptions = index
      return
    }
    if (!line.isCode && codeReference.test(text.slice(line.start, line.end))) {
      leaveOutReference(index)
      return
    }
    if (referenceLines.has(index)) return
    const lead = (container: Container) => `${gap()}${outer()}${container.prefix}`
    const found = line.isCode || isBlank || open.length >= maxDepth ? undefined : findOpening(text, lines, index, rest, closings)
    if (!found) {
      if (isBareMarker(mark) && closings.strays.has(index)) {
        markerLines.add(index)
        put(line.start, line.end, blank())
      } else if (open.length > 0)
        put(line.start, isBlank ? line.end : read.at, isBlank ? blank() : `${gap()}${outer()}${' '.repeat(extra)}`)
      else if (isGapDue) put(line.start, line.start, gap())
      last = mark
      return
    }
    markerLines.add(index)
    if (last.trimStart().startsWith('<')) isGapDue = true
    last = ''
    const quotes = read.quotes
    const indent = columns
    const base = `${'> '.repeat(quotes)}${' '.repeat(indent)}`
    if (found.form === 'plain') {
      const container = { quotes, indent, contentIndent: 0, prefix: base, ...(found.closing && { closing: found.closing }) }
      put(line.start, line.end, blank())
      open.push(container)
      return
    }
    const container: Container = {
      quotes,
      indent,
      contentIndent: found.form === 'fenced' ? 0 : 4,
      prefix: `${base}> `,
      ...(found.closing && { closing: found.closing }),
    }
    let start = lead(container)
    if (found.form === 'tab') {
      if (!open.at(-1)?.holdsTabs) {
        const tabs: Container = { quotes, indent, contentIndent: 0, prefix: `${base}> `, holdsTabs: true }
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
  return markerLines

  /** Leaves out a reference to code, and the indented options below it. */
  function leaveOutReference(index: number): void {
    const own = lines[index]
    if (!own) return
    const columns = countColumns(text, own.start, own.begin)
    let end = index
    for (let next = lines[end + 1]; next && next.begin < next.end; next = lines[end + 1]) {
      if (countColumns(text, next.start, next.begin) < columns + 4) break
      end++
    }
    const last = lines[end] ?? own
    dialect.foreign.push({
      start: own.begin,
      end: last.end,
      what: 'a reference to code that another generator fills in',
      becomes: 'it is left out',
      hint: 'Write what readers need to know, or link to the reference.',
    })
    for (let at = index; at <= end; at++) {
      const each = lines[at]
      referenceLines.add(at)
      markerLines.add(at)
      if (each) dialect.edits.push({ start: each.begin, end: each.end, text: '' })
    }
  }
}

/** Options below an opening line: `:class: tip` in MyST, `    open: True` in MkDocs blocks. */
function isOption(line: string): boolean {
  return /^[ \t]*:[a-z][\w-]*:(?:[ \t].*)?$/.test(line) || /^(?: {4}|\t)[ \t]*[a-z][\w-]*:(?:[ \t].*)?$/.test(line)
}

/** Writes `> [!KIND]- Title`. Kind and title are kept from the source, so that problems in them point at the right offset. */
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
  /** How many of the open containers the line still belongs to. */
  kept: number
  /** Offset after the markers of those containers. */
  at: number
  /** Columns of a tab character beyond that offset. */
  extra: number
  /** Offset of the line's own text. */
  rest: number
  /** Columns of white space before its own text. */
  columns: number
  /** Blockquote markers of its own. */
  quotes: number
}

function readPrefix(text: string, line: Line, open: readonly Container[]): Prefix {
  let at = line.start
  let extra = 0
  let column = 0
  let kept = 0
  const restOf = () => skipSpace(text, at, line.end)
  for (const { quotes, indent, contentIndent } of open) {
    if (quotes > 0) {
      const quoted = skipQuotes(text, at, line.end, quotes)
      if (quoted === undefined) break
      column += extra + countColumns(text, at, quoted, column)
      at = quoted
      extra = 0
    }
    const rest = restOf()
    const isBlank = rest >= line.end
    if (!isBlank && contentIndent > 0 && extra + countColumns(text, at, rest, column) < indent + contentIndent) break
    const limit = column + indent + contentIndent
    column += extra
    while (at < rest && column < limit) column += countColumns(text, at, ++at, column)
    extra = Math.max(0, column - limit)
    column = Math.min(column, limit)
    kept++
  }
  let rest = restOf()
  let columns = extra + countColumns(text, at, rest, column)
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
