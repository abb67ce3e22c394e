/** What the search knows of a page or a term beside its text: names, values to filter by, and how far up it belongs. */
import { compare } from '../../plain/compare.ts'
import type { Entry } from '../../graph/entry.ts'
import { entriesOf } from '../../graph/graph.ts'
import type { Handbook } from '../../graph/handbook.ts'
import { collectionPath, termPath } from '../../graph/paths.ts'
import { titleOfCollection } from '../../graph/sections.ts'
import type { Facets } from '../../answers/search/facets.ts'
import { facetsOf } from './facets.ts'
import { otherNamesOf } from './names.ts'

/**
 * `current`: what holds. `detail`: what holds, far down in a section. `record`: what tells of a day, as the changelog does. `over`: what
 * no longer holds.
 */
export type Standing = 'current' | 'detail' | 'record' | 'over'

export interface SearchRecord {
  /** Address below the site's root. */
  url: string
  title: string
  /** Other words by which somebody may look for it. */
  otherNames: readonly string[]
  description?: string | undefined
  /** Its collection, as readers know it. */
  kind: string
  facets: Facets
  standing: Standing
  /** Whose text it is; a page that the site makes itself has none. */
  entry?: Entry
}

/** One record for each page and each term that may be seen, by address: the same handbook gives the same list. */
export function searchRecords(handbook: Handbook): SearchRecord[] {
  const pages = handbook.entryIndex.pages.map((entry) => recordOf(entry, entry.url ?? '/', handbook))
  const terms = entriesOf(handbook, 'glossary').map((entry) => recordOf(entry, termPath(entry.id), handbook))
  const known = new Set(pages.map(({ url }) => url))
  const lists = listRecords(handbook).filter(({ url }) => !known.has(url))
  return [...pages, ...terms, ...lists].sort((a, b) => compare(a.url, b.url))
}

function recordOf(entry: Entry, url: string, handbook: Handbook): SearchRecord {
  const { title, description, definition } = entry
  const { definition: meaning } = entry.data as { definition?: string }
  return {
    url,
    title,
    otherNames: otherNamesOf(entry, handbook),
    description: description ?? meaning,
    kind: titleOfCollection(definition),
    facets: facetsOf(entry, handbook),
    standing: standingOf(entry),
    entry,
  }
}

/** The pages that list the entries of a collection. */
function listRecords({ linkIndex, config }: Handbook): SearchRecord[] {
  const { listed, of } = config.collections
  return listed
    .filter((name) => linkIndex.otherPages.has(collectionPath(name)))
    .map((name) => ({
      url: collectionPath(name),
      title: titleOfCollection(of(name)),
      otherNames: [],
      description: of(name).about,
      kind: titleOfCollection(of(name)),
      facets: {},
      standing: 'current',
    }))
}

function standingOf({ definition: { ended, isRecord }, data, id }: Entry): Standing {
  const { status, lifecycle } = data as { status?: string; lifecycle?: readonly { stage: string }[] }
  if (ended?.includes(status ?? '') || lifecycle?.at(-1)?.stage === 'removed') return 'over'
  if (isRecord) return 'record'
  return isFarDown(id) ? 'detail' : 'current'
}

/** Below a part of a section: who does not ask for it by name looks for the page above it. */
function isFarDown(id: string): boolean {
  return id.split('/').length > 2
}
