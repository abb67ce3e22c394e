/** Nobody publishes alone. */
import { listOf } from '../../../problems/nearest.ts'
import { type Problem, problem, relatedTo } from '../../../problems/problem.ts'
import { approvals } from '../view.ts'
import { entriesOf, type Graph } from '../../../graph/graph.ts'
import type { Change } from '../reach.ts'
import { settledChanges } from './changes.ts'

export function checkReviews(graph: Graph): Problem[] {
  const active = entriesOf(graph, 'people').flatMap(({ id, data }) => (data.active ? id : []))
  return settledChanges(graph)
    .filter((entry) => approvals(entry).length === 0)
    .map((entry) => unreviewed(entry, active))
}

function unreviewed(entry: Change, active: readonly string[]): Problem {
  const { title, status, authors, reviews } = entry.data
  const own = reviews.findIndex(({ by, verdict }) => verdict === 'approve' && authors.includes(by))
  const because =
    own >= 0
      ? `was approved by "${reviews[own]?.by}" alone, who wrote it`
      : reviews.some(({ verdict }) => verdict === 'request-changes')
        ? 'has a review that asks for changes, and no approval after it'
        : 'nobody has approved it'
  const permitted = active.filter((id) => !authors.includes(id))
  const hint =
    permitted.length > 0
      ? `It can be approved by ${listOf(permitted)}; until then its status is "in-review".`
      : 'Somebody else who is active in people.yaml approves it; until then its status is "in-review".'
  const message = `"${title}" is ${status}, and ${because}.`
  const span = entry.spanOf(own >= 0 ? ['reviews', own, 'by'] : ['reviews'])
  const author = own < 0 ? -1 : authors.indexOf(reviews[own]?.by ?? '')
  return problem('entry-unreviewed', entry.file, span, message, {
    hint,
    suggestions: permitted,
    related: author < 0 ? [] : [relatedTo(entry.file, entry.spanOf(['authors', author]), 'named as an author here')],
  })
}
