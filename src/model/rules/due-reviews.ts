/** What was to be read through by now. */
import { type Problem, problem } from '../../problems/problem.ts'
import type { Entry } from '../entry.ts'
import type { Graph } from '../graph.ts'
import { reviewOf } from '../page.ts'

export function checkDueReviews(graph: Graph): Problem[] {
  return graph.entries.flatMap((entry) => {
    const { review, owner, status } = entry.data as { review?: { last: string; every: string }; owner?: string; status?: string }
    if (!review || status === 'superseded' || status === 'archived') return []
    const { due, isOverdue } = reviewOf(review, graph.now)
    return isOverdue ? [overdue(entry, due, owner)] : []
  })
}

function overdue(entry: Entry, due: string, owner: string | undefined): Problem {
  const message = `"${entry.title}" was to be reviewed by ${due}.`
  const hint = `Read it through${owner === undefined ? '' : ` (${owner} keeps it)`}, then write today's date under "review", "last".`
  return problem('review-overdue', entry.file, entry.spanOf(['review', 'last']), message, { hint })
}
