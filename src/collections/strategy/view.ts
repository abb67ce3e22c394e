/** Content of the strategy and objective pages, their Markdown and the feed. */
import type { Entry } from '../../graph/entry.ts'
import { entriesOf, type Graph } from '../../graph/graph.ts'
import type { Handbook } from '../../graph/handbook.ts'
import { memoizeFor } from '../../plain/memo.ts'
import { inOrder } from '../../graph/order.ts'
import { diffStrategies, type StrategyChange, strategyVersion, tellChange } from './meaning.ts'

export interface StrategyView {
  pillars: readonly { id: string; title: string }[]
  objectives: readonly Entry<'objectives'>[]
  /** The document that it replaces, and the changes since. */
  predecessor: Entry<'strategy'> | undefined
  sincePredecessor: readonly StrategyChange[]
  /** What replaced it. */
  successors: readonly Entry<'strategy'>[]
  isOver: boolean
}

export function strategyView(entry: Entry<'strategy'>, handbook: Graph): StrategyView {
  const { pillars = [], supersedes, status } = entry.data
  const predecessor = supersedes === undefined ? undefined : handbook.entryIndex.find('strategy', supersedes)
  return {
    pillars,
    objectives: objectivesOf(handbook).get(entry.id) ?? [],
    predecessor,
    sincePredecessor: predecessor ? changesSince(predecessor, entry, handbook) : [],
    successors: entriesOf(handbook, 'strategy').filter(({ data }) => data.supersedes === entry.id),
    isOver: status === 'superseded' || status === 'archived',
  }
}

/** A successor takes over an objective under a new id, which doesn't matter to readers. */
function changesSince(predecessor: Entry, entry: Entry, handbook: Graph): StrategyChange[] {
  const [before, after] = [strategyVersion(predecessor.id, handbook), strategyVersion(entry.id, handbook)]
  if (!before || !after) return []
  return (
    diffStrategies(before, after)
      // A new title says nothing about the direction of the product.
      .filter(({ of, aspect }) => aspect !== 'id' && !(of === 'strategy' && aspect === 'name'))
      .map((change) => tellChange(change, handbook))
  )
}

/** Grouped by strategy; ungrouped if these readers can't see the strategy. */
export function objectivesOf(handbook: Graph): ReadonlyMap<string | undefined, readonly Entry<'objectives'>[]> {
  return memoizeFor(handbook, 'objectives by strategy', () => Map.groupBy(entriesOf(handbook, 'objectives'), ({ data }) => data.strategy))
}

export interface ObjectiveGroup {
  /** Undefined if these readers can't see it. */
  strategy: Entry<'strategy'> | undefined
  objectives: readonly Entry<'objectives'>[]
}

/** All objectives, grouped by strategy in the order of strategies. */
export function objectiveGroups(handbook: Handbook): ObjectiveGroup[] {
  const byStrategy = objectivesOf(handbook)
  const strategies = inOrder(handbook, 'strategy').filter(({ id }) => byStrategy.has(id))
  const ids = new Set(strategies.map(({ id }) => id))
  const others = [...byStrategy].flatMap(([id, objectives]) => (id !== undefined && ids.has(id) ? [] : objectives))
  return [
    ...strategies.map((strategy) => ({ strategy, objectives: byStrategy.get(strategy.id) ?? [] })),
    ...(others.length > 0 ? [{ strategy: undefined, objectives: others }] : []),
  ]
}
