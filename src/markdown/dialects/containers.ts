/**
 * Callouts and tabs of other generators: `:::note[Title]` of Docusaurus and Starlight, `::: details` of VitePress, `/// note` and
 * `!!! note "Title"` of MkDocs, `=== "Tab"`. All are rewritten as quotations that begin with `[!KIND]`, which the printer knows from
 * GitHub; each line of what they hold gets a `>`.
 */
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

interface Marker {
  kind: { start: number; end: number } | undefined
  title: { start: number; end: number } | undefined
  fold: '' | '-' | '+'
}

export const containerMark = /^[ \t>]*(?::{3,}|\/{3,}|!!!|\?\?\?|===[!+]?[ \t]+["'])/m

const fenceMark = /^(:{3,}|\/{3,})[ \t]*/
/** Containers that only say how to print: what they hold is printed as the rest. */
const plainKinds = /^(raw|v-pre|div|row|rows|col|cols|column|columns|grid|center|left|right|container|section)$/i
const indented = /^(!!!|\?\?\?\+?)[ \t]+([A-Za-z][\w-]*)((?:[ \t]+[A-Za-z][\w-]*)*)[ \t]*(?:"(.*)"|'(.*)')?[ \t]*$/
const tabMark = /^===[!+]?[ \t]+(?:"(.*)"|'(.*)')[ \t]*$/
/** So deep one stands in another. */
const deepest = 20

/** Rewrites containers; returns the lines that begin or end one. */
export function rewriteContainers(text: string, lines: readonly Line[], dialect: Dialect): Set<number> {
  const taken = new Set<number>()
  const closings = pairMarks(text, lines, dialect)
  let open: Container[] = []
  let isGapDue = false
  let last = ''
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
    const closing = open.findLastIndex((each) => each.closing?.line === index)
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
    const content = blank()
    put(line.end, line.end, `\n${content}`)
    if (!found.hasBody) {
      open.pop()
      isGapDue = true
    }
  })
  return taken
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
  if (kept === open.length)
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

interface Opening {
  form: 'fenced' | 'indented' | 'tab' | 'plain'
  marker: Marker
  closing?: { line: number; isMark: boolean }
  hasBody: boolean
}

function findOpening(text: string, lines: readonly Line[], index: number, rest: number, { pairs }: Pairs): Opening | undefined {
  const line = lines[index]
  if (!line) return undefined
  const written = text.slice(rest, line.end)
  const closing = pairs.get(index)
  if (closing) {
    const marker = readFenced(written, rest)
    if (!marker?.kind) return undefined
    const name = text.slice(marker.kind.start, marker.kind.end)
    return { form: plainKinds.test(name) ? 'plain' : 'fenced', marker, closing, hasBody: true }
  }
  const tab = tabMark.exec(written)
  if (tab) {
    if (!holdsIndented(text, lines, index)) return undefined
    const start = rest + written.search(/["']/) + 1
    return {
      form: 'tab',
      marker: { kind: undefined, title: { start, end: start + (tab[1] ?? tab[2] ?? '').length }, fold: '' },
      hasBody: true,
    }
  }
  const match = indented.exec(written)
  if (!match) return undefined
  const [, sign = '', name = '', words = '', double, single] = match
  const quoted = double ?? single
  const hasBody = holdsIndented(text, lines, index)
  if (!hasBody && quoted === undefined && words.trim() !== '') return undefined
  const kind = { start: rest + written.indexOf(name, sign.length), end: 0 }
  kind.end = kind.start + name.length
  // Words that are not in quotes are classes, of which two are in use; others are meant as a title.
  const isTitle = quoted === undefined && words.trim() !== '' && !/^(\s+(inline|end))+$/.test(words)
  const titleStart = isTitle ? kind.end + words.search(/\S/) : rest + written.search(/["']/) + 1
  const title = isTitle
    ? { start: titleStart, end: kind.end + words.trimEnd().length }
    : quoted
      ? { start: titleStart, end: titleStart + quoted.length }
      : undefined
  return { form: 'indented', marker: { kind, title, fold: sign === '!!!' ? '' : sign === '???' ? '-' : '+' }, hasBody }
}

/** Whether the next line that says something is set in by four columns. */
function holdsIndented(text: string, lines: readonly Line[], index: number): boolean {
  const line = lines[index]
  if (!line) return false
  const own = columnsOf(text, line.start, line.begin)
  for (let next = index + 1; next < lines.length; next++) {
    const each = lines[next]
    if (each && each.begin < each.end) return text.charAt(line.begin) === '>' || columnsOf(text, each.start, each.begin) >= own + 4
  }
  return false
}

/** Kind and title behind the mark of a container that is closed by another. */
function readFenced(written: string, offset: number): Marker | undefined {
  const mark = fenceMark.exec(written)?.[0]
  if (mark === undefined) return undefined
  const body = written.slice(mark.length).replace(/[ \t]*:*[ \t]*$/, '')
  const braced = /^\{([^{}]*)\}/.exec(body)
  const name = /[\p{L}][\p{L}\p{N}_-]*/u.exec(braced ? (/\.\s*[\p{L}].*|^\s*[\p{L}].*/u.exec(braced[1] ?? '')?.[0] ?? '') : body)?.[0]
  if (name === undefined || !(braced || body.startsWith(name))) return undefined
  const kindAt = mark.length + body.indexOf(name)
  const kind = { start: offset + kindAt, end: offset + kindAt + name.length }
  const attributes = (braced ? braced[1] : /\{([^{}]*)\}$/.exec(body)?.[1]) ?? ''
  const fold = /^details$/i.test(name) ? (/\bopen\b/.test(attributes) ? '+' : '-') : ''
  return { kind, title: findTitle(written, kindAt + name.length, braced !== null, mark.length + body.length, offset), fold }
}

function findTitle(
  written: string,
  from: number,
  isBraced: boolean,
  end: number,
  offset: number,
): { start: number; end: number } | undefined {
  const quoted = /\btitle=(?:"([^"]*)"|'([^']*)')/.exec(written)
  if (quoted) {
    const start = quoted.index + quoted[0].search(/["']/) + 1
    return { start: offset + start, end: offset + start + (quoted[1] ?? quoted[2] ?? '').length }
  }
  const begin = isBraced ? written.indexOf('}', from) + 1 : from
  const text = written.slice(begin, end).replace(/[ \t]*\{[^{}]*\}$/, '')
  const label = /^\[(.*)\]/.exec(text)
  const start = label ? begin + 1 : begin + text.length - text.replace(/^[ \t|]+/, '').length
  const stop = label ? start + (label[1] ?? '').length : begin + text.trimEnd().length
  return stop > start ? { start: offset + start, end: offset + stop } : undefined
}

interface Pairs {
  pairs: ReadonlyMap<number, { line: number; isMark: boolean }>
  strays: ReadonlySet<number>
}

function isBlank(line: Line | undefined): boolean {
  return line !== undefined && line.begin >= line.end
}

function isStray(mark: string): boolean {
  return /^:{3,}[ \t]*$/.test(mark)
}

/** Which line closes which, marks of more signs around those of fewer; what is never closed ends with its paragraph. */
function pairMarks(text: string, lines: readonly Line[], dialect: Dialect): Pairs {
  const pairs = new Map<number, { line: number; isMark: boolean }>()
  const strays = new Set<number>()
  const open: { line: number; mark: string; start: number; end: number }[] = []
  const blankAfter: number[] = []
  for (let index = lines.length - 1, blank = lines.length; index >= 0; index--) {
    blankAfter[index] = blank
    if (isBlank(lines[index])) blank = index
  }
  lines.forEach((line, index) => {
    if (line.isCode || !/^[ \t>]*(?::{3}|\/{3})/.test(text.slice(line.start, line.end))) return
    const start = line.begin + (/^[ \t>]*/.exec(text.slice(line.begin, line.end))?.[0].length ?? 0)
    const written = text.slice(start, line.end)
    const mark = fenceMark.exec(written)?.[1] ?? ''
    if (written.slice(mark.length).trim() !== '') {
      // Slashes begin many things; only a known kind of callout is one.
      const isMeant = mark.startsWith('/') ? /^\/{3,}[ \t]+[a-z]+[ \t]*(\||$)/.test(written) : readFenced(written, 0)?.kind !== undefined
      if (isMeant) open.push({ line: index, mark, start, end: line.end })
      return
    }
    const same = open.findLastIndex((each) => each.mark === mark)
    const at = same >= 0 ? same : open.findLastIndex((each) => each.mark.charAt(0) === mark.charAt(0) && each.mark.length < mark.length)
    const opening = open[at]
    if (opening) {
      pairs.set(opening.line, { line: index, isMark: true })
      for (const each of open.splice(at).slice(1)) endEarly(each)
    } else if (mark.startsWith(':')) {
      strays.add(index)
      dialect.unpaired.push({ start, end: start + mark.length, isOpening: false })
    }
  })
  for (const each of open) endEarly(each)
  return { pairs, strays }

  function endEarly({ line, mark, start, end }: (typeof open)[number]): void {
    if (mark.startsWith('/')) return
    pairs.set(line, { line: blankAfter[line] ?? lines.length, isMark: false })
    dialect.unpaired.push({ start, end, isOpening: true })
  }
}
