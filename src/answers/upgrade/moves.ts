/** What a plan gains and loses between two days, found by comparison: whether or not an entry of the changelog says so. */
import type { FeatureData, HeldData, TierData } from './data.ts'
import { isSold } from '../../collections/tiers/data.ts'

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
  /** Whether a change of the answer says already that a tier got a feature, by its place, or lost it. */
  isDisclosed(feature: number, kind: 'gained' | 'lost', tier: string): boolean
}

/** Of each tier that is sold on the last day. What a tier gains that was not sold on the first day is all that it has. */
export function movesFor(features: readonly FeatureData[], { tier, offering, from, to, tiers, isDisclosed }: Range): Move[] {
  const sold = tiers.filter((each) => (tier === undefined || each.id === tier.id) && each.offerings.includes(offering) && isSold(each, to))
  return features.flatMap((feature, place): Move[] => {
    const [before, after] = [from, to].map((day) => heldOn(feature, offering, day)) as [HeldData[], HeldData[]]
    const moves = sold.flatMap(({ id }): Move[] => {
      const [was, is] = [before, after].map((held) => held.find(([each]) => each === id))
      if (!was && !is) return []
      const kind = !was ? 'gained' : !is ? 'lost' : 'limit'
      if (kind !== 'limit') return isDisclosed(place, kind, id) ? [] : [{ feature, tiers: [id], kind }]
      const limits = [was?.[4] ?? '', is?.[4] ?? ''] as const
      return limits[0] === limits[1] ? [] : [{ feature, tiers: [id], kind, limits }]
    })
    return [...Map.groupBy(moves, ({ kind, limits }) => JSON.stringify([kind, limits])).values()].flatMap(([first, ...others]) =>
      first ? [{ ...first, tiers: [first, ...others].flatMap((each) => each.tiers) }] : [],
    )
  })
}

/** Whether anybody has a feature of an offering on a day. */
export function isHeldOn(feature: FeatureData, offering: string, day: string): boolean {
  const { held, since: [from, until] = [] } = feature
  if (held) return heldOn(feature, offering, day).length > 0
  return from !== undefined && from <= day && (until === undefined || day < until)
}

/** The rows of a feature that hold for an offering on a day. */
export function heldOn({ held = [] }: FeatureData, offering: string, day: string): HeldData[] {
  return held.filter(
    ([, where, from, until]) => where === offering && from <= day && (until === undefined || until === null || day < until),
  )
}
