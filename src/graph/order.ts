/** The order in which the entries of a collection are read. */
import semver from 'semver'
import type { CollectionName } from '../collections/table.ts'
import { compare, compareIds } from '../plain/compare.ts'
import type { DataOf, Entry } from './entry.ts'
import type { Handbook } from './handbook.ts'
import { remember } from '../plain/memo.ts'
import { collator, flatten } from './navigation.ts'

/** Entries in the order of lists and of previous/next. */
export function inOrder(handbook: Handbook, collection: CollectionName): readonly Entry[] {
  return remember(handbook, `order ${collection}`, () => sorted(handbook, collection))
}

function sorted(handbook: Handbook, collection: CollectionName): Entry[] {
  if (collection === 'handbook' || collection === 'roles') return flatten(handbook.trees[collection]).flatMap(({ entry }) => entry ?? [])
  const entries = handbook.entries.filter((entry) => entry.collection === collection)
  switch (collection) {
    case 'changelog':
      return entries.toSorted((a, b) => compare(dateOf(b), dateOf(a)) || compareIds(a.id, b.id))
    case 'releases':
      return entries.toSorted((a, b) => compareVersions(b.id, a.id))
    case 'strategy':
      return entries.toSorted((a, b) => compare(fieldOf(b, 'effective'), fieldOf(a, 'effective')) || compareIds(a.id, b.id))
    case 'decisions':
      return entries.toSorted((a, b) => compareIds(b.id, a.id))
    case 'roadmap':
      return entries.toSorted((a, b) => planned(a) - planned(b) || collator.compare(a.title, b.title) || compareIds(a.id, b.id))
    case 'milestones':
      return entries.toSorted((a, b) => compare(fieldOf(b, 'due'), fieldOf(a, 'due')) || compareIds(a.id, b.id))
    default:
      return entries.toSorted((a, b) => collator.compare(a.title, b.title) || compareIds(a.id, b.id))
  }
}

/** The day on which an entry of the changelog was there for the first of its offerings. */
export function dateOf(entry: Entry): string {
  const { date, live } = entry.data as DataOf<'changelog'>
  return date ?? live?.map(({ on }) => on).sort()[0] ?? ''
}

/** By version: 2.9 before 2.10, 2.33 before 3.0. */
export function compareVersions(a: string, b: string): number {
  const [one, other] = [a, b].map((each) => semver.coerce(each, { includePrerelease: true }))
  return one && other ? semver.compareBuild(one, other) : compareIds(a, b)
}

/** Now before next before later, and what has ended last. */
function planned(entry: Entry): number {
  const { horizon, status } = entry.data as DataOf<'roadmap'>
  const ended = ['shipped', 'dropped'].indexOf(status)
  return ended >= 0 ? 3 + ended : ['now', 'next', 'later'].indexOf(horizon)
}

function fieldOf(entry: Entry, name: string): string {
  return String((entry.data as Record<string, unknown>)[name] ?? '')
}

/** The routes of a collection: the rest of each address, and the entry. */
export function pathsOf(handbook: Handbook, collection: CollectionName): { params: { id: string }; props: { entry: Entry } }[] {
  return inOrder(handbook, collection).map((entry) => ({ params: { id: entry.id }, props: { entry } }))
}
