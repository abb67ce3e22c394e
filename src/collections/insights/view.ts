/** The insights as their pages list them, and the page of each. */
import { newestFirst, type Insight, supportedBy } from '../roadmap/evidence.ts'
import { entriesOf } from '../../graph/graph.ts'
import type { Handbook } from '../../graph/handbook.ts'
import { type ListSlice, splitIntoPages } from '../../plain/list-slices.ts'
import { memoizeFor } from '../../plain/memo.ts'
import { announcementsOf } from '../milestones/milestones.ts'
import { type Link, linkOfEntry } from '../../graph/link.ts'
import { hasPage } from '../../graph/pages.ts'
import { insightsPath } from '../../graph/paths.ts'

export interface InsightRow {
  insight: Insight
  /** Roadmap items, issues or objectives it supports. */
  supports: readonly Link[]
  /** What was announced to customers about it. */
  outcome: readonly Link[]
}

/** Every insight, newest first, in pages. */
export function insightPages(handbook: Handbook): readonly ListSlice<InsightRow>[] {
  return memoizeFor(handbook, 'pages of insights', () => {
    const insights = entriesOf(handbook, 'insights').toSorted(newestFirst)
    return splitIntoPages(insights.map((insight) => rowOf(insight, handbook)))
  })
}

function rowOf(insight: Insight, handbook: Handbook): InsightRow {
  const supported = supportedBy(insight, handbook)
  const told = new Set(supported.flatMap((entry) => announcementsOf(entry, handbook)))
  return { insight, supports: supported.map(linkOfEntry), outcome: [...told].map(({ title, url }) => ({ title, url })) }
}

/** An insight with its position in the list, for readers who see the list. */
export function linkOfInsight({ id, title }: Pick<Insight, 'id' | 'title'>, handbook: Handbook): Link {
  if (!hasPage(handbook, insightsPath)) return { title }
  const pages = memoizeFor(
    handbook,
    'page of each insight',
    () => new Map(insightPages(handbook).flatMap(({ rows, page }) => rows.map(({ insight }) => [insight.id, page]))),
  )
  const page = pages.get(id) ?? 1
  return { title, url: `${insightsPath}${page === 1 ? '' : `${page}/`}#${id}` }
}
