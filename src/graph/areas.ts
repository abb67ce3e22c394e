/** What belongs to areas of the product, area by area. */
import { text } from '../words/text.ts'
import { compareIds } from '../plain/compare.ts'
import type { Handbook } from './handbook.ts'
import { entriesOf, type Graph } from './graph.ts'
import { collator } from './navigation.ts'

export interface AreaGroup<T> {
  /** Undefined for what belongs to no area that these readers see. */
  id: string | undefined
  title: string
  members: readonly T[]
}

/** In the order of titles; what belongs to no area comes last. */
export function groupByArea<T>(items: readonly T[], areaOf: (item: T) => string | undefined, graph: Graph): AreaGroup<T>[] {
  const areas = entriesOf(graph, 'areas').toSorted((a, b) => collator.compare(a.title, b.title) || compareIds(a.id, b.id))
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

/** The areas of the product to which features belong. */
export function areasOf(features: readonly string[], { entryIndex }: Pick<Handbook, 'entryIndex'>): string[] {
  const areas = features.flatMap((id) => entryIndex.find('features', id)?.data.area ?? [])
  return [...new Set(areas)]
}
