/** A plan that is no longer sold: when it ended, what to choose in its place, and what of what one has each choice has. */
import { daysAfter } from '../../plain/days.ts'
import type { FeatureData, TierData, UpgradeData } from './data.ts'
import { heldOn } from './moves.ts'
import { hasEnded, isSold, successorsOn } from '../../collections/tiers/data.ts'

export interface EndedPlan {
  tier: TierData
  /** First day on which it is no longer sold. */
  on: string
  /** Its successors, and those of successors that have ended; where there are none, every plan that is sold. */
  choices: readonly TierData[]
  areSuccessors: boolean
  /** What the plan has, where it is still to be had; a limit as text, empty where there is none. */
  features: readonly EndedFeature[]
}

export interface EndedFeature {
  feature: FeatureData
  limit: string
  /** For each choice, as above; undefined where it does not have the feature. */
  choices: readonly (string | undefined)[]
}

/** `from` and `to` are the days of the releases between which one goes; undefined for a plan that has not ended by the later of them and today. */
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
  // What one has today is what the version that one runs has, or what the plan had to its end.
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
