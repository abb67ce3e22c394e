/** What the 404 page looks up, in one file: the site's pages and redirects, and the editions that had an address that's gone today. */
import type { Handbook } from '../../graph/handbook.ts'
import { indexPath, indexSize } from '../../graph/paths.ts'
import type { Redirect } from '../../graph/links/redirect.ts'
import { type EditionIndex, listMoved } from './edition-index.ts'

/** Content of `missing.json`. */
export interface MissingIndex extends Pick<EditionIndex, 'base' | 'editions' | 'documents'> {
  format: 1
  pages: { url: string; title: string }[]
  redirects: readonly Redirect[]
  /** Where `pages` and `redirects` continue, as in `handbook.json`. */
  next?: string
}

export function createMissingIndex(index: EditionIndex, { entries, redirects }: Handbook): MissingIndex {
  // Pages that exist aren't missing.
  const { base, editions, documents } = listMoved(index)
  const pages = entries.flatMap(({ url, title }) => (url === undefined ? [] : [{ url, title }]))
  return {
    format: 1,
    base,
    pages: pages.slice(0, indexSize),
    redirects: redirects.slice(0, indexSize),
    ...(Math.max(pages.length, redirects.length) > indexSize && { next: indexPath(2) }),
    editions,
    documents,
  }
}
