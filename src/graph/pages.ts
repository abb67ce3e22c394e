/** Pages of a handbook besides those of its entries. */
import type { Audience } from '../collections/fields/common.ts'
import type { Config } from '../config.ts'
import type { LinkIndex } from './links/link-index.ts'

/**
 * Whether readers of a handbook get a page without an entry, such as a list. Staff pages don't exist in a public handbook, so callers ask
 * for the page and not for the audience.
 */
export function hasPage({ linkIndex }: { linkIndex: Pick<LinkIndex, 'otherPages'> }, path: string): boolean {
  return linkIndex.otherPages.has(path)
}

/** The company's own pages that an audience gets. */
export function visiblePages({ config, audience }: { config: Config; audience: Audience }): Config['pages'] {
  return config.pages.filter((page) => audience === 'staff' || page.audience === 'public')
}
