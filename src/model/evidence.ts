/** What speaks for an item of the roadmap: its insights, whether they suffice, and its score. */
import type { DataOf, Entry } from './entry.ts'
import { entriesOf, type Graph } from './graph.ts'
import { remember } from './memo.ts'
import { type Link, linkOfEntry } from './page.ts'

export type Insight = Entry<'insights'>
export type RoadmapItem = Entry<'roadmap'>

/** An insight counts as evidence from this rung on: what somebody did or tried, not what they say they would do. */
export const evidenceRung = 3
/** So many different customers make an item evidenced. */
export const evidenceCustomers = 3

/** The insights that speak for an entry of the roadmap, the backlog or an objective, newest first. */
export function insightsFor({ collection, id }: Pick<Entry, 'collection' | 'id'>, graph: Graph): readonly Insight[] {
  const byTarget = remember(graph, 'insights by what they support', () => {
    const found = new Map<string, Insight[]>()
    for (const insight of entriesOf(graph, 'insights'))
      for (const target of insight.data.supports) {
        const entry = ['roadmap', 'backlog', 'objectives']
          .map((name) => graph.catalogue.find(name, target))
          .find((each) => each !== undefined)
        if (entry) found.set(`${entry.collection}/${entry.id}`, [...(found.get(`${entry.collection}/${entry.id}`) ?? []), insight])
      }
    for (const insights of found.values())
      insights.sort((a, b) => (a.data.on > b.data.on ? -1 : a.data.on < b.data.on ? 1 : a.id < b.id ? -1 : 1))
    return found
  })
  return byTarget.get(`${collection}/${id}`) ?? []
}

export interface Evidence {
  insights: readonly Insight[]
  /** Distinct customers whose insights are close enough to real behaviour. */
  customers: number
  /** How many are missing until the item is evidenced; 0 if it is. */
  missing: number
}

export function evidenceFor(item: Pick<Entry, 'collection' | 'id'>, graph: Graph): Evidence {
  const insights = insightsFor(item, graph)
  const customers = new Set(insights.filter(({ data }) => data.rung >= evidenceRung).map(({ data }) => data.customer.ref)).size
  return { insights, customers, missing: Math.max(0, evidenceCustomers - customers) }
}

export type Score = NonNullable<DataOf<'roadmap'>['score']>

/** RICE: reach × impact × confidence ÷ effort. */
export function scoreOf({ reach, impact, confidence, effort }: Score): number {
  return (reach * impact * confidence) / effort
}

/** Every insight with what it speaks for, newest first. */
export function insightRows(graph: Graph): { insight: Insight; supports: Link[] }[] {
  const target = (id: string) =>
    ['roadmap', 'backlog', 'objectives'].map((name) => graph.catalogue.find(name, id)).find((each) => each !== undefined)
  return entriesOf(graph, 'insights')
    .toSorted((a, b) => (a.data.on > b.data.on ? -1 : a.data.on < b.data.on ? 1 : a.id < b.id ? -1 : 1))
    .map((insight) => ({
      insight,
      supports: insight.data.supports.flatMap((id) => {
        const entry = target(id)
        return entry ? linkOfEntry(entry) : []
      }),
    }))
}
