/** How the entries of a collection stand in lists: their order, and the groups and parts in which lists show them. */
import type { CollectionName } from '../collections/table.ts'
import { compareIds } from '../plain/compare.ts'
import type { Entry } from './entry.ts'
import type { Graph } from './graph.ts'
import { collator } from './navigation.ts'

export interface Listing<C extends CollectionName> {
  /** Which of two entries comes first; by title if not set. */
  order?(a: Entry<C>, b: Entry<C>): number
  /** The part of the list in which an entry lies; beside its page stand only the entries of that part. */
  part?(entry: Entry<C>): string
  /** How the other parts are named beside a page of one part. */
  otherParts?: { title: string; nameOf(part: string): string }
  /** Whether the entry before another is the newer one. */
  isNewestFirst?: true
  /** Up to how many entries the list stands whole beside each page. Logs that grow for ever have a part only then. */
  wholeUpTo?: number
  /** The groups in which entries stand beside a page; all together if not set. */
  groups?(entries: readonly Entry<C>[], graph: Graph): { title: string; members: readonly Entry<C>[] }[]
  /** The anchors of the list by collection: what an entry must be for which an anchor stands. */
  anchors?: { readonly [Other in CollectionName]?: (entry: Entry<Other>, anchor: string) => boolean }
  /** Anchors of the list that stand for no entry. */
  fixedAnchors?: readonly string[]
}

/** By title, then by id. */
export function byTitle(a: Entry, b: Entry): number {
  return collator.compare(a.title, b.title) || compareIds(a.id, b.id)
}
