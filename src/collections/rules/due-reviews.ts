/** Reports overdue reviews. */
import { type Problem, problem } from '../../problems/problem.ts'
import { reviewsDue } from '../../answers/due-reviews.ts'
import type { Graph } from '../../graph/graph.ts'

export function checkDueReviews(graph: Graph): Problem[] {
  return reviewsDue(graph).map(({ entry, owner, due }) => {
    const message = `"${entry.title}" was due for review on ${due}.`
    const hint = `Review it${owner === undefined ? '' : ` (owner: ${owner})`}, then set "last" under "review" to today.`
    return problem('review-overdue', entry.file, entry.spanOf(['review', 'last']), message, { hint })
  })
}
