/** Reading order of a collection's entries. */
import { listingOf } from '../collections/listings.ts'
import { attempt, nameOption } from '../collections/own-code.ts'
import type { CollectionName } from '../collections/table.ts'
import { type Entry, isIn } from './entry.ts'
import { entriesOf } from './graph.ts'
import type { Handbook } from './handbook.ts'
import { byTitle } from './listing.ts'
import { memoizeFor } from '../plain/memo.ts'
import { flatten } from './navigation.ts'

/** Entries in the order of lists and previous/next links. */
export function inOrder<C extends CollectionName>(handbook: Handbook, collection: C): readonly Entry<C>[] {
  return memoizeFor(handbook, `order ${collection}`, () => sorted(handbook, collection))
}

function sorted<C extends CollectionName>(handbook: Handbook, collection: C): Entry<C>[] {
  const name: CollectionName = collection
  if (name === 'handbook' || name === 'roles')
    return flatten(handbook.trees[name]).flatMap(({ entry }) => (entry && isIn(entry, collection) ? entry : []))
  const { collections } = handbook.config
  const sort = () => entriesOf(handbook, collection).toSorted(listingOf(collection, collections).order ?? byTitle)
  // One time limit for the whole list: the company's function compares entries many times.
  return collections.of(collection).isOwn ? attempt(sort, { what: nameOption(collection, 'listing.order') }) : sort()
}
