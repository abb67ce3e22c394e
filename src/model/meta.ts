/** What the head of an entry's page says of it. */
import type { Entry } from './entry.ts'
import type { Handbook } from './handbook.ts'
import type { PageFrame } from './page.ts'
import { absoluteUrl, twinPath } from './paths.ts'
import { previewOf } from './preview.ts'
import { structuredDataOf, structuredDataText } from './structured-data.ts'

export interface PageMeta {
  /** Whole address of the preview; missing if none are drawn. */
  image?: string
  /** Address of the Markdown form, below the site's root. */
  twin: string
  /** JSON-LD, safe within a script element. */
  structuredData: string
}

export function metaOf(entry: Entry, handbook: Handbook, { breadcrumbs, updated }: Pick<PageFrame, 'breadcrumbs' | 'updated'>): PageMeta {
  const { site, base, previews } = handbook.config
  return {
    ...(previews && { image: absoluteUrl(previewOf(entry, handbook).path, site, base) }),
    twin: twinPath(entry.url ?? '/'),
    structuredData: structuredDataText(structuredDataOf(entry, handbook, breadcrumbs, updated)),
  }
}
