/** From what was seen of customers to what they run: the chain on which an entry stands, in both directions. */
import type { CollectionName } from '../schemas/collections.ts'
import { entriesOfRelease, isWithdrawn } from './changelog.ts'
import type { Entry } from './entry.ts'
import { insightsFor, type RoadmapItem } from './evidence.ts'
import { changesOf } from './feature.ts'
import type { Graph } from './graph.ts'
import type { Handbook } from './handbook.ts'
import { announcementsOf, itemOf, type Milestone } from './milestones.ts'
import { type Link, linkOfEntry } from './page.ts'
import { type Change, reachOf } from './reach.ts'
import { referrers } from './referrers.ts'

/** In the order of cause and effect. */
const traceStages = ['insights', 'objectives', 'roadmap', 'milestones', 'changelog', 'features', 'releases'] as const
export type TraceStage = (typeof traceStages)[number]

export interface TraceStep {
  stage: TraceStage
  links: Link[]
  /** Whether it comes before the entry itself, after it, or is it. */
  side: 'why' | 'self' | 'outcome'
}

/** The stages on which there is anything; empty unless the plan knows the entry. */
export function traceOf(entry: Entry, handbook: Handbook): TraceStep[] {
  const own = traceStages.indexOf(entry.collection as TraceStage)
  if (own < 0) return []
  const named = changesFor(entry, handbook)
  const items = itemsFor(entry, named, handbook)
  const changes = [...named, ...items.flatMap((item) => announcementsOf(item as unknown as Entry, handbook))]
  const insights = [entry, ...(items as readonly unknown[] as Entry[])].flatMap((each) => insightsFor(each, handbook))
  const planned = referrers(handbook, 'milestones', 'scope', ({ data }) => data.scope.map(({ item }) => item))
  const objectives = [...goalsOf(entry), ...items.flatMap(({ data }) => data.objectives)]
  const stages: Record<TraceStage, readonly unknown[]> = {
    insights,
    objectives: find(handbook, 'objectives', objectives),
    roadmap: items,
    milestones: items.flatMap(({ id }) => planned.get(id) ?? []),
    changelog: changes,
    features: changes.flatMap(({ data }) => find(handbook, 'features', data.features)),
    releases: changes.flatMap((change) => reachOf(change, handbook).flatMap(({ releases }) => releases)),
    [entry.collection]: [entry],
  }
  const steps = traceStages.flatMap((stage, index): TraceStep[] => {
    const links = [...new Set(stages[stage] as readonly Entry[])].map(linkOfEntry)
    return links.length > 0 ? [{ stage, links, side: index < own ? 'why' : index === own ? 'self' : 'outcome' }] : []
  })
  // What only names its features and its release says so elsewhere.
  return steps.some(({ stage, side }) => side !== 'self' && ['insights', 'objectives', 'roadmap'].includes(stage)) ? steps : []
}

/** The entries of the changelog that an entry names, or that name it. */
function changesFor(entry: Entry, handbook: Handbook): readonly Change[] {
  switch (entry.collection) {
    case 'changelog':
      return [entry as unknown as Change]
    case 'features':
      return (changesOf(entry, handbook) as readonly unknown[] as Change[]).filter((change) => !isWithdrawn(change))
    case 'releases':
      return entriesOfRelease(handbook, entry)
    default:
      return []
  }
}

/** The items of the roadmap to which an entry belongs. */
function itemsFor(entry: Entry, changes: readonly Change[], graph: Graph): RoadmapItem[] {
  const items = (found: readonly unknown[]) => found as RoadmapItem[]
  switch (entry.collection) {
    case 'roadmap':
      return items([entry])
    case 'objectives':
      return items(referrers(graph, 'roadmap', 'objectives', ({ data }) => data.objectives).get(entry.id) ?? [])
    case 'milestones':
      return items(
        (entry as unknown as Milestone).data.scope.map((line) => itemOf(line, graph)).filter((item) => item?.collection === 'roadmap'),
      )
    default:
      return items([...new Set(changes.flatMap(({ data }) => find(graph, 'roadmap', data.roadmap ?? [])))])
  }
}

function goalsOf(entry: Entry): string[] {
  return entry.collection === 'milestones' ? (entry as unknown as Milestone).data.goals.map(({ objective }) => objective) : []
}

function find(graph: Graph, collection: CollectionName, ids: readonly string[]): Entry[] {
  return ids.flatMap((id) => graph.catalogue.find(collection, id) ?? [])
}
