/** An outdated decision must name its replacement. */

import { type Problem, problem } from '../../problems/problem.ts'
import { entriesOf, type Graph } from '../../graph/graph.ts'
import { newCommand } from '../../graph/reading/new-command.ts'
import { asciiName } from '../../graph/reading/places.ts'

export function checkDecisions(graph: Graph): Problem[] {
  const decisions = entriesOf(graph, 'decisions')
  const replaced = new Set(decisions.flatMap(({ data }) => data.supersedes ?? []))
  const pages = entriesOf(graph, 'handbook')
  return [
    ...decisions
      .filter(({ id, data, lacks }) => data.status === 'superseded' && !replaced.has(id) && lacks === undefined)
      .map((decision) => {
        const message = `"${decision.title}" is superseded, but no decision supersedes it.`
        const hint = `Write "supersedes: [${decision.id}]" in its successor, or create the successor: ${newCommand({ collection: 'decisions', title: `Successor to ${decision.title}`, id: asciiName(decision.id.replace(/^\d+-/, '')) }, { supersedes: `[${decision.id}]` })}`
        return problem('superseded-by-none', decision.file, decision.spanOf(['status']), message, {
          hint,
          absent: { in: ['decisions'], names: decision.id },
        })
      }),
    ...pages
      .filter(({ data }) => data.status === 'superseded' && data.supersededBy === undefined)
      .map((page) => {
        const message = `"${page.title}" is superseded, but doesn't name its replacement.`
        const hint = 'Name the replacement under "supersededBy", or write "status: archived".'
        return problem('superseded-by-none', page.file, page.spanOf(['status']), message, { hint })
      }),
  ]
}
