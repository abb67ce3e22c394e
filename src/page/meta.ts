/** What the head of an entry's page says of it. */
import type { Entry } from '../graph/entry.ts'
import type { Handbook } from '../graph/handbook.ts'
import type { PageChrome } from './page.ts'
import { absoluteUrl, collectionPath, markdownPath } from '../graph/paths.ts'
import { isOurs, type OwnName } from '../collections/table.ts'
import { previewOf, sectionPreviewOf } from './preview.ts'
import { structuredDataOf, structuredDataText } from './structured-data.ts'

export interface PageMeta {
  /** Address of the Markdown form, below the site's root. */
  markdownUrl: string
  /** JSON-LD, safe within a script element. */
  structuredData: string
}

export type ListWithMarkdown = 'decisions' | 'openings' | 'roles' | OwnName

/** The lists that have a Markdown form, which is made for them; an entry that is the list, as roles may have, brings its own. */
export function listsWithMarkdown({ entryIndex, linkIndex, config }: Handbook): ListWithMarkdown[] {
  const own = config.collections.names.filter((name) => !isOurs(name))
  return [...(['decisions', 'openings', 'roles'] as const), ...own].filter(
    (name) => linkIndex.otherPages.has(collectionPath(name)) && entryIndex.byUrl(collectionPath(name)) === undefined,
  )
}

/** The address of the Markdown form of a list; undefined for a page that has none. */
export function markdownUrlOfList(url: string, handbook: Handbook): string | undefined {
  const list = url.replace(/_?page\/\d+\/$/, '')
  return listsWithMarkdown(handbook).some((name) => collectionPath(name) === list) ? markdownPath(url) : undefined
}

/** The whole address of the picture for a page, of an entry or of the site's own; undefined if none are drawn. */
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
