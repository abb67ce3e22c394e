/** Finds unresolved merge conflicts. */
import { findFrontMatter } from './front-matter.ts'
import type { SourceFile } from './source.ts'

/** A conflict marker. Offsets in the text; the end is exclusive. */
export interface Marker {
  start: number
  end: number
  kind: 'ours' | 'base' | 'middle' | 'theirs'
  /** What git wrote after the marker: a branch or commit; empty if nothing. */
  label: string
}

const kinds = { '<': 'ours', '|': 'base', '=': 'middle', '>': 'theirs' } as const
const markerLines = /^(?:(<{7}|\|{7}|>{7})(?:[ \t]+([^\r\n]*?))?|={7})[ \t]*$/gm

/**
 * Returns the markers of a file's first conflict; empty if there is none.
 *
 * In data and front matter, every marker counts, since YAML has no such lines. In a body, `=======` may underline a heading, so it
 * counts only with another marker; `>>>>>>>` and `|||||||` count with a name after them, but not within a blockquote or table. A
 * conflict entirely inside a code fence doesn't count.
 */
export function findConflict({ path, text }: SourceFile): Marker[] {
  // Most files have none, and this test is cheap.
  if (!/<{7}|\|{7}|={7}|>{7}/.test(text)) return []
  const markers = [...text.matchAll(markerLines)].map((match): Marker => {
    const sign = (match[0][0] ?? '<') as keyof typeof kinds
    return { start: match.index, end: match.index + match[0].trimEnd().length, kind: kinds[sign], label: match[2] ?? '' }
  })
  const dataEnd = findDataEnd({ path, text })
  const inData = markers.findIndex(({ start }) => start < dataEnd)
  const first = inData >= 0 ? inData : findInBody(markers, text, dataEnd)
  return first < 0 ? [] : sliceConflict(markers, first)
}

/** Returns the end of the YAML or JSON part. */
function findDataEnd({ path, text }: SourceFile): number {
  if (!/\.mdx?$/i.test(path)) return text.length
  const found = findFrontMatter(text)
  if (found.kind === 'present' || found.kind === 'late') return found.yaml.end
  return found.kind === 'unopened' ? found.close : 0
}

/** Returns the index of the first marker of a conflict with at least one line outside code; -1 if there is none. */
function findInBody(markers: readonly Marker[], text: string, from: number): number {
  const isSure = (marker: Marker) => marker.start >= from && (marker.kind === 'ours' || isNamedMarker(marker, text))
  if (!markers.some(isSure)) return -1
  const isCode = createCodeTest(text, from)
  return markers.findIndex((marker, index) => isSure(marker) && sliceConflict(markers, index).some(({ start }) => !isCode(start)))
}

/** Whether a marker has a name, as git writes it, and no similar line above or below, as in a blockquote or table. */
function isNamedMarker({ kind, label, start, end }: Marker, text: string): boolean {
  if (kind === 'middle' || label === '' || label.endsWith('|')) return false
  const sign = text.charAt(start)
  const [, below = ''] = /^[^\n]*\n(.?)/.exec(text.slice(end)) ?? []
  const [, above = ''] = /(?:^|\n)([^\n]?)[^\n]*\n$/.exec(text.slice(0, start).split('\n').slice(-3).join('\n')) ?? []
  return above !== sign && below !== sign
}

/** Returns the markers up to the end of the conflict, or to the next one. If its start is missing, also those before. */
function sliceConflict(markers: readonly Marker[], first: number): Marker[] {
  const rest = markers.slice(first)
  if (rest[0]?.kind === 'theirs') {
    const before = markers.slice(0, first)
    return [rest[0], ...before.slice(before.findLastIndex(({ kind }) => kind === 'theirs') + 1)]
  }
  const next = rest.findIndex(({ kind }, index) => index > 0 && kind === 'ours')
  const end = rest.findIndex(({ kind }) => kind === 'theirs')
  return rest.slice(0, end >= 0 && (next < 0 || end < next) ? end + 1 : next < 0 ? undefined : next)
}

/** Returns a test for offsets in code fences. An unindented line ends an indented fence, along with the list it's in. */
function createCodeTest(text: string, from: number): (offset: number) => boolean {
  const fences: { start: number; end: number }[] = []
  let open: { start: number; mark: string; isIndented: boolean } | undefined
  for (const { 0: line, index } of text.slice(from).matchAll(/^.*$/gm)) {
    const start = from + index
    if (open?.isIndented && /^\S/.test(line)) {
      fences.push({ start: open.start, end: start })
      open = undefined
    }
    const [, indent = '', mark] = /^([ \t]*(?:[-*+]|\d+[.)])?[ \t]*)(`{3,}(?=[^`]*$)|~{3,})/.exec(line) ?? []
    if (mark === undefined) continue
    if (!open) open = { start, mark, isIndented: indent !== '' }
    else if (mark[0] === open.mark[0] && mark.length >= open.mark.length && line.trim() === mark) {
      fences.push({ start: open.start, end: start })
      open = undefined
    }
  }
  if (open) fences.push({ start: open.start, end: text.length })
  return (offset) => fences.some(({ start, end }) => offset >= start && offset < end)
}
