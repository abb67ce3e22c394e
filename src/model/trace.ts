/** From what was seen of customers to what they run: the chain on which an entry stands, in both directions. */
import type { CollectionName } from '../schemas/collections.ts'
import type { DataOf, Entry } from './entry.ts'
import { insightsFor } from './evidence.ts'
import { entriesOf, type Graph } from './graph.ts'
import { announcementsOf, itemOf, type Milestone } from './milestones.ts'
import { remember } from './memo.ts'
import { type Link, linkOfEntry } from './page.ts'
import { type Change, reachOf } from './reach.ts'

/** In the order of cause and effect. */
export const traceStages = ['insights', 'objectives', 'roadmap', 'milestones', 'changelog', 'features', 'releases'] as const
export type TraceStage = (typeof traceStages)[number]

export interface TraceStep {
  stage: TraceStage
  links: Link[]
  /** Whether it comes before the entry itself, after it, or is it. */
  side: 'why' | 'self' | 'outcome'
}

/** The stages on which there is anything; empty unless the plan knows the entry. */
export function traceOf(entry: Entry, graph: Graph): TraceStep[] {
  const own = traceStages.indexOf(entry.collection as TraceStage)
  if (own < 0) return []
  const items = itemsOf(entry, graph)
  const changes = unique([
    ...changesOf(entry, graph),
    ...items.flatMap((item) => announcementsOf(item, graph) as readonly unknown[] as Entry[]),
  ])
  const objectives = unique([
    ...objectivesOf(entry, graph),
    ...items.flatMap((item) => find(graph, 'objectives', (item.data as DataOf<'roadmap'>).objectives)),
  ])
  const found: Record<TraceStage, Entry[]> = {
    insights: unique([entry, ...items].flatMap((each) => insightsFor(each, graph) as readonly unknown[] as Entry[])),
    objectives,
    roadmap: items,
    milestones: unique(items.flatMap((item) => milestonesWith(item.id, graph))),
    changelog: changes,
    features: unique(changes.flatMap((change) => find(graph, 'features', (change.data as DataOf<'changelog'>).features))),
    releases: unique(changes.flatMap((change) => releasesOf(change, graph))),
  }
  found[entry.collection as TraceStage] = [entry]
  const steps = traceStages.flatMap((stage, index): TraceStep[] => {
    const side = index < own ? 'why' : index === own ? 'self' : 'outcome'
    return found[stage].length > 0 ? [{ stage, links: found[stage].map(linkOfEntry), side }] : []
  })
  // What only names its features and its release says so elsewhere.
  return steps.some(({ stage, side }) => side !== 'self' && ['insights', 'objectives', 'roadmap'].includes(stage)) ? steps : []
}

/** The items of the roadmap to which an entry belongs. */
function itemsOf(entry: Entry, graph: Graph): Entry[] {
  switch (entry.collection) {
    case 'roadmap':
      return [entry]
    case 'objectives':
      return entriesBy(graph, 'roadmap', 'objectives', ({ objectives }) => objectives).get(entry.id) ?? []
    case 'milestones':
      return (entry as unknown as Milestone).data.scope.flatMap((line) => {
        const item = itemOf(line, graph)
        return item?.collection === 'roadmap' ? [item] : []
      })
    default:
      return unique(changesOf(entry, graph).flatMap((change) => find(graph, 'roadmap', (change.data as DataOf<'changelog'>).roadmap ?? [])))
  }
}

function changesOf(entry: Entry, graph: Graph): Entry[] {
  switch (entry.collection) {
    case 'changelog':
      return [entry]
    case 'features':
      return entriesBy(graph, 'changelog', 'features', ({ features }) => features).get(entry.id) ?? []
    case 'releases':
      return (
        remember(graph, 'entries of the changelog by release for traces', () =>
          group(entriesOf(graph, 'changelog') as readonly unknown[] as Entry[], (change) => releasesOf(change, graph).map(({ id }) => id)),
        ).get(entry.id) ?? []
      )
    default:
      return []
  }
}

function objectivesOf(entry: Entry, graph: Graph): Entry[] {
  if (entry.collection !== 'milestones') return []
  return find(
    graph,
    'objectives',
    (entry as unknown as Milestone).data.goals.map(({ objective }) => objective),
  )
}

function milestonesWith(item: string, graph: Graph): Entry[] {
  return entriesBy(graph, 'milestones', 'scope', ({ scope }) => scope.map((line) => line.item)).get(item) ?? []
}

function releasesOf(change: Entry, graph: Graph): Entry[] {
  return reachOf(change as unknown as Change, graph).flatMap(({ releases }) => releases as readonly unknown[] as Entry[])
}

function find(graph: Graph, collection: CollectionName, ids: readonly string[]): Entry[] {
  return ids.flatMap((id) => graph.catalogue.find(collection, id) ?? [])
}

/** Entries of a collection by the ids that they name. */
function entriesBy<C extends CollectionName>(graph: Graph, collection: C, field: string, idsOf: (data: DataOf<C>) => readonly string[]) {
  return remember(graph, `${collection} by ${field} for traces`, () =>
    group(entriesOf(graph, collection) as readonly unknown[] as Entry[], (entry) => idsOf(entry.data as DataOf<C>)),
  )
}

function group(entries: readonly Entry[], idsOf: (entry: Entry) => readonly string[]): Map<string, Entry[]> {
  const found = new Map<string, Entry[]>()
  for (const entry of entries)
    for (const id of new Set(idsOf(entry))) {
      const members = found.get(id)
      if (members) members.push(entry)
      else found.set(id, [entry])
    }
  return found
}

function unique(entries: readonly Entry[]): Entry[] {
  return [...new Set(entries)]
}
