/** A plan that's no longer sold: when it ended, what to choose instead, and which of its features each choice has. */
import { daysAfter } from '../../plain/days.ts'
import type { FeatureData, TierData, UpgradeData } from './data.ts'
import { heldOn } from './moves.ts'
import { hasEnded, isSold, successorsOn } from '../../collections/tiers/data.ts'

export interface EndedPlan {
  tier: TierData
  /** First day it's no longer sold. */
  on: string
  /** Its successors, following those that have ended too; without any, every plan that's sold. */
  choices: readonly TierData[]
  areSuccessors: boolean
  /** Features of the plan that are still available, each with its limit as text, empty if none. */
  features: readonly EndedFeature[]
}

export interface EndedFeature {
  feature: FeatureData
  limit: string
  /** Limit in each choice, as above; undefined if the choice lacks the feature. */
  choices: readonly (string | undefined)[]
}

/** `from` and `to` are the days of the two releases. Undefined if the plan hasn't ended by `to` or today, whichever is later. */
export function endedPlan(
  tier: TierData,
  { offering, from, to }: { offering: string; from: string; to: string },
  { tiers, features, today }: Pick<UpgradeData, 'tiers' | 'features' | 'today'>,
): EndedPlan | undefined {
  const { retired } = tier
  const day = to > today ? to : today
  if (retired === undefined || !hasEnded(tier, day)) return undefined
  const successors = successorsOn(tier, day, tiers).filter(({ offerings }) => offerings.includes(offering))
  const choices =
    successors.length > 0
      ? successors
      : tiers.filter((each) => each.id !== tier.id && each.offerings.includes(offering) && isSold(each, day))
  // Customers have what the plan had at their version, or on its last day.
  const had = isSold(tier, from) ? from : daysAfter(retired, -1)
  return {
    tier,
    on: retired,
    choices,
    areSuccessors: successors.length > 0,
    features: features.flatMap((feature): EndedFeature[] => {
      const own = heldOn(feature, offering, had).find(([id]) => id === tier.id)
      if (!own) return []
      const limitIn = ({ id, introduced }: TierData) => {
        const held = heldOn(feature, offering, introduced > day ? introduced : day).find(([each]) => each === id)
        return held && (held[4] ?? '')
      }
      return [{ feature, limit: own[4] ?? '', choices: choices.map(limitIn) }]
    }),
  }
}
