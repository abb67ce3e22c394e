/** Groups entries by product area. */
import { text } from '../words/text.ts'
import { compareIds } from '../plain/compare.ts'
import type { Handbook } from './handbook.ts'
import { entriesOf, type Graph } from './graph.ts'
import { compareTitles } from '../words/order.ts'

export interface AreaGroup<T> {
  /** Undefined for entries without an area that these readers can see. */
  id: string | undefined
  title: string
  members: readonly T[]
}

/** Sorted by title; entries without an area come last. */
export function groupByArea<T>(items: readonly T[], areaOf: (item: T) => string | undefined, graph: Graph): AreaGroup<T>[] {
  const areas = entriesOf(graph, 'areas').toSorted((a, b) => compareTitles(a.title, b.title) || compareIds(a.id, b.id))
  const known = new Set(areas.map(({ id }) => id))
  const byArea = Map.groupBy(items, (item) => {
    const id = areaOf(item)
    return id !== undefined && known.has(id) ? id : undefined
  })
  return [...areas, { id: undefined, title: text.features.otherAreas }].flatMap(({ id, title }) => {
    const members = byArea.get(id)
    return members ? [{ id, title, members }] : []
  })
}

/** The product areas that features belong to; none if they're unknown. */
export function areasOf(features: readonly string[] | undefined, { entryIndex }: Pick<Handbook, 'entryIndex'>): string[] {
  const areas = (features ?? []).flatMap((id) => entryIndex.find('features', id)?.data.area ?? [])
  return [...new Set(areas)]
}
