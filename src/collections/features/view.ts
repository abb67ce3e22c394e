/** A feature's availability by tier, and its changes. */
import { type FactValue, sinceValue } from '../../graph/fact-value.ts'
import { text } from '../../words/text.ts'
import type { DataOf, Entry } from '../../graph/entry.ts'
import { entriesOf } from '../../graph/graph.ts'
import type { Handbook } from '../../graph/handbook.ts'
import { memoizeFor } from '../../plain/memo.ts'
import { inOrder } from '../../graph/order.ts'
import { dayOf } from '../releases/order.ts'
import { endOf } from '../tiers/view.ts'
import { compareTitles } from '../../words/order.ts'

export interface AvailabilityRow {
  tier: string
  offering: string
  since: FactValue
  /** No later than the tier's last day. */
  until: FactValue | undefined
  /** Whether it has ended. */
  isPast: boolean
  /** A limit or a note; empty if there is neither. */
  note: string
}

/** Rows by offering and tier rank; undefined while undecided, which customers see as no rows. */
export function availabilityOf(entry: Entry<'features'>, handbook: Handbook): AvailabilityRow[] | undefined {
  const { availability } = entry.data
  if (!Array.isArray(availability)) return undefined
  const rank = (id: string) => entriesOf(handbook, 'tiers').find((tier) => tier.id === id)?.data.rank ?? 0
  return availability
    .toSorted((a, b) => compareTitles(a.offering, b.offering) || rank(a.tier) - rank(b.tier) || compareTitles(a.since, b.since))
    .flatMap(({ tier, offering, since, until, limit, note }): AvailabilityRow[] => {
      const [tierEntry, offeringEntry] = [handbook.entryIndex.find('tiers', tier), handbook.entryIndex.find('offerings', offering)]
      const from = sinceValue(since, handbook)
      if (!tierEntry || !offeringEntry || !from) return []
      const last = endOf({ tier, until }, handbook)
      const isWritten = until !== undefined && dayOf(until, handbook) === last
      const end = isWritten ? sinceValue(until, handbook) : last === undefined ? undefined : ({ kind: 'day', day: last } as const)
      const words = [limitText(limit), note].filter(Boolean).join('; ')
      const isPast = last !== undefined && last <= handbook.now.slice(0, 10)
      return [{ tier: tierEntry.title, offering: offeringEntry.title, since: from, until: end, isPast, note: words }]
    })
}

export interface Stage {
  label: string
  since: FactValue
}

/** The stages of a feature, oldest first. */
export function lifecycleOf(entry: Entry<'features'>, handbook: Handbook): Stage[] {
  return entry.data.lifecycle.flatMap(({ stage, since: written }) => {
    const since = sinceValue(written, handbook)
    return since ? [{ label: text.features.stages[stage], since }] : []
  })
}

/** Changelog entries about a feature, newest first. */
export function changesOf(entry: Pick<Entry, 'id'>, handbook: Handbook): Entry<'changelog'>[] {
  const byFeature = memoizeFor(handbook, 'changelog by feature', () => {
    const found = new Map<string, Entry<'changelog'>[]>()
    for (const each of inOrder(handbook, 'changelog'))
      for (const id of each.data.features ?? []) found.set(id, [...(found.get(id) ?? []), each])
    return found
  })
  return byFeature.get(entry.id) ?? []
}

type Limit = Exclude<DataOf<'features'>['availability'], 'undecided'>[number]['limit']

export function limitText(limit: Limit): string {
  if (limit === undefined) return ''
  if (typeof limit === 'string') return limit === 'unlimited' ? text.features.unlimited : text.features.onRequest
  return text.features.upTo(limit.value, limit.unit)
}
