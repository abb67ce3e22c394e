/** Parses lines that open a container or a tab: kind, title and fold. */
import type { Line } from './dialect.ts'
import { countColumns } from './source-lines.ts'

/** Paired lines by the index of the opening one, and lines whose marker closes nothing. */
export interface Pairs {
  pairs: ReadonlyMap<number, { line: number; isMark: boolean }>
  strays: ReadonlySet<number>
}

export interface Marker {
  kind: { start: number; end: number } | undefined
  title: { start: number; end: number } | undefined
  fold: '' | '-' | '+'
}

export const fenceMark = /^(:{3,}|\/{3,})[ \t]*/
/** Containers for layout only; their content is printed as is. */
const layoutKinds = /^(raw|v-pre|div|row|rows|col|cols|column|columns|grid|center|left|right|container|section)$/i
const indented = /^(!!!|\?\?\?\+?)[ \t]+([A-Za-z][\w-]*)((?:[ \t]+[A-Za-z][\w-]*)*)[ \t]*(?:"(.*)"|'(.*)')?[ \t]*$/
/** `::: package.module.Class`: mkdocstrings puts documentation of code there. */
export const codeReference = /^[ \t>]*:{3}[ \t]+[A-Za-z_]\w*(?:\.\w+)+[ \t]*$/
export const tabMark = /^===[!+]?[ \t]+(?:"(.*)"|'(.*)')[ \t]*$/

export interface Opening {
  form: 'fenced' | 'indented' | 'tab' | 'plain'
  marker: Marker
  closing?: { line: number; isMark: boolean }
  hasBody: boolean
}

export function findOpening(text: string, lines: readonly Line[], index: number, rest: number, { pairs }: Pairs): Opening | undefined {
  const line = lines[index]
  if (!line) return undefined
  const written = text.slice(rest, line.end)
  const closing = pairs.get(index)
  if (closing) {
    const marker = readFencedMarker(written, rest)
    if (!marker?.kind) return undefined
    const name = text.slice(marker.kind.start, marker.kind.end)
    return { form: layoutKinds.test(name) ? 'plain' : 'fenced', marker, closing, hasBody: true }
  }
  const tab = tabMark.exec(written)
  if (tab) {
    if (!hasIndentedBody(text, lines, index)) return undefined
    const start = rest + written.search(/["']/) + 1
    return {
      form: 'tab',
      marker: { kind: undefined, title: { start, end: start + (tab[1] ?? tab[2] ?? '').length }, fold: '' },
      hasBody: true,
    }
  }
  const match = indented.exec(written)
  if (!match) return undefined
  const [, mark = '', name = '', words = '', double, single] = match
  const quoted = double ?? single
  const hasBody = hasIndentedBody(text, lines, index)
  if (!hasBody && quoted === undefined && words.trim() !== '') return undefined
  const kind = { start: rest + written.indexOf(name, mark.length), end: 0 }
  kind.end = kind.start + name.length
  // Unquoted words are classes, but only these two exist; anything else is meant as a title.
  const isTitle = quoted === undefined && words.trim() !== '' && !/^(\s+(inline|end))+$/.test(words)
  const titleStart = isTitle ? kind.end + words.search(/\S/) : rest + written.search(/["']/) + 1
  const title = isTitle
    ? { start: titleStart, end: kind.end + words.trimEnd().length }
    : quoted
      ? { start: titleStart, end: titleStart + quoted.length }
      : undefined
  return { form: 'indented', marker: { kind, title, fold: mark === '!!!' ? '' : mark === '???' ? '-' : '+' }, hasBody }
}

/** Whether the next non-blank line is indented by four columns. */
function hasIndentedBody(text: string, lines: readonly Line[], index: number): boolean {
  const line = lines[index]
  if (!line) return false
  const own = countColumns(text, line.start, line.begin)
  for (let next = index + 1; next < lines.length; next++) {
    const each = lines[next]
    if (each && each.begin < each.end) return text.charAt(line.begin) === '>' || countColumns(text, each.start, each.begin) >= own + 4
  }
  return false
}

/** Reads kind and title after the marker of a fenced container. `offset` is where `written` starts in the text. */
export function readFencedMarker(written: string, offset: number): Marker | undefined {
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
