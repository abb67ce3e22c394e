/** Tiers on a date: their names and features. */
import type { DataOf, Entry } from '../../graph/entry.ts'
import { entriesOf, type Graph } from '../../graph/graph.ts'
import { memoizeFor } from '../../plain/memo.ts'
import { dayOf } from '../releases/order.ts'
import { tierLabel } from './schema.ts'
import { isSold as isSoldOn, successorsOn } from './data.ts'

export type Tier = Entry<'tiers'>
export type Limit = NonNullable<Exclude<DataOf<'features'>['availability'], 'undecided'>[number]['limit']>

/** A row of a feature's availability, with dates instead of versions. */
export interface Holding {
  tier: string
  offering: string
  /** First day on which the tier has the feature. */
  from: string
  /** First day on which it no longer has it: as written, but no later than the tier's end. */
  until: string | undefined
  limit: Limit | undefined
  note: string | undefined
}

/** Tiers by rank. */
export function tiersOf(graph: Graph): readonly Tier[] {
  return memoizeFor(graph, 'tiers by rank', () => entriesOf(graph, 'tiers').toSorted((a, b) => a.data.rank - b.data.rank))
}

export interface TierName {
  /** The name on that date. */
  name: string
  /** Today's name, if it differs. */
  today: string | undefined
}

/** A tier's name on a date, and its current one: "Team, now Pro". */
export function tierName({ data }: Tier, day: string, graph: Graph): TierName {
  const [name, today] = [tierLabel(data.names, day), tierLabel(data.names, graph.now)]
  return { name, today: name === today ? undefined : today }
}

/** Whether a tier is sold on a date. */
export function isSold({ data }: Tier, day: string): boolean {
  return isSoldOn(data, day)
}

/** The end date of an availability row: as written, but no later than the tier's end. */
export function endOf({ tier, until }: { tier: string; until?: string | undefined }, graph: Graph): string | undefined {
  const { retired } = (graph.entryIndex.find('tiers', tier) as Tier | undefined)?.data ?? {}
  const written = until === undefined ? undefined : dayOf(until, graph)
  return written !== undefined && (retired === undefined || written < retired) ? written : retired
}

/** The tiers that replace an ended one, as of a date. */
export function successorsOf(tier: Tier, day: string, graph: Graph): readonly Tier[] {
  const all = new Map(tiersOf(graph).map((each) => [each.id, each]))
  const facts = [...all.values()].map(({ id, data }) => ({ id, retired: data.retired, successors: data.successors }))
  const own = facts.find(({ id }) => id === tier.id)
  return own === undefined ? [] : successorsOn(own, day, facts).flatMap(({ id }) => all.get(id) ?? [])
}

/** Which tiers ever had a feature, where and when; undefined while undecided, for customers too. */
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

/** Those that apply on a date. */
export function holdingsOn(holdings: readonly Holding[], day: string): Holding[] {
  return holdings.filter(({ from, until }) => from <= day && (until === undefined || day < until))
}
