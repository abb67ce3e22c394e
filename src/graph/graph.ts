/** All entries together, as used by rules and derived values. */
import type { CollectionName } from '../collections/table.ts'
import type { Config } from '../config.ts'
import type { EntryIndex } from './entry-index.ts'
import { type Entry, isIn } from './entry.ts'
import { memoizeFor } from '../plain/memo.ts'

/** In a handbook, the visible entries; for rules, all written entries. */
export interface Graph {
  /** In file order. */
  entries: readonly Entry[]
  entryIndex: EntryIndex
  /** Entries that couldn't be typed or are unfinished; for rules that ask whether something exists at all. */
  untyped?: readonly Entry[]
  config: Config
  /** Build time, ISO with offset. */
  now: string
  /** State of the last edition, for rules; undefined if it can't be read. */
  lastEdition?: LastEdition | undefined
}

export interface LastEdition {
  name: string
  /** Its day. */
  date: string
  /** Its strategies with their objectives, and its decisions. */
  graph: Graph
}

/** The entries of a collection, in file order. */
export function entriesOf<C extends CollectionName>(graph: Graph, collection: C): readonly Entry<C>[] {
  return memoizeFor(graph, `entries of ${collection}`, () => graph.entries.filter((entry) => isIn(entry, collection)))
}
