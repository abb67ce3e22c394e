/** Finds the links between the entries of a trace. */
import type { Entry } from '../../graph/entry.ts'
import { supportedBy } from '../../collections/roadmap/evidence.ts'
import type { Graph } from '../../graph/graph.ts'
import { itemsOfMilestone } from '../../collections/milestones/milestones.ts'
import { findEntries, goalObjectives, releasesOfChange, type TraceStep } from './trace.ts'

/** Unique pairs, earlier stage first. */
export function traceEdges(steps: readonly TraceStep[], graph: Graph): (readonly [Entry, Entry])[] {
  const positions = new Map(steps.flatMap(({ entries }, position) => entries.map((entry) => [entry, position] as const)))
  return [...positions].flatMap(([entry, position]) =>
    [...new Set(linkedEntries(entry, graph))].flatMap((other) => {
      const otherPosition = positions.get(other)
      if (otherPosition === undefined) return []
      return [position < otherPosition ? ([entry, other] as const) : ([other, entry] as const)]
    }),
  )
}

/** Entries of the trace that an entry links to. Where both link to each other, only one side counts here. */
function linkedEntries(entry: Entry, graph: Graph): readonly Entry[] {
  switch (entry.collection) {
    case 'insights':
      return supportedBy(entry, graph)
    case 'roadmap':
      return findEntries(graph, 'objectives', entry.data.objectives)
    case 'milestones': {
      const { release } = entry.data
      const items = itemsOfMilestone(entry, graph)
      return [
        ...items,
        ...findEntries(graph, 'objectives', goalObjectives(entry)),
        ...findEntries(graph, 'releases', release === undefined ? [] : [release]),
      ]
    }
    case 'changelog': {
      const { roadmap = [], features = [] } = entry.data
      return [...findEntries(graph, 'roadmap', roadmap), ...findEntries(graph, 'features', features), ...releasesOfChange(entry, graph)]
    }
    default:
      return []
  }
}
