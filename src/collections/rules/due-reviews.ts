/** What was to be read through by now. */
import { type Problem, problem } from '../../problems/problem.ts'
import { overdueReviews } from '../../answers/due-reviews.ts'
import type { Graph } from '../../graph/graph.ts'

export function checkDueReviews(graph: Graph): Problem[] {
  return overdueReviews(graph).map(({ entry, owner, due }) => {
    const message = `"${entry.title}" was to be reviewed by ${due}.`
    const hint = `Read it through${owner === undefined ? '' : ` (${owner} keeps it)`}, then write today's date under "review", "last".`
    return problem('review-overdue', entry.file, entry.spanOf(['review', 'last']), message, { hint })
  })
}
