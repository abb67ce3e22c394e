/** All entries together, as rules and derived values see them. */
import type { CollectionName } from '../collections/table.ts'
import type { Config } from '../config.ts'
import type { EntryIndex } from './entry-index.ts'
import { type Entry, isIn } from './entry.ts'
import { memoizeFor } from '../plain/memo.ts'

/** The entries that its readers may see, in a handbook; all that were written, for rules. */
export interface Graph {
  /** In the order of files. */
  entries: readonly Entry[]
  entryIndex: EntryIndex
  /** What could not be typed, or is still being written; for rules that ask whether something is there at all. */
  untyped?: readonly Entry[]
  config: Config
  /** The build instant, ISO with offset. */
  now: string
  /** What stood in the last edition, for rules; undefined where none can be read. */
  lastEdition?: LastEdition | undefined
}

export interface LastEdition {
  name: string
  /** Its day. */
  date: string
  /** Its strategies with their objectives, and its decisions. */
  graph: Graph
}

/** The entries of a collection, in the order of files. */
export function entriesOf<C extends CollectionName>(graph: Graph, collection: C): readonly Entry<C>[] {
  return memoizeFor(graph, `entries of ${collection}`, () => graph.entries.filter((entry) => isIn(entry, collection)))
}
