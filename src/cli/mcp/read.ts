/** An entry or a list as Markdown. */
import { keyOf, type Entry } from '../../graph/entry.ts'
import type { Handbook } from '../../graph/handbook.ts'
import { absoluteUrl, collectionPath } from '../../graph/paths.ts'
import { heading, link, list, paragraph } from '../../markdown/mdast.ts'
import { writeMarkdown } from '../../markdown/markdown-printer.ts'
import { makeMarkdownPage } from '../../outputs/markdown/entry.ts'
import { makeListPage } from '../../outputs/markdown/pages.ts'
import { CallError } from '../call-error.ts'
import { findEntry, toPath } from './find-entry.ts'
import type { OpenLibrary } from './library.ts'

/** Throws a `CallError` with the nearest ids if there's no such entry. */
export function readAsMarkdown(wanted: string, { handbook, updated }: Pick<OpenLibrary, 'handbook' | 'updated'>): string {
  const path = toPath(wanted, handbook)
  const listed = handbook.entryIndex.byUrl(path) ? undefined : makeListPage(path, handbook)
  if (listed !== undefined) return listed
  const kind = handbook.config.collections.names.find((name) => collectionPath(name) === path)
  if (kind !== undefined && handbook.entryIndex.byUrl(path) === undefined)
    throw new CallError(`The list "${path}" has no page in Markdown. Use the tool "list" with the kind "${kind}".`)
  const entry = findEntry(wanted, handbook)
  return entry.url === undefined ? describeEntry(entry, handbook) : makeMarkdownPage(entry, handbook, updated)
}

/** An entry without a page: what it is, and the pages that refer to it. */
function describeEntry(entry: Entry, handbook: Handbook): string {
  const { site, base } = handbook.config
  const about = entry.description ?? (entry.collection === 'glossary' ? entry.data.definition : undefined)
  const pages = (handbook.backlinks.get(keyOf(entry)) ?? []).filter(({ url }) => url !== undefined)
  const links = pages.map(({ title, url = '/' }) => [link(title, absoluteUrl(url, site, base))])
  return writeMarkdown([
    heading(1, entry.title),
    paragraph(`${keyOf(entry)}: ${entry.definition.noun}`),
    ...(about === undefined ? [] : [paragraph(about)]),
    ...(links.length > 0 ? [heading(2, 'Pages that refer to it'), list(links)] : []),
  ])
}
