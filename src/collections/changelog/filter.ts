/** Changelog filters: only values that some entry has. */
import { valueName } from '../../words/names.ts'
import { changelogSchema } from './schema.ts'
import type { ChangeLine } from './change-line.ts'
import { entriesOf, type Graph } from '../../graph/graph.ts'
import { tiersOf } from '../tiers/view.ts'
import { compareTitles } from '../../words/order.ts'

/** Filter fields, in the order of the form and the address. */
export type FilterName = 'type' | 'tier' | 'offering' | 'area' | 'year'

export interface FilterOption {
  value: string
  /** Its name; all names separated by commas if it was renamed. */
  title: string
}

export function filterOptions(lines: readonly ChangeLine[], graph: Graph): Record<FilterName, FilterOption[]> {
  const have = (values: (line: ChangeLine) => readonly string[]) => {
    const found = new Set(lines.flatMap(values))
    return ({ value }: FilterOption) => found.has(value)
  }
  const named = ({ id, title }: { id: string; title: string }): FilterOption => ({ value: id, title })
  const areas = entriesOf(graph, 'areas').toSorted((a, b) => compareTitles(a.title, b.title))
  const years = [...new Set(lines.map(({ day }) => day.slice(0, 4)))].sort().reverse()
  return {
    type: changelogSchema.shape.type.options
      .map((value) => ({ value, title: valueName(value) }))
      .filter(have(({ entry: { data } }) => (data.type === undefined ? [] : [data.type]))),
    tier: tiersOf(graph)
      .map(({ id, data }) => ({ value: id, title: [...new Set(data.names.map(({ label }) => label))].join(', ') }))
      .filter(have(({ found }) => found.tiers)),
    offering: entriesOf(graph, 'offerings')
      .map(named)
      .filter(have(({ found }) => found.offerings)),
    area: areas.map(named).filter(have(({ found }) => found.areas)),
    year: years.map((value) => ({ value, title: value })),
  }
}
