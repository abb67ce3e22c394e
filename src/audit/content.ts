/** What a content folder hides from the readers of a build, and what it shows them. Pure. */

import { type CST, Parser } from 'yaml'
import { uniqueEntries } from '../graph/assemble.ts'
import type { Entry } from '../graph/entry.ts'
import { keyOf } from '../graph/entry.ts'
import type { Checked } from '../graph/handbook.ts'
import type { LinkIndex } from '../graph/links/link-index.ts'
import { resolveLink } from '../graph/links/links.ts'
import { shownBy } from '../graph/files/pictures.ts'
import { findFiles } from '../collections/fields/references.ts'
import type { Sources } from '../sources/source.ts'
import { splitBody, findBodyStart } from './bodies.ts'
import type { Needles } from './needles.ts'
import { listTexts, listValueTexts } from './values.ts'

/** Keys whose value is a name, so even a single word of it is revealing. */
const nameKeys = /(^|\.)(title|navTitle|name|term|aliases|label|id)$/

export interface ContentRequest extends Pick<Checked, 'handbook' | 'written' | 'untyped'> {
  sources: Sources
}

/**
 * Entries that everyone can see. Decided here instead of taken from the printed handbook, so a broken filter there can't blind this check.
 */
export function publicEntries({ written }: Pick<ContentRequest, 'written'>): Entry[] {
  return uniqueEntries(written.entries).filter(({ audience, isDraft }) => audience === 'public' && !isDraft)
}

/** Add everything that's written but must not be visible. */
export function addHidden({ handbook, written, untyped, sources }: ContentRequest, needles: Needles): void {
  const texts = new Map(sources.files.map(({ path, text }) => [path, text]))
  const shown = publicEntries({ written })
  const seen = new Set(shown)
  const hidden = [...written.entries, ...untyped].filter((entry) => !seen.has(entry))
  for (const entry of hidden) addHiddenEntry(entry, needles)
  for (const entry of shown) addHiddenParts(entry, needles)
  const exports = new Set(hidden.flatMap(({ file }) => (/\.json$/i.test(file) ? [file] : [])))
  for (const file of exports) addExport(file, texts.get(file) ?? '', needles)
  for (const { path, text } of sources.files)
    for (const comment of findYamlComments(extractYaml(path, text)))
      needles.add(comment, { source: path, what: 'comment', text: () => text }, 'text')
  // A broken link in a public text names its file anyway.
  const named = new Set(shown.flatMap(({ document }) => document.links.map(({ url }) => lastSegment(url))))
  for (const path of findHiddenAssets({ handbook, written, sources }))
    if (!named.has(lastSegment(path))) needles.add(lastSegment(path), { source: path, what: 'file name', text: () => path }, 'name')
}

function lastSegment(path: string): string {
  return path.split('/').at(-1) ?? ''
}

/** Files that no visible entry shows or links to. */
export function findHiddenAssets({ handbook, written, sources }: Pick<ContentRequest, 'handbook' | 'written' | 'sources'>): string[] {
  const shown = findLinkedAssets(publicEntries({ written }), handbook.linkIndex)
  return sources.assets.filter((path) => !shown.has(path))
}

/** Remove everything these readers may see. */
export function removeShown({ handbook, written }: Pick<ContentRequest, 'handbook' | 'written'>, needles: Needles): void {
  const entries = publicEntries({ written })
  for (const entry of entries) for (const text of listShownTexts(entry)) needles.removeVisible(text)
  for (const path of findLinkedAssets(entries, handbook.linkIndex)) needles.removeVisible(path)
  // The reason for a redaction is shown in its place.
  for (const entry of written.entries)
    if (entry.collection === 'withheld') needles.removeVisible((entry.data as { reason?: string }).reason ?? '')
  const { issues: _, ...config } = handbook.config
  for (const text of listTexts(config)) needles.removeVisible(text)
}

/** What pages print of a visible entry. */
export function listShownTexts(entry: Entry): string[] {
  const { collection, definition, id, file, title, url, document } = entry
  const { noun } = definition
  const values = listValueTexts(definition, entry.written).flatMap(({ text, role }) => (role === 'shown' ? [text] : []))
  return [
    // Lists and feeds print the id, title and description in a row.
    `${noun} ${id} ${title} ${entry.description ?? ''} | ${noun} ${title}`,
    `${keyOf(entry)} | ${id} | ${file} | ${title} | ${url ?? ''} | ${collection}`,
    ...values,
    ...document.headings.map(({ text, id: anchor }) => `${text} | ${anchor}`),
    ...(entry.hasBody ? [splitBody(entry).printed] : []),
  ]
}

/** Add an entry that's hidden altogether. */
export function addHiddenEntry(entry: Entry, needles: Needles, source = entry.file): void {
  const { collection, definition, id, title, text, url } = entry
  const describe = (what: string) => ({ source, what, text: () => text })
  const last = id.split('/').at(-1) ?? id
  // The id of a file is its name, so it has no line.
  const { key } = definition
  const idLine = () => (key === undefined ? 1 : entry.spanOf([key]).line)
  needles.add(/^\d[\d.]*$/.test(last) ? `${collection} ${last}` : last, { ...describe('id'), line: idLine }, 'name')
  if (url !== undefined && id.includes('/')) needles.add(id, { ...describe('id'), line: idLine }, 'text')
  needles.add(title, describe('title'), 'name')
  for (const { path, text: value, role } of listValueTexts(definition, entry.written))
    if (role !== 'reference') needles.add(value, describe(path), nameKeys.test(path) ? 'name' : 'text')
  if (!entry.hasBody) return
  needles.add(text.slice(findBodyStart(text)), describe('text'), 'text')
  for (const { url: to } of entry.document.links) if (/^https?:/.test(to)) needles.add(to, describe('link'), 'text')
}

/** Add the hidden parts of a visible entry. */
export function addHiddenParts(entry: Entry, needles: Needles, source = entry.file): void {
  const describe = (what: string) => ({ source, what, text: () => entry.text })
  for (const { path, text, role } of listValueTexts(entry.definition, entry.written))
    if (role === 'staff') needles.add(text, describe(path), 'text')
  if (entry.hasBody) for (const part of splitBody(entry).leftOut) needles.add(part, describe('what the text leaves out'), 'text')
}

/** An issue tracker's export holds more than we read from it. */
function addExport(file: string, text: string, needles: Needles): void {
  let data: unknown
  try {
    data = JSON.parse(text)
  } catch {
    return
  }
  for (const each of listTexts(data)) needles.add(each, { source: file, what: 'issue', text: () => text }, 'text')
}

function extractYaml(path: string, text: string): string {
  if (/\.ya?ml$/i.test(path)) return text
  return /\.mdx?$/i.test(path) ? text.slice(0, findBodyStart(text)) : ''
}

/** Find comments in YAML, which readers never see. */
function findYamlComments(yaml: string): string[] {
  if (!/(^|\s)#/.test(yaml)) return []
  const found: string[] = []
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) for (const each of value) visit(each)
    else if (typeof value === 'object' && value !== null) {
      const token = value as Partial<CST.SourceToken>
      if (token.type === 'comment' && token.source !== undefined) found.push(token.source.replace(/^#+/, ''))
      else for (const each of Object.values(value)) visit(each)
    }
  }
  for (const token of new Parser().parse(yaml)) visit(token)
  return found
}

/** Current files that these entries show or link to. The entries may come from old texts. */
export function findLinkedAssets(entries: readonly Entry[], linkIndex: LinkIndex): Set<string> {
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
