/** Nobody publishes alone. */
import { quotedCommand } from '../../../plain/command.ts'
import { listOf } from '../../../problems/nearest.ts'
import { type Problem, problem, relatedTo } from '../../../problems/problem.ts'
import { approvals } from '../view.ts'
import { entriesOf, type Graph } from '../../../graph/graph.ts'
import { settledChanges, type WholeChange } from './changes.ts'

export function checkReviews(graph: Graph): Problem[] {
  const active = entriesOf(graph, 'people').flatMap(({ id, data }) => (data.active ? id : []))
  return settledChanges(graph)
    .filter((entry) => approvals(entry).length === 0)
    .map((entry) => unreviewed(entry, active))
}

function unreviewed(entry: WholeChange, active: readonly string[]): Problem {
  const { title, status, authors, reviews } = entry.data
  const own = reviews.findIndex(({ by, verdict }) => verdict === 'approve' && authors.includes(by))
  const because =
    own >= 0
      ? `its only approval is by "${reviews[own]?.by}", an author`
      : reviews.some(({ verdict }) => verdict === 'request-changes')
        ? 'its last review requests changes'
        : 'no one has approved it'
  const permitted = active.filter((id) => !authors.includes(id))
  const approve = (by: string | undefined) => quotedCommand(['changelog', 'approve', entry.id], { by })
  const hint =
    permitted.length > 0
      ? `Ask ${listOf(permitted)} for approval, and write "status: in-review" until then. To record it: ${approve(permitted[0])}`
      : 'Ask another active person in people.yaml for approval, and write "status: in-review" until then.'
  const message = `"${title}" is ${status}, but ${because}.`
  const span = entry.spanOf(own >= 0 ? ['reviews', own, 'by'] : ['reviews'])
  const author = own < 0 ? -1 : authors.indexOf(reviews[own]?.by ?? '')
  return problem('entry-unreviewed', entry.file, span, message, {
    hint,
    suggestions: permitted,
    related: author < 0 ? [] : [relatedTo(entry.file, entry.spanOf(['authors', author]), 'named as an author here')],
  })
}
