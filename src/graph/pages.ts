/** Which pages a handbook has beyond those of its entries. */
import type { LinkIndex } from './links/link-index.ts'

/**
 * Whether the readers of a handbook get a page that no entry has, such as a list. What is for staff is no page of a public handbook, so
 * whoever builds or links a page asks for the page and not for its readers.
 */
export function hasPage({ linkIndex }: { linkIndex: Pick<LinkIndex, 'otherPages'> }, path: string): boolean {
  return linkIndex.otherPages.has(path)
}
