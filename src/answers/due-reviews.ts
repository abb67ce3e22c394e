/** Pages whose review is overdue, or soon will be. */
import { reviewOf } from '../graph/review.ts'
import { compare } from '../plain/compare.ts'
import type { Entry } from '../graph/entry.ts'
import type { Graph } from '../graph/graph.ts'

export interface DueReview {
  entry: Entry
  /** Id of the owner, a person or a role. */
  owner: string | undefined
  /** Day the review was due, `YYYY-MM-DD`. */
  due: string
  isOverdue: boolean
}

/** Overdue reviews, and those due until a day; longest overdue first. Superseded and archived entries need no review. */
export function reviewsDue(graph: Pick<Graph, 'entries' | 'now'>, until?: string): DueReview[] {
  return graph.entries
    .flatMap((entry) => {
      const { review, owner, status } = entry.data as { review?: { last: string; every: string }; owner?: string; status?: string }
      if (!review || status === 'superseded' || status === 'archived') return []
      const { due, isOverdue } = reviewOf(review, graph.now)
      return isOverdue || (until !== undefined && due <= until) ? [{ entry, owner, due, isOverdue }] : []
    })
    .sort((a, b) => compare(a.due, b.due))
}
