/** A collection's entries, filtered by what assistants ask for. */
import { reachOf } from '../../collections/changelog/reach.ts'
import type { Entry } from '../../graph/entry.ts'
import { entriesOf } from '../../graph/graph.ts'
import type { Handbook } from '../../graph/handbook.ts'
import { inOrder } from '../../graph/order.ts'
import { absoluteUrl } from '../../graph/paths.ts'
import { facetIds } from '../../outputs/search/facets.ts'
import { listOf } from '../../problems/nearest.ts'
import { CallError } from '../call-error.ts'
import { resolveKind } from '../ls.ts'
import { isShown, suggest } from './find-entry.ts'

export const filterNames = ['status', 'area', 'plan', 'offering', 'release'] as const
type FilterName = (typeof filterNames)[number]

export interface ListRequest extends Partial<Record<FilterName, string | undefined>> {
  kind: string
  limit: number
  offset: number
}

export interface ListedEntry extends Partial<Record<FilterName, readonly string[]>> {
  id: string
  title: string
  url?: string
  description?: string
}

export interface ListedEntries {
  kind: string
  /** Number of all entries that fit the filters. */
  count: number
  entries: readonly ListedEntry[]
}

/** Throws a `CallError` with the nearest values for an unknown kind or filter value. */
export function listEntries({ kind, limit, offset, ...filters }: ListRequest, handbook: Handbook): ListedEntries {
  const { collections, site, base } = handbook.config
  const collection = resolveKind(kind, collections)
  const shown = inOrder(handbook, collection).filter((entry) => isShown(entry, handbook))
  const all = shown.map((entry) => ({ entry, values: readValues(entry, handbook) }))
  const asked = filterNames.flatMap((name) => (filters[name] === undefined ? [] : [{ name, value: filters[name].trim() }]))
  for (const { name, value } of asked) {
    const known = listKnown(name, all, handbook)
    if (!known.includes(value)) throw new CallError(describeUnknown(name, value, known))
  }
  const found = all.filter(({ values }) => asked.every(({ name, value }) => values[name].includes(value)))
  return {
    kind: collection,
    count: found.length,
    entries: found.slice(offset, offset + limit).map(({ entry: { id, title, url, description }, values }) => ({
      id,
      title,
      ...(url !== undefined && { url: absoluteUrl(url, site, base) }),
      ...(description !== undefined && { description }),
      ...Object.fromEntries(Object.entries(values).filter(([, ids]) => ids.length > 0)),
    })),
  }
}

type Values = Readonly<Record<FilterName, readonly string[]>>

/** What some collections have; others have other fields or none. */
interface Fields {
  status?: string
  horizon?: string
  lifecycle?: readonly { stage: string }[]
  release?: string
}

function readValues(entry: Entry, handbook: Handbook): Values {
  const { status, horizon, lifecycle, release } = entry.data as Fields
  const { areas = [], tiers = [], offerings = [] } = facetIds(entry, handbook)
  const releases = entry.collection === 'changelog' ? reachOf(entry, handbook).flatMap((each) => each.releases.map(({ id }) => id)) : []
  // What is served despite errors may name what isn't there for these readers.
  const visible = (collection: string, ids: readonly (string | undefined)[]) => [
    ...new Set(ids.flatMap((id) => handbook.entryIndex.find(collection, id)?.id ?? [])),
  ]
  return {
    status: [...new Set([status, horizon, lifecycle?.at(-1)?.stage].filter((each) => each !== undefined))],
    area: visible('areas', areas),
    plan: visible('tiers', tiers),
    offering: visible('offerings', offerings),
    release: visible('releases', [...releases, release]),
  }
}

const collectionNames = { area: 'areas', plan: 'tiers', offering: 'offerings', release: 'releases' } as const

/** A valid id that no entry has gives an empty list; a status is valid if an entry has it. */
function listKnown(name: FilterName, all: readonly { values: Values }[], handbook: Handbook): string[] {
  if (name === 'status') return [...new Set(all.flatMap(({ values }) => values.status))].sort()
  return entriesOf(handbook, collectionNames[name]).map(({ id }) => id)
}

function describeUnknown(name: FilterName, value: string, known: readonly string[]): string {
  const near = suggest(value, known)
  return `There is no ${name} "${value}".${near !== '' ? near : known.length > 0 ? ` Known: ${listOf(known, 20)}.` : ''}`
}
