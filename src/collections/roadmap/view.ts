/** Content of an item's page, and items by score. */
import { compare } from '../../plain/compare.ts'
import type { Entry } from '../../graph/entry.ts'
import { type Evidence, evidenceFor, type Insight, isAhead, isBetOverdue, type RoadmapItem } from './evidence.ts'
import { entriesOf, type Graph } from '../../graph/graph.ts'
import type { Handbook } from '../../graph/handbook.ts'
import { hasPage } from '../../graph/pages.ts'
import { insightsPath } from '../../graph/paths.ts'
import { scoreOf } from '../../graph/score.ts'
import { linkOfInsight } from '../insights/view.ts'
import type { Link } from '../../graph/link.ts'
import { announcementsOf, type Milestone, slipsOf } from '../milestones/milestones.ts'
import type { Change } from '../changelog/reach.ts'
import { referrers } from '../../graph/links/referrers.ts'
import { compareTitles } from '../../words/order.ts'

export interface ItemView {
  score: number | undefined
  /** Undefined if insights have no page, because nothing could be shown about the item's evidence. */
  evidence: Evidence | undefined
  /** The newest supporting insights, with their positions in the list. */
  insights: readonly { insight: Insight; link: Link }[]
  waitsFor: readonly Entry[]
  waitFor: readonly Entry[]
  slips: readonly Milestone[]
  entries: readonly Change[]
  isBetOverdue: boolean
}

/** Limited, so a page doesn't grow with its evidence. */
const mostInsights = 100

export function itemView(item: RoadmapItem, handbook: Handbook): ItemView {
  const { score, dependsOn = [] } = item.data
  const evidence = hasPage(handbook, insightsPath) ? evidenceFor(item, handbook) : undefined
  const newest = evidence?.insights.slice(0, mostInsights) ?? []
  const find = (id: string) => handbook.entryIndex.find('roadmap', id) ?? []
  const waiting = referrers(handbook, 'roadmap', 'what they wait for', ({ data }) => data.dependsOn ?? [])
  return {
    score: score && scoreOf(score),
    evidence,
    insights: newest.map((insight) => ({ insight, link: linkOfInsight(insight, handbook) })),
    waitsFor: dependsOn.flatMap(find),
    waitFor: waiting.get(item.id) ?? [],
    slips: slipsOf(item.id, handbook),
    entries: announcementsOf(item, handbook),
    isBetOverdue: isBetOverdue(item, handbook),
  }
}

/** What happened to an item so far, oldest first. Its feed has an item for each. */
export function movesOf({ data }: RoadmapItem, { now }: Pick<Graph, 'now'>): RoadmapItem['data']['history'] {
  return data.history.filter(({ on }) => on <= now.slice(0, 10)).toSorted((a, b) => compare(a.on, b.on))
}

/** Whether an item has a feed of its own. */
export function canFollow(item: RoadmapItem, graph: Pick<Graph, 'now'>): boolean {
  return item.url !== undefined && !item.isDraft && movesOf(item, graph).length > 0
}

export interface ScoredItem {
  item: RoadmapItem
  score: number
  customers: number
}

/** Open items with a score, highest first; none for customers, who don't see scores. */
export function scoredItems(graph: Graph): ScoredItem[] {
  return entriesOf(graph, 'roadmap')
    .flatMap((item): ScoredItem[] =>
      item.data.score && isAhead(item) ? [{ item, score: scoreOf(item.data.score), customers: evidenceFor(item, graph).customers }] : [],
    )
    .sort((a, b) => b.score - a.score || b.customers - a.customers || compareTitles(a.item.title, b.item.title))
}

/** A number for readers: at most two decimal places. */
export function plainNumber(value: number): string {
  return String(Math.round(value * 100) / 100)
}
