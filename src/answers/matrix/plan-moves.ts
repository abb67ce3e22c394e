/** Feature moves between plans by day, with the plans before and after. */

import { daysAfter } from '../../plain/days.ts'
import type { Entry } from '../../graph/entry.ts'
import { limitText } from '../../collections/features/view.ts'
import { entriesOf, type Graph } from '../../graph/graph.ts'
import { movesBetween } from '../../collections/tiers/moves.ts'
import { holdingsOf, holdingsOn, tierName, tiersOf } from '../../collections/tiers/view.ts'
import { compareTitles } from '../../words/order.ts'

export interface DayOfMoves {
  /** `YYYY-MM-DD`. */
  on: string
  moves: readonly MovedFeature[]
}

export interface MovedFeature {
  feature: Entry<'features'>
  /** Names of the offerings with this move. */
  offerings: readonly string[]
  /** Names of the plans on the day before and on the day itself, with their limits. */
  before: readonly string[]
  after: readonly string[]
}

/** Latest day first, up to today. */
export function movedFeatures(graph: Graph): DayOfMoves[] {
  const moves = movesBetween(graph, '', graph.now.slice(0, 10))
  return [...Map.groupBy(moves, ({ on }) => on)]
    .map(([on, sameDay]) => ({
      on,
      moves: [...Map.groupBy(sameDay, ({ feature }) => feature)]
        .flatMap(([feature, own]) => groupByOffering(feature, [...new Set(own.map(({ offering }) => offering))], on, graph))
        .sort((a, b) => compareTitles(a.feature.title, b.feature.title)),
    }))
    .reverse()
}

/** One item for all offerings with the same move. */
function groupByOffering(feature: Entry<'features'>, offerings: readonly string[], on: string, graph: Graph): MovedFeature[] {
  const byOffering = entriesOf(graph, 'offerings')
    .filter(({ id }) => offerings.includes(id))
    .map(({ id, title }) => ({
      offering: title,
      before: planNamesOn(feature, id, daysAfter(on, -1), graph),
      after: planNamesOn(feature, id, on, graph),
    }))
  return [...Map.groupBy(byOffering, ({ before, after }) => JSON.stringify([before, after])).values()].flatMap((same) => {
    const [first] = same
    return first ? [{ feature, offerings: same.map(({ offering }) => offering), before: first.before, after: first.after }] : []
  })
}

function planNamesOn(feature: Entry<'features'>, offering: string, day: string, graph: Graph): string[] {
  const holdings = holdingsOn(holdingsOf(feature, graph) ?? [], day).filter((holding) => holding.offering === offering)
  return tiersOf(graph).flatMap((tier) => {
    const holding = holdings.find((each) => each.tier === tier.id)
    if (!holding) return []
    const { name } = tierName(tier, day, graph)
    const limit = limitText(holding.limit)
    return [limit === '' ? name : `${name} (${limit})`]
  })
}
