/** The search in its page's URL: `?q=words&edition=name&kind=Changelog`. */
import { searchText as text } from '../../words/search.ts'
import { facetNames } from '../../answers/search/facets.ts'
import type { SearchSettings } from './options.ts'
import { readChosen } from './facets.ts'
import type { SearchSources } from './sources.ts'

/** The requested search, with a remark on each unknown value. */
export async function readAddress(
  query: URLSearchParams,
  { library, editions }: SearchSources,
): Promise<SearchSettings & { remarks: string[] }> {
  const name = query.get('edition')
  const scope = name ? (await editions())?.findScope(name) : 'today'
  const remarks = name && scope === undefined ? [text.unknownEdition(name.slice(0, 60))] : []
  if (!facetNames.some((each) => query.has(each))) return { chosen: {}, scope: scope ?? 'today', remarks }
  const { chosen, unknown } = readChosen(query, await (await library(scope ?? 'today')).engine.filters())
  return { chosen, scope: scope ?? 'today', remarks: [...remarks, ...unknown] }
}

export function writeAddress(query: string, { chosen, scope }: SearchSettings): void {
  const values = new URLSearchParams({ ...(query !== '' && { q: query }), ...(scope !== 'today' && { edition: scope }), ...chosen })
  history.replaceState(null, '', values.size > 0 ? `?${values}` : location.pathname)
}
