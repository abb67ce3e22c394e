/** Filter values of a page. */

import { areasOf } from '../../graph/areas.ts'
import { changeLineOf } from '../../collections/changelog/change-line.ts'
import type { Entry } from '../../graph/entry.ts'
import { entriesOf } from '../../graph/graph.ts'
import type { Handbook } from '../../graph/handbook.ts'
import type { Facets } from '../../answers/search/facets.ts'
import { titleOfCollection } from '../../graph/sections.ts'
import { dateOf } from '../../collections/changelog/listing.ts'

export function findFacets(entry: Entry, handbook: Handbook): Facets {
  const { tiers = [], offerings = [], areas = [] } = facetIds(entry, handbook)
  const titles = (collection: string, ids: readonly string[]) => [
    ...new Set(ids.flatMap((id) => handbook.entryIndex.find(collection, id)?.title ?? [])),
  ]
  const year = findYear(entry)
  return {
    kind: [titleOfCollection(entry.definition)],
    tier: titles('tiers', tiers),
    offering: titles('offerings', offerings),
    area: titles('areas', areas),
    year: year === undefined ? [] : [year],
  }
}

export function findAreaIds(entry: Entry, handbook: Handbook): readonly string[] {
  return facetIds(entry, handbook).areas ?? []
}

interface Ids {
  tiers?: readonly string[]
  offerings?: readonly string[]
  areas?: readonly string[]
}

/** The ids that the filters are about. */
export function facetIds(entry: Entry, handbook: Handbook): Ids {
  const data = entry.data as Record<string, unknown>
  switch (entry.collection) {
    case 'changelog':
      return changeLineOf(entry, handbook).found
    case 'features': {
      const { availability, area } = entry.data
      const areas = area === undefined ? [] : [area]
      // An undecided feature counts as everyone's.
      if (!Array.isArray(availability)) {
        const ids = (collection: 'tiers' | 'offerings') => entriesOf(handbook, collection).map(({ id }) => id)
        return { tiers: ids('tiers'), offerings: ids('offerings'), areas }
      }
      return { tiers: availability.map(({ tier }) => tier), offerings: availability.map(({ offering }) => offering), areas }
    }
    case 'releases':
      return { offerings: [entry.data.offering] }
    default:
      return {
        areas: typeof data['area'] === 'string' ? [data['area']] : areasOf((data['features'] as string[] | undefined) ?? [], handbook),
      }
  }
}

/** The year of a dated entry; undefined for lasting ones. */
function findYear(entry: Entry): string | undefined {
  if (entry.collection === 'changelog') return dateOf(entry).slice(0, 4)
  const field = entry.definition.dayField
  const day = field === undefined ? undefined : (entry.data as Record<string, unknown>)[field]
  return typeof day === 'string' ? day.slice(0, 4) : undefined
}
