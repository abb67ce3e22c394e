/** Which pages a handbook has beyond those of its entries. */
import type { LinkWorld } from './links/link-world.ts'

/**
 * Whether the readers of a handbook get a page that no entry has, such as a list. What is for staff is no page of a public handbook, so
 * whoever builds or links a page asks for the page and not for its readers.
 */
export function hasPage({ world }: { world: Pick<LinkWorld, 'otherPages'> }, path: string): boolean {
  return world.otherPages.has(path)
}
