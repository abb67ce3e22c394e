/** Pages of a handbook besides those of its entries. */
import type { LinkIndex } from './links/link-index.ts'

/**
 * Whether readers of a handbook get a page without an entry, such as a list. Staff pages don't exist in a public handbook, so callers ask
 * for the page and not for the audience.
 */
export function hasPage({ linkIndex }: { linkIndex: Pick<LinkIndex, 'otherPages'> }, path: string): boolean {
  return linkIndex.otherPages.has(path)
}
