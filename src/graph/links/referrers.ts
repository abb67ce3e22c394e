/** Finds entries by the ids they refer to, computed once for all instead of by searching a collection each time. */
import type { CollectionName } from '../../collections/table.ts'
import type { Entry } from '../entry.ts'
import { entriesOf, type Graph } from '../graph.ts'
import { memoizeFor } from '../../plain/memo.ts'

/** The entries of a collection by each id that they refer to, in file order. `name` identifies what `idsOf` returns. */
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
