/** Which entries of a chain are linked to one another. */
import type { Entry } from '../../graph/entry.ts'
import { supportedBy } from '../../collections/roadmap/evidence.ts'
import type { Graph } from '../../graph/graph.ts'
import { itemsOfMilestone } from '../../collections/milestones/milestones.ts'
import { find, goalsOf, releasesOf, type TraceStep } from './trace.ts'

/** Pairs, each once; the first stands before the second. */
export function traceEdges(steps: readonly TraceStep[], graph: Graph): (readonly [Entry, Entry])[] {
  const places = new Map(steps.flatMap(({ entries }, place) => entries.map((entry) => [entry, place] as const)))
  return [...places].flatMap(([entry, place]) =>
    [...new Set(namedBy(entry, graph))].flatMap((other) => {
      const there = places.get(other)
      if (there === undefined) return []
      return [place < there ? ([entry, other] as const) : ([other, entry] as const)]
    }),
  )
}

/** What an entry names of the chain; where both name each other, one of them does it here. */
function namedBy(entry: Entry, graph: Graph): readonly Entry[] {
  switch (entry.collection) {
    case 'insights':
      return supportedBy(entry, graph)
    case 'roadmap':
      return find(graph, 'objectives', entry.data.objectives)
    case 'milestones': {
      const { release } = entry.data
      const items = itemsOfMilestone(entry, graph)
      return [...items, ...find(graph, 'objectives', goalsOf(entry)), ...find(graph, 'releases', release === undefined ? [] : [release])]
    }
    case 'changelog': {
      const { roadmap = [], features } = entry.data
      return [...find(graph, 'roadmap', roadmap), ...find(graph, 'features', features), ...releasesOf(entry, graph)]
    }
    default:
      return []
  }
}
