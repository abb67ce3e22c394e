/** How a collection's entries appear in lists: order, groups and parts. */
import type { CollectionName } from '../collections/table.ts'
import { compareIds } from '../plain/compare.ts'
import type { Entry } from './entry.ts'
import type { Graph } from './graph.ts'
import { compareTitles } from '../words/order.ts'

export interface Listing<C extends CollectionName> {
  /** Compares two entries; by title if not set. */
  order?(a: Entry<C>, b: Entry<C>): number
  /** The part of the list that an entry belongs to. Its page only lists the entries of that part. */
  part?(entry: Entry<C>): string
  /** Names of the other parts, shown next to a page of one part. */
  otherParts?(): { title: string; nameOf(part: string): string }
  /** Whether newer entries come first. */
  isNewestFirst?: true
  /** Maximum number of entries for which each page shows the whole list. Logs that keep growing only show a part. */
  wholeUpTo?: number
  /** Groups of entries in the list next to a page; one group if not set. */
  groups?(entries: readonly Entry<C>[], graph: Graph): { title: string; members: readonly Entry<C>[] }[]
  /** The anchors of the list by collection: which entries have an anchor. */
  anchors?: { readonly [Other in CollectionName]?: (entry: Entry<Other>, anchor: string) => boolean }
  /** Anchors of the list that don't belong to an entry. */
  fixedAnchors?: readonly string[]
}

/** By title, then by id. */
export function byTitle(a: Entry, b: Entry): number {
  return compareTitles(a.title, b.title) || compareIds(a.id, b.id)
}
