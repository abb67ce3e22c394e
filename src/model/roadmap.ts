/** The roadmap as its pages show it: lanes by area, and what is known of each item. */
import type { Entry } from './entry.ts'
import { evidenceFor, type Evidence, isAhead, isBetOverdue, type RoadmapItem, scoreOf } from './evidence.ts'
import { entriesOf, type Graph } from './graph.ts'
import type { Handbook } from './handbook.ts'
import { announcementsOf, type Milestone, slipsOf } from './milestones.ts'
import type { Change } from './reach.ts'
import { referrers } from './referrers.ts'

export const horizons = ['now', 'next', 'later'] as const
export type Horizon = (typeof horizons)[number]

export interface Lane {
  id: string
  /** Of the area. */
  title: string
  horizons: Readonly<Record<Horizon, readonly RoadmapItem[]>>
}

export interface Roadmap {
  lanes: readonly Lane[]
  shipped: readonly RoadmapItem[]
  dropped: readonly RoadmapItem[]
}

export function roadmapOf(graph: Graph): Roadmap {
  const items = entriesOf(graph, 'roadmap').toSorted(byWeight)
  const ahead = items.filter(isAhead)
  const byArea = Map.groupBy(ahead, ({ data }) => data.area)
  return {
    lanes: [...byArea]
      .map(([id, members]) => {
        const at = (horizon: Horizon) => members.filter(({ data }) => data.horizon === horizon)
        return {
          id,
          title: graph.catalogue.find('areas', id)?.title ?? id,
          horizons: { now: at('now'), next: at('next'), later: at('later') },
        }
      })
      .sort((a, b) => a.title.localeCompare(b.title, 'en')),
    shipped: items.filter(({ data }) => data.status === 'shipped'),
    dropped: items.filter(({ data }) => data.status === 'dropped'),
  }
}

/** What is in progress first, then by score, then by title. */
function byWeight(a: RoadmapItem, b: RoadmapItem): number {
  const rank = ({ data }: RoadmapItem) => (data.status === 'in-progress' ? 0 : data.status === 'planned' ? 1 : 2)
  const score = ({ data }: RoadmapItem) => (data.score ? scoreOf(data.score) : -1)
  return rank(a) - rank(b) || score(b) - score(a) || a.title.localeCompare(b.title, 'en')
}

export interface ItemView {
  score: number | undefined
  /** Missing for customers: what speaks for an item is for staff. */
  evidence: Evidence | undefined
  waitsFor: readonly Entry[]
  waitFor: readonly Entry[]
  slips: readonly Milestone[]
  entries: readonly Change[]
  isBetOverdue: boolean
}

export function itemView(item: RoadmapItem, handbook: Handbook): ItemView {
  const { score, dependsOn = [] } = item.data
  const isStaff = handbook.audience === 'staff'
  const find = (id: string) => handbook.catalogue.find('roadmap', id) ?? []
  const waiting = referrers(handbook, 'roadmap', 'what they wait for', ({ data }) => data.dependsOn ?? [])
  return {
    score: isStaff && score ? scoreOf(score) : undefined,
    evidence: isStaff ? evidenceFor(item as unknown as Entry, handbook) : undefined,
    waitsFor: dependsOn.flatMap(find),
    waitFor: (waiting.get(item.id) ?? []) as readonly unknown[] as readonly Entry[],
    slips: slipsOf(item.id, handbook),
    entries: announcementsOf(item as unknown as Entry, handbook),
    isBetOverdue: isBetOverdue(item, handbook),
  }
}

export interface ScoredItem {
  item: RoadmapItem
  score: number
  customers: number
}

/** What is ahead and has a score, the highest first; for staff. */
export function scoredItems(graph: Graph): ScoredItem[] {
  return entriesOf(graph, 'roadmap')
    .flatMap((item): ScoredItem[] =>
      item.data.score && isAhead(item)
        ? [{ item, score: scoreOf(item.data.score), customers: evidenceFor(item as unknown as Entry, graph).customers }]
        : [],
    )
    .sort((a, b) => b.score - a.score || b.customers - a.customers || a.item.title.localeCompare(b.item.title, 'en'))
}

/** A number as it is read: at most two places. */
export function plainNumber(value: number): string {
  return String(Math.round(value * 100) / 100)
}
