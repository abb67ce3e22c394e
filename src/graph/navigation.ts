/** Order and tree of pages. A page only shows its own section, so pages don't grow with the handbook. */
import { type CollectionName, collections } from '../collections/table.ts'
import type { Entry } from './entry.ts'
import type { FolderFacts } from './reading/folder-facts.ts'
import { type ListSlice, splitGroupsIntoPages } from '../plain/list-slices.ts'
import { furtherFolderPath } from './paths.ts'
import { humanName } from './titles.ts'
import { compareTitles } from '../words/order.ts'

export interface NavItem {
  title: string
  url: string
  /** For a folder without an index: a one-sentence description. */
  description?: string | undefined
  /** Undefined for a folder without its own index. */
  entry?: Entry
  groups: NavGroup[]
}

/** Items under one heading; the first group has none. */
export interface NavGroup {
  title?: string
  items: NavItem[]
}

interface Draft {
  id: string
  entry?: Entry
  facts?: FolderFacts | undefined
  children: Map<string, Draft>
}

/** Sorts titles naturally: ignores accents and case, and puts 9 before 10. */

/** Tree of a collection whose ids are folder paths: handbook and roles. */
export function buildTree(entries: readonly Entry[], collection: 'handbook' | 'roles', folders: readonly FolderFacts[] = []): NavItem {
  const root: Draft = { id: 'index', children: new Map() }
  for (const entry of entries) {
    if (entry.collection !== collection) continue
    let draft = root
    if (entry.id !== 'index')
      for (const [index, part] of entry.id.split('/').entries()) {
        let next: Draft | undefined = draft.children.get(part)
        if (!next) {
          next = {
            id: entry.id
              .split('/')
              .slice(0, index + 1)
              .join('/'),
            children: new Map(),
          }
          draft.children.set(part, next)
        }
        draft = next
      }
    draft.entry ??= entry
  }
  for (const facts of folders) {
    if (facts.collection !== collection) continue
    const parts = facts.id === 'index' ? [] : facts.id.split('/')
    const draft = parts.reduce<Draft | undefined>((parent, part) => parent?.children.get(part), root)
    if (draft) draft.facts ??= facts
  }
  return itemOf(root, collection)
}

function itemOf(draft: Draft, collection: 'handbook' | 'roles'): NavItem {
  const { entry, facts } = draft
  const title =
    fields(entry).navTitle ??
    facts?.title ??
    entry?.title ??
    (draft.id === 'index' ? collections[collection].title : humanName(draft.id.split('/').at(-1) ?? ''))
  const url = entry?.url ?? (draft.id === 'index' ? `/${collection}/` : `/${collection}/${draft.id}/`)
  const children = [...draft.children.values()].map((child) => ({ draft: child, item: itemOf(child, collection) }))
  return { title, url, description: facts?.description, ...(entry && { entry }), groups: groupItems(children) }
}

interface NavFields {
  title?: string
  navTitle?: string
  navGroup?: string
  navOrder?: number
  navGroupOrder?: number
}

function groupItems(children: readonly { draft: Draft; item: NavItem }[]): NavGroup[] {
  const byGroup = Map.groupBy(children, ({ draft }) => fields(draft.entry).navGroup ?? '')
  return [...byGroup.entries()]
    .map(([title, members]) => ({
      title,
      order: Math.min(...members.map(({ draft }) => fields(draft.entry).navGroupOrder ?? Number.POSITIVE_INFINITY)),
      items: members.toSorted(byOrder).map(({ item }) => item),
    }))
    .sort((a, b) => (a.title === '' ? -1 : b.title === '' ? 1 : compare(a.order, b.order) || compareTitles(a.title, b.title)))
    .map(({ title, items }) => (title === '' ? { items } : { title, items }))
}

function byOrder(a: { draft: Draft; item: NavItem }, b: { draft: Draft; item: NavItem }): number {
  const order = ({ entry, facts }: Draft) => fields(entry).navOrder ?? facts?.order ?? Number.POSITIVE_INFINITY
  return compare(order(a.draft), order(b.draft)) || compareTitles(a.item.title, b.item.title)
}

/** All items of a tree in reading order, root first. */
export function flatten(item: NavItem): NavItem[] {
  return [item, ...item.groups.flatMap((group) => group.items.flatMap(flatten))]
}

/** The items from the root to the one at an address. */
export function trailTo(root: NavItem, url: string): NavItem[] {
  if (root.url === url) return [root]
  for (const group of root.groups)
    for (const item of group.items) {
      if (item.url !== url && !url.startsWith(item.url)) continue
      const rest = trailTo(item, url)
      if (rest.length > 0) return [root, ...rest]
    }
  return []
}

function fields(entry: Entry | undefined): NavFields {
  return (entry?.data ?? {}) as NavFields
}

function compare(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1
}

export interface TreePage {
  item: NavItem
  /** The rest of its address; undefined for the root. */
  path: string | undefined
  /** What a folder without its own text lists on this page. */
  slice: ListSlice<NavGroup>
}

/** Maximum items of a folder per page. */
const maxItems = 100

/** The pages of a tree; none if it's empty. */
export function treePages(root: NavItem, collection: CollectionName): TreePage[] {
  if (!root.entry && root.groups.length === 0) return []
  return flatten(root).flatMap((item) => {
    const slices = item.entry ? [{ rows: [], page: 1, pages: 1 }] : splitGroupsIntoPages<NavItem, NavGroup>(item.groups, maxItems)
    return slices.map((slice) => ({
      item,
      slice,
      path: furtherFolderPath(item.url, slice.page).slice(collection.length + 2, -1) || undefined,
    }))
  })
}
