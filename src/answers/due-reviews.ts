/** Pages whose review is overdue. */
import { reviewOf } from '../graph/review.ts'
import { compare } from '../plain/compare.ts'
import type { Entry } from '../graph/entry.ts'
import type { Graph } from '../graph/graph.ts'

export interface OverdueReview {
  entry: Entry
  /** Id of the owner, a person or a role. */
  owner: string | undefined
  /** Day the review was due, `YYYY-MM-DD`. */
  due: string
}

/** Longest overdue first. Superseded and archived entries need no review. */
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
