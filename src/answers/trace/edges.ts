/** Which entries of a chain are linked to one another. */
import type { Entry } from '../../graph/entry.ts'
import { type Insight, type RoadmapItem, supportedBy } from '../../collections/roadmap/evidence.ts'
import type { Graph } from '../../graph/graph.ts'
import { itemsOfMilestone, type Milestone } from '../../collections/milestones/milestones.ts'
import type { Change } from '../../collections/changelog/reach.ts'
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
      return supportedBy(entry as unknown as Insight, graph)
    case 'roadmap':
      return find(graph, 'objectives', (entry as unknown as RoadmapItem).data.objectives)
    case 'milestones': {
      const milestone = entry as unknown as Milestone
      const { release } = milestone.data
      const items = itemsOfMilestone(milestone, graph) as readonly unknown[] as Entry[]
      return [...items, ...find(graph, 'objectives', goalsOf(entry)), ...find(graph, 'releases', release === undefined ? [] : [release])]
    }
    case 'changelog': {
      const change = entry as unknown as Change
      const { roadmap = [], features } = change.data
      return [...find(graph, 'roadmap', roadmap), ...find(graph, 'features', features), ...releasesOf(change, graph)]
    }
    default:
      return []
  }
}
