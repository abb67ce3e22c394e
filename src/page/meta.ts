/** Metadata of an entry's page. */
import type { Entry } from '../graph/entry.ts'
import type { Handbook } from '../graph/handbook.ts'
import type { PageChrome } from './page.ts'
import { absoluteUrl, collectionPath, markdownPath } from '../graph/paths.ts'
import { isOurs, type OwnName } from '../collections/table.ts'
import { previewOf, sectionPreviewOf } from './preview.ts'
import { structuredDataOf, structuredDataText } from './structured-data.ts'

export interface PageMeta {
  /** Address of the Markdown version, relative to the site's root. */
  markdownUrl: string
  /** JSON-LD, safe within a script element. */
  structuredData: string
}

export type ListWithMarkdown = 'decisions' | 'openings' | 'roles' | OwnName

/** Lists with a generated Markdown version; an entry that replaces the list, as roles may have, brings its own. */
export function listsWithMarkdown({ entryIndex, linkIndex, config }: Handbook): ListWithMarkdown[] {
  const own = config.collections.names.filter((name) => !isOurs(name))
  return [...(['decisions', 'openings', 'roles'] as const), ...own].filter(
    (name) => linkIndex.otherPages.has(collectionPath(name)) && entryIndex.byUrl(collectionPath(name)) === undefined,
  )
}

/** The address of a list's Markdown version; undefined if it has none. */
export function markdownUrlOfList(url: string, handbook: Handbook): string | undefined {
  const list = url.replace(/_?page\/\d+\/$/, '')
  return listsWithMarkdown(handbook).some((name) => collectionPath(name) === list) ? markdownPath(url) : undefined
}

/** The full address of a page's preview picture; undefined if previews are off. */
export function imageOf(url: string, entry: Entry | undefined, handbook: Handbook): string | undefined {
  const preview = entry ? previewOf(entry, handbook) : sectionPreviewOf(url, handbook)
  return preview && absoluteUrl(preview.path, handbook.config.site, handbook.config.base)
}

export function metaOf(entry: Entry, handbook: Handbook, { breadcrumbs, updated }: Pick<PageChrome, 'breadcrumbs' | 'updated'>): PageMeta {
  return {
    markdownUrl: markdownPath(entry.url ?? '/'),
    structuredData: structuredDataText(structuredDataOf(entry, handbook, breadcrumbs, updated)),
  }
}
