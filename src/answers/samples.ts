/** Which parts of a handbook are made up for show. */
import type { Handbook } from '../graph/handbook.ts'
import { titleOfCollection } from '../graph/sections.ts'
import { memoizeFor } from '../plain/memo.ts'

/** Names of the collections with entries marked `example`, in the order of the handbook. */
export function sampleCollections(handbook: Handbook): string[] {
  return memoizeFor(handbook, 'sample collections', () => {
    const { listed, of } = handbook.config.collections
    const names = new Set(
      handbook.entries.filter(({ data }) => (data as { example?: boolean }).example === true).map(({ collection }) => collection),
    )
    return listed.filter((name) => names.has(name)).map((name) => titleOfCollection(of(name)))
  })
}
