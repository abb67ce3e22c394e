/** What a plan gains and loses between two days, found by comparison, so it doesn't rely on changelog entries. */
import type { FeatureData, HeldData, TierData } from './data.ts'
import { isSold } from '../../collections/tiers/data.ts'

export interface Move {
  feature: FeatureData
  /** Ids of the plans with the same move, in plan order. */
  tiers: readonly string[]
  kind: 'gained' | 'lost' | 'limit'
  /** Limits before and after, as text; empty if none. */
  limits?: readonly [before: string, after: string]
}

interface Range {
  /** Undefined for all plans. */
  tier: TierData | undefined
  offering: string
  /** Days, `YYYY-MM-DD`. */
  from: string
  to: string
  tiers: readonly TierData[]
  /** Whether a change in the answer already says that a plan gained or lost the feature with this index. */
  isDisclosed(feature: number, kind: 'gained' | 'lost', tier: string): boolean
}

/** For each plan sold on the last day. A plan that wasn't sold on the first day gains all it has. */
export function findMoves(features: readonly FeatureData[], { tier, offering, from, to, tiers, isDisclosed }: Range): Move[] {
  const sold = tiers.filter((each) => (tier === undefined || each.id === tier.id) && each.offerings.includes(offering) && isSold(each, to))
  return features.flatMap((feature, index): Move[] => {
    const [before, after] = [from, to].map((day) => heldOn(feature, offering, day)) as [HeldData[], HeldData[]]
    const moves = sold.flatMap(({ id }): Move[] => {
      const [was, is] = [before, after].map((held) => held.find(([each]) => each === id))
      if (!was && !is) return []
      const kind = !was ? 'gained' : !is ? 'lost' : 'limit'
      if (kind !== 'limit') return isDisclosed(index, kind, id) ? [] : [{ feature, tiers: [id], kind }]
      const limits = [was?.[4] ?? '', is?.[4] ?? ''] as const
      return limits[0] === limits[1] ? [] : [{ feature, tiers: [id], kind, limits }]
    })
    return [...Map.groupBy(moves, ({ kind, limits }) => JSON.stringify([kind, limits])).values()].flatMap(([first, ...others]) =>
      first ? [{ ...first, tiers: [first, ...others].flatMap((each) => each.tiers) }] : [],
    )
  })
}

/** Whether any plan of an offering has a feature on a day. */
export function isHeldOn(feature: FeatureData, offering: string, day: string): boolean {
  const { held, since: [from, until] = [] } = feature
  if (held) return heldOn(feature, offering, day).length > 0
  return from !== undefined && from <= day && (until === undefined || day < until)
}

/** Rows of a feature that apply to an offering on a day. */
export function heldOn({ held = [] }: FeatureData, offering: string, day: string): HeldData[] {
  return held.filter(
    ([, where, from, until]) => where === offering && from <= day && (until === undefined || until === null || day < until),
  )
}
