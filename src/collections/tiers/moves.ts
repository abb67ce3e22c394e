/** Features moved between tiers, found by comparing each date with a change to the day before. */
import type { Entry } from '../../graph/entry.ts'
import { entriesOf, type Graph } from '../../graph/graph.ts'
import { daysAfter } from '../../plain/days.ts'
import { type Holding, holdingsOf, holdingsOn, isSold, type Limit, type Tier, tiersOf } from './view.ts'

export interface TierMove {
  feature: Entry<'features'>
  /** Id of the offering. */
  offering: string
  /** Id of the tier. */
  tier: string
  kind: 'gained' | 'lost' | 'limit'
  /** First day on which it applies. */
  on: string
  /** The previous limit, for a lost feature or a changed limit; undefined if there was none. */
  from?: Limit
  /** The new limit, for a gained feature or a changed limit; undefined if there is none. */
  to?: Limit
}

/**
 * Moves after `fromDay` and until `toDay`, oldest first. A feature moves if some tier of the offering had it before and some tier has it
 * after. Entirely new or removed features aren't moves, and neither are changes that come with a new or ended tier.
 */
export function movesBetween(graph: Graph, fromDay: string, toDay: string): TierMove[] {
  const tiers = tiersOf(graph)
  return entriesOf(graph, 'features')
    .flatMap((feature) =>
      [...Map.groupBy(holdingsOf(feature, graph) ?? [], ({ offering }) => offering)].map(([offering, holdings]) => ({
        feature,
        offering,
        holdings,
      })),
    )
    .flatMap((held) =>
      daysOf(held.holdings)
        .filter((day) => fromDay < day && day <= toDay)
        .flatMap((day) => movesOn(day, held, tiers)),
    )
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
}

function movesOn(on: string, { feature, offering, holdings }: Held, tiers: readonly Tier[]): TierMove[] {
  const eve = daysAfter(on, -1)
  const [before, after] = [holdingsOn(holdings, eve), holdingsOn(holdings, on)]
  if (before.length === 0 || after.length === 0) return []
  return tiers
    .filter((tier) => isSold(tier, eve) && isSold(tier, on))
    .flatMap(({ id: tier }): TierMove[] => {
      const [was, is] = [before, after].map((each) => each.find((holding) => holding.tier === tier))
      if (!was && !is) return []
      const kind = !was ? 'gained' : !is ? 'lost' : 'limit'
      if (kind === 'limit' && isSame(was?.limit, is?.limit)) return []
      return [{ feature, offering, tier, kind, on, ...(was?.limit && { from: was.limit }), ...(is?.limit && { to: is.limit }) }]
    })
}

interface Held {
  feature: Entry<'features'>
  offering: string
  /** Tiers of the offering. */
  holdings: readonly Holding[]
}

/** Dates on which availability differs from the day before. */
function daysOf(holdings: readonly Holding[]): string[] {
  return [...new Set(holdings.flatMap(({ from, until }) => [from, ...(until === undefined ? [] : [until])]))].sort()
}

/** Whether two limits are equal, whatever the order of their keys. */
function isSame(a: Limit | undefined, b: Limit | undefined): boolean {
  if (typeof a !== 'object' || typeof b !== 'object') return a === b
  return a.value === b.value && a.unit === b.unit
}
