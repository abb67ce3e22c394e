/** How much the objectives that an item serves count. */
import { inDayOrder, type Measure } from '../../collections/objectives/measures.ts'
import type { RankingWeights } from '../../collections/ranking-settings.ts'
import type { Entry } from '../../graph/entry.ts'
import type { Graph } from '../../graph/graph.ts'
import { daysBetween } from '../../plain/days.ts'

/** Highest for the objective that is furthest behind. An issue serves the objectives of its roadmap item. */
export function objectiveFactor(entry: Entry<'roadmap'> | Entry<'backlog'>, graph: Graph, weights: RankingWeights): number {
  const item = entry.collection === 'roadmap' ? entry : graph.entryIndex.find('roadmap', entry.data.roadmap ?? '')
  const current = (item?.data.objectives ?? []).flatMap((id) => {
    const objective = graph.entryIndex.find('objectives', id)
    return objective && isCurrent(objective, graph) ? [objective] : []
  })
  if (current.length === 0) return weights.noObjective
  const gap = Math.max(...current.map((objective) => gapOf(objective, graph.now.slice(0, 10))))
  return 1 + weights.behind * gap
}

function isCurrent({ isDraft, data }: Entry<'objectives'>, { entryIndex }: Graph): boolean {
  const strategy = entryIndex.find('strategy', data.strategy)
  return !isDraft && data.status === 'active' && strategy?.data.status === 'active'
}

/** From 0 to 1: the progress that is missing today, as the mean of its measures. A value that should hold makes no progress. */
function gapOf({ data: { measures, period } }: Entry<'objectives'>, today: string): number {
  const moving = measures.filter(({ direction, baseline, target }) => direction !== 'hold' && target !== baseline)
  if (moving.length === 0) return 0
  const elapsed = clamp(daysBetween(period.from, today) / Math.max(1, daysBetween(period.from, period.to)))
  return moving.reduce((sum, measure) => sum + clamp(elapsed - progressOf(measure, today)), 0) / moving.length
}

/** 0 at the baseline, 1 at the target. */
function progressOf(measure: Measure, today: string): number {
  const { baseline, target } = measure
  const value = inDayOrder(measure).findLast(({ on }) => on <= today)?.value ?? baseline
  return (value - baseline) / (target - baseline)
}

function clamp(value: number): number {
  return Math.min(1, Math.max(0, value))
}
