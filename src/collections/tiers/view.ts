/** Tiers as they were on a day: their names, and which features they held. */
import type { DataOf, Entry } from '../../graph/entry.ts'
import { entriesOf, type Graph } from '../../graph/graph.ts'
import { memoizeFor } from '../../plain/memo.ts'
import { dayOf } from '../releases/order.ts'
import { tierLabel } from './schema.ts'
import { isSold as isSoldOn, successorsOn } from './data.ts'

export type Tier = Entry<'tiers'>
export type Limit = NonNullable<Exclude<DataOf<'features'>['availability'], 'undecided'>[number]['limit']>

/** A row of a feature's availability, with days in place of versions. */
export interface Holding {
  tier: string
  offering: string
  /** First day on which the tier has the feature. */
  from: string
  /** First day on which it no longer has it: as written, and at the latest the day on which the tier ends. */
  until: string | undefined
  limit: Limit | undefined
  note: string | undefined
}

/** Tiers in the order of their rank. */
export function tiersOf(graph: Graph): readonly Tier[] {
  return memoizeFor(graph, 'tiers by rank', () => entriesOf(graph, 'tiers').toSorted((a, b) => a.data.rank - b.data.rank))
}

export interface TierName {
  /** The name in force on the day. */
  name: string
  /** Today's name, where it is another one. */
  today: string | undefined
}

/** The name that a tier had on a day, and the one that it has today: "Team, now Pro". */
export function tierName({ data }: Tier, day: string, graph: Graph): TierName {
  const [name, today] = [tierLabel(data.names, day), tierLabel(data.names, graph.now)]
  return { name, today: name === today ? undefined : today }
}

/** Whether a tier is sold on a day. */
export function isSold({ data }: Tier, day: string): boolean {
  return isSoldOn(data, day)
}

/** The day on which a row of a feature's availability ends: as written, and at the latest with its tier. */
export function endOf({ tier, until }: { tier: string; until?: string | undefined }, graph: Graph): string | undefined {
  const { retired } = (graph.entryIndex.find('tiers', tier) as Tier | undefined)?.data ?? {}
  const written = until === undefined ? undefined : dayOf(until, graph)
  return written !== undefined && (retired === undefined || written < retired) ? written : retired
}

/** The tiers that take the place of one that has ended, as of a day. */
export function successorsOf(tier: Tier, day: string, graph: Graph): readonly Tier[] {
  const all = new Map(tiersOf(graph).map((each) => [each.id, each]))
  const facts = [...all.values()].map(({ id, data }) => ({ id, retired: data.retired, successors: data.successors }))
  const own = facts.find(({ id }) => id === tier.id)
  return own === undefined ? [] : successorsOn(own, day, facts).flatMap(({ id }) => all.get(id) ?? [])
}

/** Which tiers ever held a feature, where and when; undefined while that is undecided, for customers too. */
export function holdingsOf(feature: Entry<'features'>, graph: Graph): readonly Holding[] | undefined {
  const { availability } = feature.data
  if (!Array.isArray(availability)) return undefined
  return memoizeFor(graph, `holdings of ${feature.id}`, () =>
    availability.flatMap(({ tier, offering, since, until: written, limit, note }): Holding[] => {
      const from = dayOf(since, graph)
      const until = endOf({ tier, until: written }, graph)
      return from === undefined || (until !== undefined && until <= from) ? [] : [{ tier, offering, from, until, limit, note }]
    }),
  )
}

/** What of these holds on a day. */
export function holdingsOn(holdings: readonly Holding[], day: string): Holding[] {
  return holdings.filter(({ from, until }) => from <= day && (until === undefined || day < until))
}
