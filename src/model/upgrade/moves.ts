/** What a plan gains and loses between two days, found by comparison: whether or not an entry of the changelog says so. */
import type { FeatureData, HeldData, TierData } from './data.ts'
import { isSold } from './tier-data.ts'

export interface Move {
  feature: FeatureData
  /** Ids, in the order of tiers; those that make the same move. */
  tiers: readonly string[]
  kind: 'gained' | 'lost' | 'limit'
  /** Limits before and after, as text; empty where there is none. */
  limits?: readonly [before: string, after: string]
}

interface Range {
  /** Of all tiers, if none is named. */
  tier: TierData | undefined
  offering: string
  /** Days, `YYYY-MM-DD`. */
  from: string
  to: string
  tiers: readonly TierData[]
}

/**
 * A feature moves where it was there before and after. What is new altogether, or gone altogether, is no move;
 * nor is what comes with a tier that was not sold on both days.
 */
export function movesFor(features: readonly FeatureData[], { tier, offering, from, to, tiers }: Range): Move[] {
  const both = tiers.filter((each) => (tier === undefined || each.id === tier.id) && isSold(each, from) && isSold(each, to))
  return features.flatMap((feature): Move[] => {
    const [before, after] = [from, to].map((day) => heldOn(feature, offering, day)) as [HeldData[], HeldData[]]
    if (before.length === 0 || after.length === 0) return []
    const moves = both.flatMap(({ id }): Move[] => {
      const [was, is] = [before, after].map((held) => held.find(([each]) => each === id))
      if (!was && !is) return []
      if (!was) return [{ feature, tiers: [id], kind: 'gained' }]
      if (!is) return [{ feature, tiers: [id], kind: 'lost' }]
      const limits = [was[4] ?? '', is[4] ?? ''] as const
      return limits[0] === limits[1] ? [] : [{ feature, tiers: [id], kind: 'limit', limits }]
    })
    return [...Map.groupBy(moves, ({ kind, limits }) => JSON.stringify([kind, limits])).values()].flatMap(([first, ...others]) =>
      first ? [{ ...first, tiers: [first, ...others].flatMap((each) => each.tiers) }] : [],
    )
  })
}

function heldOn({ held = [] }: FeatureData, offering: string, day: string): HeldData[] {
  return held.filter(
    ([, where, from, until]) => where === offering && from <= day && (until === undefined || until === null || day < until),
  )
}
