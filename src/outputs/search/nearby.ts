/** The titles of the site with who answers for each, for readers who find nothing. */
import type { Entry } from '../../model/entry.ts'
import type { Handbook } from '../../model/handbook.ts'
import { ownerLink } from '../../model/page.ts'
import { withBase } from '../../model/paths.ts'
import type { Keeper, Nearby } from '../../model/search/nearby.ts'
import { areaIdsOf } from './facets.ts'
import type { SearchRecord } from './records.ts'

export function nearbyOf(records: readonly SearchRecord[], handbook: Handbook): Nearby {
  const { base } = handbook.config
  const keepers = new Map<string, { place: number; keeper: Keeper }>()
  const placeOf = (keeper: Keeper | undefined): [] | [number] => {
    if (!keeper) return []
    const key = JSON.stringify(keeper)
    const known = keepers.get(key) ?? { place: keepers.size, keeper }
    keepers.set(key, known)
    return [known.place]
  }
  const pages = records
    .filter(({ standing }) => standing !== 'over')
    .map(({ title, url, entry }): Nearby['pages'][number] => {
      const address = withBase(url, base)
      const [place] = placeOf(entry && keeperOf(entry, handbook))
      return place === undefined ? [title, address] : [title, address, place]
    })
  return { pages, keepers: [...keepers.values()].map(({ keeper }) => keeper) }
}

/** Who keeps the area of an entry, else the entry itself. */
function keeperOf(entry: Entry, handbook: Handbook): Keeper | undefined {
  const area = areaIdsOf(entry, handbook).flatMap((id) => handbook.catalogue.find('areas', id) ?? [])[0]
  const { owner } = (area ?? entry).data as { owner?: string }
  const link = owner === undefined ? undefined : ownerLink(owner, handbook)
  if (!link) return undefined
  return {
    ...(area && { area: area.title }),
    name: link.title,
    ...(link.url !== undefined && { url: withBase(link.url, handbook.config.base) }),
  }
}
