/** Search records of pages and terms: names, filter values and rank. */
import { compare } from '../../plain/compare.ts'
import type { SearchRank } from '../../collections/fields/common.ts'
import type { Entry } from '../../graph/entry.ts'
import { entriesOf } from '../../graph/graph.ts'
import type { Handbook } from '../../graph/handbook.ts'
import { termPath } from '../../graph/paths.ts'
import { titleOfCollection } from '../../graph/sections.ts'
import { findFacets } from './facets.ts'
import { findOtherNames } from './other-names.ts'
import type { SearchRecord, Standing } from './record.ts'
import { sitePageRecords } from './site-pages.ts'

/** A record for each visible page and term and each page of the site itself, by URL, so the same handbook gives the same list. */
export function searchRecords(handbook: Handbook): SearchRecord[] {
  const pages = handbook.entryIndex.pages.map((entry) => toRecord(entry, entry.url ?? '/', handbook))
  const terms = entriesOf(handbook, 'glossary').map((entry) => toRecord(entry, termPath(entry.id), handbook))
  const known = new Set(pages.map(({ url }) => url))
  const others = sitePageRecords(handbook).filter(({ url }) => !known.has(url))
  return [...pages, ...terms, ...others].sort((a, b) => compare(a.url, b.url))
}

function toRecord(entry: Entry, url: string, handbook: Handbook): SearchRecord {
  const { title, description, definition } = entry
  const { definition: meaning } = entry.data as { definition?: string }
  return {
    url,
    title,
    otherNames: findOtherNames(entry, handbook),
    description: description ?? meaning,
    kind: titleOfCollection(definition),
    facets: findFacets(entry, handbook),
    standing: findStanding(entry, handbook),
    entry,
  }
}

/** What the search needs of an entry of any collection. */
interface SearchFields {
  status?: string
  lifecycle?: readonly { stage: string }[]
  searchRank?: SearchRank
}

function findStanding(entry: Entry, handbook: Handbook): Standing {
  const { definition, data, id } = entry
  const { status, lifecycle } = data as SearchFields
  if (findRank(entry, handbook) === 'low') return 'low'
  if (definition.ended?.includes(status ?? '') || lifecycle?.at(-1)?.stage === 'removed') return 'over'
  if (definition.isRecord) return 'record'
  return isDeep(id) ? 'detail' : 'current'
}

/** The rank of the entry, else of the nearest folder with one, else of its collection. */
function findRank({ collection, id, definition }: Entry, { entryIndex }: Handbook): SearchRank {
  const parts = id.split('/')
  for (let depth = parts.length; depth > 0; depth--) {
    const folder = entryIndex.find(collection, parts.slice(0, depth).join('/'))
    const { searchRank } = (folder?.data ?? {}) as SearchFields
    if (searchRank) return searchRank
  }
  return definition.searchRank ?? 'normal'
}

/** Someone who doesn't search for a deep page by name wants the page above it. */
function isDeep(id: string): boolean {
  return id.split('/').length > 2
}
