/** Moves between tiers as they are told: by day, each feature with the tiers that had it and those that have it. */

import { daysAfter } from '../../plain/days.ts'
import type { Entry } from '../../graph/entry.ts'
import { limitText } from '../../collections/features/view.ts'
import { entriesOf, type Graph } from '../../graph/graph.ts'
import { movesBetween } from '../../collections/tiers/moves.ts'
import { holdingsOf, holdingsOn, tierName, tiersOf } from '../../collections/tiers/view.ts'

export interface DayOfMoves {
  /** `YYYY-MM-DD`. */
  on: string
  moves: readonly MovedFeature[]
}

export interface MovedFeature {
  feature: Entry<'features'>
  /** Names of the offerings in which it makes this move. */
  offerings: readonly string[]
  /** Names of tiers on the eve and on the day, with their limits. */
  before: readonly string[]
  after: readonly string[]
}

/** Latest day first, until today. */
export function movedFeatures(graph: Graph): DayOfMoves[] {
  const moves = movesBetween(graph, '', graph.now.slice(0, 10))
  return [...Map.groupBy(moves, ({ on }) => on)]
    .map(([on, sameDay]) => ({
      on,
      moves: [...Map.groupBy(sameDay, ({ feature }) => feature)]
        .flatMap(([feature, own]) => movesOf(feature, [...new Set(own.map(({ offering }) => offering))], on, graph))
        .sort((a, b) => a.feature.title.localeCompare(b.feature.title, 'en', { numeric: true })),
    }))
    .reverse()
}

/** One for all offerings in which it is the same. */
function movesOf(feature: Entry<'features'>, offerings: readonly string[], on: string, graph: Graph): MovedFeature[] {
  const told = entriesOf(graph, 'offerings')
    .filter(({ id }) => offerings.includes(id))
    .map(({ id, title }) => ({
      offering: title,
      before: holders(feature, id, daysAfter(on, -1), graph),
      after: holders(feature, id, on, graph),
    }))
  return [...Map.groupBy(told, ({ before, after }) => JSON.stringify([before, after])).values()].flatMap((same) => {
    const [first] = same
    return first ? [{ feature, offerings: same.map(({ offering }) => offering), before: first.before, after: first.after }] : []
  })
}

function holders(feature: Entry<'features'>, offering: string, day: string, graph: Graph): string[] {
  const holdings = holdingsOn(holdingsOf(feature, graph) ?? [], day).filter((holding) => holding.offering === offering)
  return tiersOf(graph).flatMap((tier) => {
    const holding = holdings.find((each) => each.tier === tier.id)
    if (!holding) return []
    const { name } = tierName(tier, day, graph)
    const limit = limitText(holding.limit)
    return [limit === '' ? name : `${name} (${limit})`]
  })
}
