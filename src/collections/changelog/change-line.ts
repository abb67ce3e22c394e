/** An entry's line in the changelog, and its filter values. */

import { areasOf } from '../../graph/areas.ts'
import type { Entry } from '../../graph/entry.ts'
import { entriesOf } from '../../graph/graph.ts'
import type { Handbook } from '../../graph/handbook.ts'
import { memoizeFor } from '../../plain/memo.ts'
import { type Change, reachOf, tiersReached } from './reach.ts'
import { isSold, type TierName, tierName, tiersOf } from '../tiers/view.ts'
import { dateOf } from './listing.ts'
import { firstPicture, type Medium } from './media.ts'

export interface TierMark extends TierName {
  /** Whether it's no longer sold. */
  isRetired: boolean
}

export interface ChangeLine {
  entry: Change
  /** `YYYY-MM-DD`. */
  day: string
  /** Plan names on the entry's date; none if everyone has it. `undecided` is for staff only; customers see that everyone has it. */
  tiers: readonly TierMark[] | 'undecided'
  /** Names of the offerings that have it, if no versioned offering ever gets it; otherwise empty. */
  onlyOn: readonly string[]
  /** The first one it has. */
  picture: Medium | undefined
  /** Filter values: ids. */
  found: { tiers: readonly string[]; offerings: readonly string[]; areas: readonly string[] }
}

export function changeLineOf(entry: Change, graph: Handbook): ChangeLine {
  return memoizeFor(graph, `line of ${entry.id}`, () => {
    const day = dateOf(entry)
    const reach = reachOf(entry, graph)
    const offerings = entriesOf(graph, 'offerings')
    const reached = offerings.filter(({ id }) => reach.some(({ offering }) => offering === id))
    const isVersioned = ({ data }: Entry<'offerings'>) => data.delivery === 'versioned'
    return {
      entry,
      day,
      tiers: marksOf(entry, day, graph),
      onlyOn: offerings.some(isVersioned) && !reached.some(isVersioned) ? reached.map(({ title }) => title) : [],
      picture: firstPicture(entry, graph),
      found: {
        tiers: [...tiersReached(entry, graph)],
        offerings: reached.map(({ id }) => id),
        areas: [...areasOf(entry.data.features, graph)],
      },
    }
  })
}

function marksOf(entry: Change, day: string, graph: Handbook): ChangeLine['tiers'] {
  const reach = reachOf(entry, graph)
  if (reach.some(({ tiers }) => tiers === 'undecided')) return 'undecided'
  const named = new Set(reach.flatMap(({ tiers }) => (typeof tiers === 'string' ? [] : tiers)))
  return tiersOf(graph).flatMap((tier) =>
    named.has(tier.id) ? { ...tierName(tier, day, graph), isRetired: !isSold(tier, graph.now.slice(0, 10)) } : [],
  )
}
