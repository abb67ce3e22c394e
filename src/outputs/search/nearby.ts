/** The titles of the site with who answers for each, for readers who find nothing. */
import { ownerLink } from '../../graph/link.ts'
import { compare } from '../../plain/compare.ts'
import type { Entry } from '../../graph/entry.ts'
import type { Handbook } from '../../graph/handbook.ts'
import { collectionPath, withBase } from '../../graph/paths.ts'
import type { GeneralKeeper, Keeper, Nearby } from '../../answers/search/nearby.ts'
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
  const general = generalKeeper(handbook)
  return { pages, keepers: [...keepers.values()].map(({ keeper }) => keeper), ...(general && { general }) }
}

/** Who keeps the area of an entry, else the entry itself. */
function keeperOf(entry: Entry, handbook: Handbook): Keeper | undefined {
  const area = areaIdsOf(entry, handbook).flatMap((id) => handbook.catalogue.find('areas', id) ?? [])[0]
  const keeper = ownerAsKeeper(ownerOf(area ?? entry), handbook)
  return keeper && { ...(area && { area: area.title }), ...keeper }
}

/** The owner of the first page of the handbook, else who owns most pages, else the place where the content is written. */
function generalKeeper(handbook: Handbook): GeneralKeeper | undefined {
  const { catalogue, config } = handbook
  const first = catalogue.byUrl(collectionPath('handbook'))
  const often = mostFrequent(catalogue.pages.flatMap((page) => ownerOf(page) ?? []))
  const owner = ownerAsKeeper(first && ownerOf(first), handbook) ?? ownerAsKeeper(often, handbook)
  if (owner) return { is: 'owner', ...owner }
  return config.edit === undefined ? undefined : { is: 'place', name: config.edit.replace(/^https?:\/\//, ''), url: config.edit }
}

function ownerOf({ data }: Pick<Entry, 'data'>): string | undefined {
  return (data as { owner?: string }).owner
}

function ownerAsKeeper(owner: string | undefined, handbook: Handbook): Keeper | undefined {
  const link = ownerLink(owner, handbook)
  return link && { name: link.title, ...(link.url !== undefined && { url: withBase(link.url, handbook.config.base) }) }
}

/** Of those that stand equally often, the first by name. */
function mostFrequent(names: readonly string[]): string | undefined {
  const groups = [...Map.groupBy(names, (name) => name)]
  return groups.sort(([a, x], [b, y]) => y.length - x.length || compare(a, b))[0]?.[0]
}
