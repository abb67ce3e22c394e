/** What was to be read through by now. */
import { reviewOf } from '../graph/review.ts'
import { compare } from '../plain/compare.ts'
import type { Entry } from '../graph/entry.ts'
import type { Graph } from '../graph/graph.ts'

export interface OverdueReview {
  entry: Entry
  /** Id of the person or role that keeps it. */
  owner: string | undefined
  /** Day by which it was to be read, `YYYY-MM-DD`. */
  due: string
}

/** The longest overdue first; what is replaced or put away needs no review. */
export function overdueReviews(graph: Pick<Graph, 'entries' | 'now'>): OverdueReview[] {
  return graph.entries
    .flatMap((entry) => {
      const { review, owner, status } = entry.data as { review?: { last: string; every: string }; owner?: string; status?: string }
      if (!review || status === 'superseded' || status === 'archived') return []
      const { due, isOverdue } = reviewOf(review, graph.now)
      return isOverdue ? [{ entry, owner, due }] : []
    })
    .sort((a, b) => compare(a.due, b.due))
}
