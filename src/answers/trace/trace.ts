/** Traces an entry in both directions, from customer insights to releases. */
import type { CollectionName } from '../../collections/table.ts'
import { entriesOfRelease, isWithdrawn } from '../../collections/changelog/view.ts'
import type { Entry } from '../../graph/entry.ts'
import { insightsFor, type RoadmapItem } from '../../collections/roadmap/evidence.ts'
import { changesOf } from '../../collections/features/view.ts'
import type { Graph } from '../../graph/graph.ts'
import type { Handbook } from '../../graph/handbook.ts'
import { linkOfInsight } from '../../collections/insights/view.ts'
import { type Link, linkOfEntry } from '../../graph/link.ts'
import { announcementsOf, itemsOfMilestone, type Milestone, milestonesOf } from '../../collections/milestones/milestones.ts'
import { type Change, reachOf } from '../../collections/changelog/reach.ts'
import { referrers } from '../../graph/links/referrers.ts'

/** In order of cause and effect. */
const traceStages = ['insights', 'objectives', 'roadmap', 'milestones', 'changelog', 'features', 'releases'] as const
export type TraceStage = (typeof traceStages)[number]

export interface TraceStep {
  stage: TraceStage
  /** All entries; pages show the first few. */
  entries: readonly Entry[]
  /** Whether the stage comes before the entry, after it, or is its own. */
  side: 'why' | 'self' | 'outcome'
}

/** Stages that have entries; empty if the entry isn't part of the plan. */
export function traceEntry(entry: Entry, handbook: Handbook): TraceStep[] {
  const own = traceStages.indexOf(entry.collection as TraceStage)
  if (own < 0) return []
  const named = findChanges(entry, handbook)
  const items = findItems(entry, named, handbook)
  const changes = [...named, ...items.flatMap((item) => announcementsOf(item, handbook))]
  const insights = [entry, ...items].flatMap((each) => insightsFor(each, handbook))
  const objectives = [...goalObjectives(entry), ...items.flatMap(({ data }) => data.objectives)]
  const pursuing = entry.collection === 'objectives' ? findMilestones(entry, handbook) : []
  const stages: Record<TraceStage, readonly Entry[]> = {
    insights,
    objectives: findEntries(handbook, 'objectives', objectives),
    roadmap: items,
    milestones: [...pursuing, ...items.flatMap((item) => milestonesOf(item, handbook))],
    changelog: changes,
    features: changes.flatMap(({ data }) => findEntries(handbook, 'features', data.features ?? [])),
    releases: changes.flatMap((change) => releasesOfChange(change, handbook)),
    [entry.collection]: [entry],
  }
  const steps = traceStages.flatMap((stage, index): TraceStep[] => {
    const entries = [...new Set(stages[stage])]
    return entries.length > 0 ? [{ stage, entries, side: index < own ? 'why' : index === own ? 'self' : 'outcome' }] : []
  })
  // Without a plan, the trace would only repeat the features and release that the page shows elsewhere.
  return steps.some(({ stage, side }) => side !== 'self' && ['insights', 'objectives', 'roadmap'].includes(stage)) ? steps : []
}

/** The first entries of a stage and the number of others, so that pages don't grow with the handbook. */
export function firstEntries({ entries }: Pick<TraceStep, 'entries'>, maxEntries = 6): { entries: readonly Entry[]; rest: number } {
  const shown = entries.length > maxEntries ? entries.slice(0, maxEntries - 1) : entries
  return { entries: shown, rest: entries.length - shown.length }
}

/** Insights have no page of their own; link to their anchor in the list. */
export function linkTracedEntry(entry: Entry, handbook: Handbook): Link {
  return entry.collection === 'insights' ? linkOfInsight(entry, handbook) : linkOfEntry(entry)
}

/** Changelog entries that an entry names, or that name it. */
function findChanges(entry: Entry, handbook: Handbook): readonly Change[] {
  switch (entry.collection) {
    case 'changelog':
      return [entry]
    case 'features':
      return changesOf(entry, handbook).filter((change) => !isWithdrawn(change))
    case 'releases':
      return entriesOfRelease(handbook, entry)
    default:
      return []
  }
}

/** Roadmap items that an entry belongs to. */
function findItems(entry: Entry, changes: readonly Change[], graph: Graph): readonly RoadmapItem[] {
  switch (entry.collection) {
    case 'roadmap':
      return [entry]
    case 'objectives':
      return referrers(graph, 'roadmap', 'objectives', ({ data }) => data.objectives).get(entry.id) ?? []
    case 'milestones':
      return itemsOfMilestone(entry, graph)
    default:
      return [...new Set(changes.flatMap(({ data }) => findEntries(graph, 'roadmap', data.roadmap ?? [])))]
  }
}

/** Milestones with a goal for an objective. */
function findMilestones({ id }: Entry, graph: Graph): readonly Milestone[] {
  return referrers(graph, 'milestones', 'goals', (milestone) => goalObjectives(milestone)).get(id) ?? []
}

export function goalObjectives(entry: Entry): string[] {
  return entry.collection === 'milestones' ? entry.data.goals.map(({ objective }) => objective) : []
}

export function releasesOfChange(change: Change, graph: Graph): Entry<'releases'>[] {
  return reachOf(change, graph).flatMap(({ releases }) => releases)
}

export function findEntries<C extends CollectionName>(graph: Graph, collection: C, ids: readonly string[]): Entry<C>[] {
  return ids.flatMap((id) => graph.entryIndex.find(collection, id) ?? [])
}
