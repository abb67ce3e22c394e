/** The navigation next to a page: only the entries of its own section, so pages don't grow with the handbook. */
import type { Collections } from '../collections/collections.ts'
import { listingOf } from '../collections/listings.ts'
import type { Collection, CollectionName } from '../collections/table.ts'
import type { Entry } from './entry.ts'
import type { Handbook } from './handbook.ts'
import { memoizeFor } from '../plain/memo.ts'
import { type NavGroup, type NavItem, trailTo } from './navigation.ts'
import type { Listing } from './listing.ts'
import { inOrder } from './order.ts'
import { collectionPath } from './paths.ts'

/** A collection's name for readers; the raw name if it has no list. */
export function titleOfCollection({ title, name }: Collection): string {
  return title ?? name
}

/** Collections linked in the header or the footer of each page. */
export function collectionsAt(place: 'head' | 'foot', { listed, of }: Collections): CollectionName[] {
  return listed.filter((name) => of(name).nav?.at === place)
}

/** The section of a page: its handbook folder, an entry's year, or a release's major version. */
export function sectionOf(handbook: Handbook, collection: CollectionName, url: string): NavItem {
  return memoizeFor(handbook, `section ${collection} ${sectionKey(handbook, collection, url)}`, () =>
    makeSection(handbook, collection, url),
  )
}

/** The items from the collection to the page itself. */
export function trailOf(handbook: Handbook, collection: CollectionName, url: string): NavItem[] {
  const root = { title: titleOfCollection(handbook.config.collections.of(collection)), url: collectionPath(collection), groups: [] }
  if (collection === 'handbook' || collection === 'roles') {
    const [, ...rest] = trailTo(handbook.trees[collection], url)
    return [root, ...rest]
  }
  const entry = handbook.entryIndex.byUrl(url)
  return entry ? [root, { title: entry.title, url, entry, groups: [] }] : [root]
}

function sectionKey(handbook: Handbook, collection: CollectionName, url: string): string {
  if (collection === 'handbook') return url.split('/')[2] ?? ''
  const entry = handbook.entryIndex.byUrl(url)
  return entry ? partOf(entry, handbook) : ''
}

function partOf<C extends CollectionName>(entry: Entry<C>, handbook: Handbook): string {
  const { part, wholeUpTo = 0 }: Listing<C> = listingOf(entry.collection, handbook.config.collections)
  if (!part || inOrder(handbook, entry.collection).length <= wholeUpTo) return ''
  return part(entry)
}

function makeSection(handbook: Handbook, collection: CollectionName, url: string): NavItem {
  if (collection === 'handbook') return handbookSection(handbook.trees.handbook, url)
  if (collection === 'roles') return handbook.trees.roles
  const entry = handbook.entryIndex.byUrl(url)
  const definition = handbook.config.collections.of(collection)
  const key = entry ? partOf(entry, handbook) : undefined
  const parts = Map.groupBy(inOrder(handbook, collection), (each) => partOf(each, handbook))
  const entries = key === undefined ? [...parts.values()].flat() : (parts.get(key) ?? [])
  return {
    title: definition.title ?? definition.noun,
    url: collectionPath(collection),
    groups: [...otherParts(handbook, collection, parts, key), ...groupsOf(handbook, collection, entries)],
  }
}

/** Links to the first entry of each other part; none if there are no parts. */
function otherParts(
  handbook: Handbook,
  collection: CollectionName,
  parts: ReadonlyMap<string, readonly Entry[]>,
  own?: string,
): NavGroup[] {
  const naming = listingOf(collection, handbook.config.collections).otherParts?.()
  if (!naming || own === undefined) return []
  const items = [...parts].flatMap(([part, [first]]) =>
    part === own || part === '' || !first?.url ? [] : [{ title: naming.nameOf(part), url: first.url, groups: [] }],
  )
  return items.length > 0 ? [{ title: naming.title, items }] : []
}

/** The top folder of a page; for pages at the top, the folders without their content. */
function handbookSection(root: NavItem, url: string): NavItem {
  const top = trailTo(root, url)[1]
  if (top && top.groups.length > 0) return top
  const groups = root.groups.map((group) => ({ ...group, items: group.items.map((item) => ({ ...item, groups: [] })) }))
  return { ...root, groups }
}

function groupsOf<C extends CollectionName>(handbook: Handbook, collection: C, entries: readonly Entry<C>[]): NavGroup[] {
  const itemOf = (entry: Entry): NavItem => ({ title: entry.title, url: entry.url ?? '', entry, groups: [] })
  const { groups }: Listing<C> = listingOf(collection, handbook.config.collections)
  if (groups) return groups(entries, handbook).map(({ title, members }) => ({ title, items: members.map(itemOf) }))
  return entries.length > 0 ? [{ items: entries.map(itemOf) }] : []
}

/** Targets within a list page, as its section; targets of one group are listed under its name. */
export function jumpList(
  title: string,
  url: string,
  targets: readonly { id: string; title: string; group?: string | undefined }[],
): NavItem {
  const groups = [...Map.groupBy(targets, ({ group }) => group)].map(([group, members]) => ({
    ...(group !== undefined && { title: group }),
    items: members.map((target) => ({ title: target.title, url: `${url}#${target.id}`, groups: [] })),
  }))
  return { title, url, groups }
}

/** The handbook folders that can be printed as one page. */
export function printableSections(handbook: Handbook): NavItem[] {
  return handbook.trees.handbook.groups.flatMap(({ items }) => items).filter(({ groups }) => groups.length > 0)
}
