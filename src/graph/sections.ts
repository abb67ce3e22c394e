/** What stands beside a page: the entries of its own section, so that pages do not grow with the handbook. */
import { planningText } from '../words/planning.ts'
import { type CollectionName, collectionOf, listed } from '../collections/table.ts'
import { groupByArea } from './areas.ts'
import type { Entry } from './entry.ts'
import type { Handbook } from './handbook.ts'
import { remember } from '../plain/memo.ts'
import { type NavGroup, type NavItem, trailTo } from './navigation.ts'
import { dateOf, inOrder } from './order.ts'
import { collectionPath } from './paths.ts'

/** The name of a collection for readers; its own where it has no list. */
export function titleOfCollection(name: string): string {
  return collectionOf(name)?.title ?? name
}

/** The collections that the head of each page leads to, and those at its foot. */
export const headCollections = listed.filter((name) => collectionOf(name)?.nav?.at === 'head')
export const footCollections = listed.filter((name) => collectionOf(name)?.nav?.at === 'foot')

/** The section of a page: the folder of the handbook it lies in, the year of an entry, the major of a release. */
export function sectionOf(handbook: Handbook, collection: CollectionName, url: string): NavItem {
  return remember(handbook, `section ${collection} ${sectionKey(handbook, collection, url)}`, () => makeSection(handbook, collection, url))
}

/** The items from the collection to the page itself. */
export function trailOf(handbook: Handbook, collection: CollectionName, url: string): NavItem[] {
  const root = { title: titleOfCollection(collection), url: collectionPath(collection), groups: [] }
  if (collection === 'handbook' || collection === 'roles') {
    const [, ...rest] = trailTo(handbook.trees[collection], url)
    return [root, ...rest]
  }
  const entry = handbook.catalogue.byUrl(url)
  return entry ? [root, { title: entry.title, url, entry, groups: [] }] : [root]
}

function sectionKey(handbook: Handbook, collection: CollectionName, url: string): string {
  if (collection === 'handbook') return url.split('/')[2] ?? ''
  const entry = handbook.catalogue.byUrl(url)
  return entry ? groupKey(entry, handbook) : ''
}

function groupKey(entry: Entry, handbook: Handbook): string {
  const { collection } = entry
  if (collection === 'changelog') return dateOf(entry).slice(0, 4)
  if (collection === 'releases') return entry.id.split('.')[0] ?? ''
  if (collection !== 'decisions' && collection !== 'openings') return ''
  // Logs that grow for ever: while they are short they stand whole.
  if (inOrder(handbook, collection).length <= 60) return ''
  const day: string | undefined = collection === 'decisions' ? entry.data.on : entry.data.posted
  return (day ?? '').slice(0, 4)
}

function makeSection(handbook: Handbook, collection: CollectionName, url: string): NavItem {
  if (collection === 'handbook') return handbookSection(handbook.trees.handbook, url)
  if (collection === 'roles') return handbook.trees.roles
  const entry = handbook.catalogue.byUrl(url)
  const key = entry ? groupKey(entry, handbook) : undefined
  const entries = inOrder(handbook, collection).filter((each) => key === undefined || groupKey(each, handbook) === key)
  return {
    title: collectionOf(collection)?.title ?? collectionOf(collection)?.noun ?? collection,
    url: collectionPath(collection),
    groups: groupsOf(handbook, collection, entries),
  }
}

/** The top folder in which a page lies; for pages at the top, the folders without what is in them. */
function handbookSection(root: NavItem, url: string): NavItem {
  const top = trailTo(root, url)[1]
  if (top && top.groups.length > 0) return top
  const groups = root.groups.map((group) => ({ ...group, items: group.items.map((item) => ({ ...item, groups: [] })) }))
  return { ...root, groups }
}

function groupsOf(handbook: Handbook, collection: CollectionName, entries: readonly Entry[]): NavGroup[] {
  const item = (entry: Entry): NavItem => ({ title: entry.title, url: entry.url ?? '', entry, groups: [] })
  if (collection === 'features') {
    const areaOf = ({ data }: Entry<'features'>) => data.area
    const features = entries.filter((each) => each.collection === collection)
    return groupByArea(features, areaOf, handbook).map(({ title, members }) => ({ title, items: members.map(item) }))
  }
  if (collection === 'roadmap') {
    const stage = ({ data: { horizon, status } }: Entry<'roadmap'>) => {
      return status === 'shipped' || status === 'dropped' ? planningText[status] : planningText.horizons[horizon]
    }
    const items = entries.filter((each) => each.collection === collection)
    return [...Map.groupBy(items, stage)].map(([title, members]) => ({ title, items: members.map(item) }))
  }
  return entries.length > 0 ? [{ items: entries.map(item) }] : []
}

/** What a list page leads to within itself, as the section beside it; targets of one group stand together under its name. */
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

/** The anchor of a heading that lists make themselves. */
export function slugOf(title: string): string {
  return title.toLowerCase().replace(/[^a-z0-9]+/g, '-')
}

/** The folders of the handbook that can be printed as one page. */
export function printableSections(handbook: Handbook): NavItem[] {
  return handbook.trees.handbook.groups.flatMap(({ items }) => items).filter(({ groups }) => groups.length > 0)
}
