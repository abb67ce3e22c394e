/** Milestones that are unlikely to meet their commitments. */
import { daysBetween } from '../../plain/days.ts'
import type { Graph } from '../../graph/graph.ts'
import { committedPoints, type Milestone } from './milestones.ts'

/**
 * `late`: its last day has passed and committed items are open. `behind`: less than a quarter of its time is left and more than half of its
 * committed work is open. `full`: more points are committed than it has capacity.
 */
export type Risk = 'late' | 'behind' | 'full'

/** Why a milestone is at risk; none for a closed one. */
export function risksOf(milestone: Milestone, graph: Graph): Risk[] {
  const { status, start, due, capacity, scope } = milestone.data
  if (status === 'closed') return []
  const today = graph.now.slice(0, 10)
  const committed = scope.filter(({ commitment }) => commitment === 'committed')
  const open = committed.filter(({ outcome }) => outcome === undefined).length
  const isAlmostOver = daysBetween(today, due) * 4 < daysBetween(start, due)
  return [
    ...(due < today && open > 0 ? (['late'] as const) : []),
    ...(due >= today && isAlmostOver && open * 2 > committed.length ? (['behind'] as const) : []),
    ...(capacity !== undefined && committedPoints(milestone, graph) > capacity ? (['full'] as const) : []),
  ]
}
