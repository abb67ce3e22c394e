/** Evidence for roadmap items: their insights, and whether those are enough. */
import { compare, compareIds } from '../../plain/compare.ts'
import { type Entry, keyOf } from '../../graph/entry.ts'
import type { Graph } from '../../graph/graph.ts'
import { referrers } from '../../graph/links/referrers.ts'
import { findReferenced } from '../../graph/links/visible-reference.ts'

export type Insight = Entry<'insights'>
export type RoadmapItem = Entry<'roadmap'>

/** Insights count as evidence from this rung: what someone did or tried, not what they say they would do. */
export const evidenceRung = 3
/** Number of different customers needed for enough evidence. */
export const evidenceCustomers = 3

/** The insights that support a roadmap item, an issue or an objective, newest first, without drafts. */
export function insightsFor(entry: Pick<Entry, 'collection' | 'id'>, graph: Graph): readonly Insight[] {
  const byTarget = referrers(graph, 'insights', 'what they speak for', (insight) =>
    insight.isDraft ? [] : supportedBy(insight, graph).map(keyOf),
  )
  return (byTarget.get(keyOf(entry)) ?? []).toSorted(newestFirst)
}

/** What an insight supports; for an id in two collections, the first. */
export function supportedBy({ data }: Insight, { entryIndex }: Graph): Entry[] {
  return data.supports.flatMap((id) => findReferenced(id, ['roadmap', 'backlog', 'objectives'], entryIndex) ?? [])
}

export function newestFirst(a: Insight, b: Insight): number {
  return compare(b.data.on, a.data.on) || compareIds(a.id, b.id)
}

export interface Evidence {
  insights: readonly Insight[]
  /** Distinct customers whose insights are close enough to real behaviour. */
  customers: number
  /** Number of customers missing for enough evidence; 0 if there is enough. */
  missing: number
}

export function evidenceFor(item: Pick<Entry, 'collection' | 'id'>, graph: Graph): Evidence {
  const insights = insightsFor(item, graph)
  const customers = new Set(insights.filter(({ data }) => data.rung >= evidenceRung).map(({ data }) => data.customer.ref)).size
  return { insights, customers, missing: Math.max(0, evidenceCustomers - customers) }
}

/** Whether it's open: neither shipped nor dropped. */
export function isAhead({ data }: RoadmapItem): boolean {
  return data.status !== 'shipped' && data.status !== 'dropped'
}

/** Whether the decision on its bet is overdue. */
export function isBetOverdue(item: RoadmapItem, { now }: Pick<Graph, 'now'>): boolean {
  const { bet } = item.data
  return bet !== undefined && isAhead(item) && bet.decideBy < now.slice(0, 10)
}
