/** Where a change is available: the date or versions of each offering, and the plans. */
import type { Handbook } from '../../graph/handbook.ts'
import { type Content, day, linkTo } from '../../page/elements.ts'
import type { Detail } from '../../page/section.ts'
import { listedInWords, listInWords } from '../../words/lists.ts'
import { text } from '../../words/text.ts'
import { tierName, tiersOf } from '../tiers/view.ts'
import { dateOf } from './listing.ts'
import { type Change, type Reach, reachOf } from './reach.ts'

const words = text.changelog.reach

/** One row per offering: `Cloud: from 4 March 2026, for Team (now Pro) and Enterprise`. */
export function reachDetails(change: Change, handbook: Handbook): Detail[] {
  return reachOf(change, handbook).map((reach) => {
    const { title = reach.offering } = handbook.entryIndex.find('offerings', reach.offering) ?? {}
    const plans = plansOf(change, reach, handbook)
    return [title, [arrivalOf(reach), plans && `, ${words.plans(plans)}`]]
  })
}

function arrivalOf({ on, releases }: Reach): Content {
  if (releases.length > 0) return [`${words.inRelease} `, listedInWords(releases.map(linkTo))]
  return on === undefined ? words.later : [`${words.from} `, day(on)]
}

/** Plans by their names on the day of the change, with today's. Undefined if the product has no plans. */
function plansOf(change: Change, { tiers }: Reach, handbook: Handbook): string | undefined {
  // Which plans get an imported entry isn't known.
  if (tiersOf(handbook).length === 0 || change.data.features === undefined) return undefined
  if (typeof tiers === 'string') return words[tiers]
  const names = tiers.flatMap((id) => {
    const tier = handbook.entryIndex.find('tiers', id)
    if (!tier) return []
    const { name, today } = tierName(tier, dateOf(change), handbook)
    return today === undefined ? name : words.nowCalled(name, today)
  })
  return names.length > 0 ? listInWords(names) : undefined
}
