/** Entries by what they name: found once for all, instead of by looking through a collection for each. */
import type { CollectionName } from '../../collections/table.ts'
import type { Entry } from '../entry.ts'
import { entriesOf, type Graph } from '../graph.ts'
import { memoizeFor } from '../../plain/memo.ts'

/** The entries of a collection by each of the ids that they name, in the order of files; `name` says what `idsOf` gives. */
export function referrers<C extends CollectionName>(
  graph: Graph,
  collection: C,
  name: string,
  idsOf: (entry: Entry<C>) => readonly string[],
): ReadonlyMap<string, readonly Entry<C>[]> {
  return memoizeFor(graph, `referrers in ${collection} by ${name}`, () => {
    const found = new Map<string, Entry<C>[]>()
    for (const entry of entriesOf(graph, collection))
      for (const id of new Set(idsOf(entry))) {
        const known = found.get(id)
        if (known) known.push(entry)
        else found.set(id, [entry])
      }
    return found
  })
}
