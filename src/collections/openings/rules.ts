/** An open position must name its location, and its deadline must not have passed. */
import { type Problem, problem } from '../../problems/problem.ts'
import type { Entry } from '../../graph/entry.ts'
import { entriesOf, type Graph } from '../../graph/graph.ts'

export function checkOpenings(graph: Graph): Problem[] {
  return [...entriesOf(graph, 'openings').flatMap(nowhere), ...incomplete(graph)]
}

/** A placeholder address leads nowhere: the host is reserved for examples. */
function nowhere(opening: Entry<'openings'>): Problem[] {
  if (opening.data.status !== 'open' || opening.data.example || !/^https?:\/\/example\.com\/?$/.test(opening.data.applyUrl)) return []
  const message = `"${opening.data.applyUrl}" is a placeholder.`
  const hint = 'Write the application address: "https://…" or "mailto:…".'
  return [problem('stand-in-left', opening.file, opening.spanOf(['applyUrl']), message, { hint, severity: 'warning' })]
}

function incomplete(graph: Graph): Problem[] {
  return entriesOf(graph, 'openings').flatMap((opening) => {
    const { status, validThrough, posted, location, remote } = opening.data
    // A deadline before the posting date is reported as such.
    if (status !== 'open' || validThrough.slice(0, 10) < posted) return []
    if (Date.parse(validThrough) <= Date.parse(graph.now)) {
      const message = `"${opening.title}" is open, but its application deadline was ${validThrough}.`
      const hint = 'Write "status: closed", or set a later deadline.'
      return [problem('opening-expired', opening.file, opening.spanOf(['validThrough']), message, { hint, suggestions: ['closed'] })]
    }
    if (location === undefined && remote === undefined) {
      const message = `"${opening.title}" has neither a location nor countries for remote work.`
      const hint = 'Add "location", or "remote: { countries: [...] }"; job boards require one of them.'
      return [problem('opening-incomplete', opening.file, opening.spanOf(['status']), message, { hint })]
    }
    return []
  })
}
