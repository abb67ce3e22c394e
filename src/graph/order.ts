/** The order in which the entries of a collection are read. */
import semver from 'semver'
import type { CollectionName } from '../collections/table.ts'
import { compare, compareIds } from '../plain/compare.ts'
import { type Entry, isIn } from './entry.ts'
import { entriesOf } from './graph.ts'
import type { Handbook } from './handbook.ts'
import { remember } from '../plain/memo.ts'
import { collator, flatten } from './navigation.ts'

/** Entries in the order of lists and of previous/next. */
export function inOrder<C extends CollectionName>(handbook: Handbook, collection: C): readonly Entry<C>[] {
  return remember(handbook, `order ${collection}`, () => sorted(handbook, collection))
}

function sorted<C extends CollectionName>(handbook: Handbook, collection: C): Entry<C>[] {
  const name: CollectionName = collection
  if (name === 'handbook' || name === 'roles')
    return flatten(handbook.trees[name]).flatMap(({ entry }) => (entry && isIn(entry, collection) ? entry : []))
  return entriesOf(handbook, collection).toSorted(orders[collection] ?? byTitle)
}

/** How the entries of a collection stand if not by their titles. */
const orders: { readonly [C in CollectionName]?: (a: Entry<C>, b: Entry<C>) => number } = {
  changelog: (a, b) => compare(dateOf(b), dateOf(a)) || compareIds(a.id, b.id),
  releases: (a, b) => compareVersions(b.id, a.id),
  strategy: (a, b) => compare(b.data.effective, a.data.effective) || compareIds(a.id, b.id),
  decisions: (a, b) => compareIds(b.id, a.id),
  roadmap: (a, b) => planned(a) - planned(b) || byTitle(a, b),
  milestones: (a, b) => compare(b.data.due, a.data.due) || compareIds(a.id, b.id),
}

function byTitle(a: Entry, b: Entry): number {
  return collator.compare(a.title, b.title) || compareIds(a.id, b.id)
}

/** The day on which an entry of the changelog was there for the first of its offerings. */
export function dateOf({ data: { date, live } }: Pick<Entry<'changelog'>, 'data'>): string {
  return date ?? live?.map(({ on }) => on).sort()[0] ?? ''
}

/** By version: 2.9 before 2.10, 2.33 before 3.0. */
export function compareVersions(a: string, b: string): number {
  const [one, other] = [a, b].map((each) => semver.coerce(each, { includePrerelease: true }))
  return one && other ? semver.compareBuild(one, other) : compareIds(a, b)
}

/** Now before next before later, and what has ended last. */
function planned({ data: { horizon, status } }: Entry<'roadmap'>): number {
  const ended = ['shipped', 'dropped'].indexOf(status)
  return ended >= 0 ? 3 + ended : ['now', 'next', 'later'].indexOf(horizon)
}
