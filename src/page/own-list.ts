/** The list of a company-defined collection, in pages. */
import { listingOf } from '../collections/listings.ts'
import { isOurs, type OwnName } from '../collections/table.ts'
import type { Entry } from '../graph/entry.ts'
import type { Handbook } from '../graph/handbook.ts'
import { inOrder } from '../graph/order.ts'
import { hasPage } from '../graph/pages.ts'
import { collectionPath, furtherFolderPath } from '../graph/paths.ts'
import { titleOfCollection } from '../graph/sections.ts'
import { splitGroupsIntoPages } from '../plain/list-slices.ts'
import { element, entryList, nodesOf } from './elements.ts'
import type { PagedList } from './list-page.ts'

/** Company-defined collections with a list. */
export function listedOwn(handbook: Handbook): OwnName[] {
  const { names } = handbook.config.collections
  return names.filter((name): name is OwnName => !isOurs(name) && hasPage(handbook, collectionPath(name)))
}

/** Maximum entries per page. */
const maxEntries = 100

/** At least one page. */
export function ownLists(name: OwnName, handbook: Handbook): PagedList[] {
  const { collections } = handbook.config
  const definition = collections.of(name)
  const entries = inOrder(handbook, name)
  const groups = listingOf(name, collections).groups?.(entries, handbook)
  const titled: { title: string | undefined; items: readonly Entry[] }[] = groups?.map(({ title, members }) => ({
    title,
    items: members,
  })) ?? [{ title: undefined, items: entries }]
  return splitGroupsIntoPages(titled, maxEntries).map(({ rows, page, pages }) => ({
    url: furtherFolderPath(collectionPath(name), page),
    page,
    pages,
    title: titleOfCollection(definition),
    about: definition.about ?? '',
    content: nodesOf(
      rows.map(({ title, items }) => (title === undefined ? entryList(items) : [element('h2', {}, title), entryList(items, 3)])),
    ),
  }))
}
