/** Filter fields with their values and result counts. */
import { searchText as text } from '../../words/search.ts'
import type { Counts, Engine } from '../../answers/search/engine.ts'
import { type FacetName, facetNames } from '../../answers/search/facets.ts'
import type { Filters } from '../../answers/search/variants.ts'
import { element } from './results.ts'

export type Chosen = Partial<Record<FacetName, string>>

/** In the form Pagefind takes. */
export function toFilters(chosen: Chosen): Record<string, string[]> {
  return Object.fromEntries(Object.entries(chosen).map(([name, value]) => [name, [value]]))
}

/** Filters in the URL; values that no page has now are unknown. */
export function readChosen(query: URLSearchParams, known: Counts): { chosen: Chosen; unknown: string[] } {
  const chosen: Chosen = {}
  const unknown: string[] = []
  for (const name of facetNames) {
    const value = query.get(name)
    if (!value) continue
    if (Object.hasOwn(known[name] ?? {}, value)) chosen[name] = value
    else unknown.push(text.unknownFilter(text.facets[name], value.slice(0, 60)))
  }
  return { chosen, unknown }
}

/** Result count per value within the scope, with all filters applied except the field's own. */
export async function countValues(
  query: string,
  chosen: Chosen,
  scope: Filters,
  engine: Engine,
): Promise<Record<FacetName, Record<string, number>>> {
  const counts = await Promise.all(
    facetNames.map(async (name) => {
      const { [name]: _, ...others } = chosen
      return [name, (await engine.search(query, { filters: { ...toFilters(others), ...scope } })).filters[name] ?? {}] as const
    }),
  )
  return Object.fromEntries(counts) as Record<FacetName, Record<string, number>>
}

/** Only fields whose values differ between results. */
export function facetFields(counts: Record<FacetName, Record<string, number>>, chosen: Chosen): HTMLLabelElement[] {
  return facetNames.flatMap((name) => {
    const values = Object.entries(counts[name]).filter(([value, count]) => count > 0 || value === chosen[name])
    return values.length > 1 || chosen[name] !== undefined ? [facetField(name, values, chosen[name])] : []
  })
}

function facetField(name: FacetName, values: readonly [string, number][], chosen: string | undefined): HTMLLabelElement {
  const label = element('label')
  const select = element('select')
  select.name = name
  select.append(new Option(text.any[name], ''))
  const sorted = values.toSorted(([a], [b]) => (name === 'year' ? b.localeCompare(a) : a.localeCompare(b)))
  for (const [value, count] of sorted)
    select.append(new Option(value === chosen ? value : text.option(value, count), value, false, value === chosen))
  label.append(element('span', text.facets[name]), select)
  return label
}
