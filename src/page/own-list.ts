/** The list of a company's own collection. */
import { listingOf } from '../collections/listings.ts'
import type { OwnName } from '../collections/table.ts'
import type { Handbook } from '../graph/handbook.ts'
import { inOrder } from '../graph/order.ts'
import { collectionPath } from '../graph/paths.ts'
import { titleOfCollection } from '../graph/sections.ts'
import { element, entryList, nodesOf } from './elements.ts'
import type { ListPage } from './list-page.ts'

export function ownList(name: OwnName, handbook: Handbook): ListPage {
  const { collections } = handbook.config
  const definition = collections.of(name)
  const entries = inOrder(handbook, name)
  const groups = listingOf(name, collections).groups?.(entries, handbook)
  const content = groups ? groups.map(({ title, members }) => [element('h2', {}, title), entryList(members, 3)]) : entryList(entries)
  return { url: collectionPath(name), title: titleOfCollection(definition), about: definition.about ?? '', content: nodesOf(content) }
}
