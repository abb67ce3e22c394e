/** What a content folder hides from the readers of a build, and what it shows them. Pure. */

import { uniqueEntries } from '../graph/assemble.ts'
import type { Entry } from '../graph/entry.ts'
import { keyOf } from '../graph/entry.ts'
import type { Checked } from '../graph/handbook.ts'
import type { LinkIndex } from '../graph/links/link-index.ts'
import { resolveLink } from '../graph/links/links.ts'
import { shownBy } from '../graph/files/pictures.ts'
import { findFiles } from '../collections/fields/references.ts'
import type { Sources } from '../sources/source.ts'
import { bodyParts, bodyStartOf } from './bodies.ts'
import { yamlComments } from './comments.ts'
import type { Needles } from './needles.ts'
import { plainTexts, valueTexts } from './values.ts'

/** Keys whose value is a name, so even a single word of it is revealing. */
const names = /(^|\.)(title|navTitle|name|term|aliases|label|id)$/

export interface ContentRequest extends Pick<Checked, 'handbook' | 'written' | 'untyped'> {
  sources: Sources
}

/**
 * Entries that everybody may see. Decided here instead of taken from the printed handbook, so that a broken filter there can't blind this
 * check.
 */
export function entriesForAll({ written }: Pick<ContentRequest, 'written'>): Entry[] {
  return uniqueEntries(written.entries).filter(({ audience, isDraft }) => audience === 'public' && !isDraft)
}

/** Add everything that's written but must not be visible. */
export function addHidden({ handbook, written, untyped, sources }: ContentRequest, needles: Needles): void {
  const texts = new Map(sources.files.map(({ path, text }) => [path, text]))
  const shown = entriesForAll({ written })
  const seen = new Set(shown)
  const hidden = [...written.entries, ...untyped].filter((entry) => !seen.has(entry))
  for (const entry of hidden) addHiddenEntry(entry, needles)
  for (const entry of shown) addHiddenParts(entry, needles)
  const exports = new Set(hidden.flatMap(({ file }) => (/\.json$/i.test(file) ? [file] : [])))
  for (const file of exports) addExport(file, texts.get(file) ?? '', needles)
  for (const { path, text } of sources.files)
    for (const comment of yamlComments(yamlOf(path, text)))
      needles.add(comment, { source: path, what: 'comment', text: () => text }, 'text')
  for (const path of hiddenAssets({ handbook, written, sources }))
    needles.add(path.split('/').at(-1) ?? '', { source: path, what: 'file name', text: () => path }, 'name')
}

/** Files that no visible entry shows or links to. */
export function hiddenAssets({ handbook, written, sources }: Pick<ContentRequest, 'handbook' | 'written' | 'sources'>): string[] {
  const shown = assetsOf(entriesForAll({ written }), handbook.linkIndex)
  return sources.assets.filter((path) => !shown.has(path))
}

/** Remove everything these readers may see. */
export function removeShown({ handbook, written }: Pick<ContentRequest, 'handbook' | 'written'>, needles: Needles): void {
  const entries = entriesForAll({ written })
  for (const entry of entries) for (const text of shownTexts(entry)) needles.removeVisible(text)
  for (const path of assetsOf(entries, handbook.linkIndex)) needles.removeVisible(path)
  // The reason for a redaction is shown in its place.
  for (const entry of written.entries)
    if (entry.collection === 'withheld') needles.removeVisible((entry.data as { reason?: string }).reason ?? '')
  const { issues: _, ...config } = handbook.config
  for (const text of plainTexts(config)) needles.removeVisible(text)
}

/** What pages print of a visible entry. */
export function shownTexts(entry: Entry): string[] {
  const { collection, definition, id, file, title, url, document } = entry
  const { noun } = definition
  const values = valueTexts(definition, entry.written).flatMap(({ text, role }) => (role === 'shown' ? [text] : []))
  return [
    // Lists and feeds print the id, title and description in a row.
    `${noun} ${id} ${title} ${entry.description ?? ''} | ${noun} ${title}`,
    `${keyOf(entry)} | ${id} | ${file} | ${title} | ${url ?? ''} | ${collection}`,
    ...values,
    ...document.headings.map(({ text, id: anchor }) => `${text} | ${anchor}`),
    ...(entry.hasBody ? [bodyParts(entry).printed] : []),
  ]
}

/** Add an entry that's hidden altogether. */
export function addHiddenEntry(entry: Entry, needles: Needles, source = entry.file): void {
  const { collection, definition, id, title, text, url } = entry
  const hide = (what: string) => ({ source, what, text: () => text })
  const last = id.split('/').at(-1) ?? id
  // The id of a file is its name, so it has no line.
  const { key } = definition
  const idLine = () => (key === undefined ? 1 : entry.spanOf([key]).line)
  needles.add(/^\d[\d.]*$/.test(last) ? `${collection} ${last}` : last, { ...hide('id'), line: idLine }, 'name')
  if (url !== undefined && id.includes('/')) needles.add(id, { ...hide('id'), line: idLine }, 'text')
  needles.add(title, hide('title'), 'name')
  for (const { path, text: value, role } of valueTexts(definition, entry.written))
    if (role !== 'reference') needles.add(value, hide(path), names.test(path) ? 'name' : 'text')
  if (!entry.hasBody) return
  needles.add(text.slice(bodyStartOf(text)), hide('text'), 'text')
  for (const { url: to } of entry.document.links) if (/^https?:/.test(to)) needles.add(to, hide('link'), 'text')
}

/** Add the hidden parts of a visible entry. */
export function addHiddenParts(entry: Entry, needles: Needles, source = entry.file): void {
  const hide = (what: string) => ({ source, what, text: () => entry.text })
  for (const { path, text, role } of valueTexts(entry.definition, entry.written))
    if (role === 'staff') needles.add(text, hide(path), 'text')
  if (entry.hasBody) for (const part of bodyParts(entry).leftOut) needles.add(part, hide('what the text leaves out'), 'text')
}

/** An issue tracker's export holds more than we read from it. */
function addExport(file: string, text: string, needles: Needles): void {
  let data: unknown
  try {
    data = JSON.parse(text)
  } catch {
    return
  }
  for (const each of plainTexts(data)) needles.add(each, { source: file, what: 'issue', text: () => text }, 'text')
}

function yamlOf(path: string, text: string): string {
  if (/\.ya?ml$/i.test(path)) return text
  return /\.mdx?$/i.test(path) ? text.slice(0, bodyStartOf(text)) : ''
}

/** Current files that these entries show or link to. The entries may come from old texts. */
export function assetsOf(entries: readonly Entry[], linkIndex: LinkIndex): Set<string> {
  return new Set(
    entries.flatMap((entry) => {
      const named = findFiles(entry.definition.schema, entry.data).map(({ value }) => value)
      return [...shownBy(entry), ...named, ...entry.document.links.map(({ url }) => url)].flatMap((url) => {
        const target = resolveLink(entry, url, linkIndex)
        return target.kind === 'asset' ? [target.path] : []
      })
    }),
  )
}
