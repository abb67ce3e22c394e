/** Recorded events can't be in the future. */
import { type Problem, problem } from '../../problems/problem.ts'
import type { Path } from '../../sources/yaml.ts'
import { type Entry, isExported } from '../../graph/entry.ts'
import { entriesOf, type Graph } from '../../graph/graph.ts'

interface Told {
  entry: Entry
  path: Path
  on: string
  /** What is recorded as done, as the start of a sentence. */
  what: string
}

export function checkDaysAhead(graph: Graph): Problem[] {
  // Where a writer sits it may be tomorrow already: UTC+14 is the furthest ahead.
  const today = new Date(Date.parse(graph.now) + 14 * 3_600_000).toISOString().slice(0, 10)
  return told(graph)
    .filter(({ on }) => on > today)
    .map(({ entry, path, on, what }) => {
      const hint = 'Correct the date, or wait until that day.'
      return problem('day-ahead', entry.file, entry.spanOf(path), `${what} on ${on}, which is in the future.`, { hint })
    })
}

function told(graph: Graph): Told[] {
  const line = (entry: Entry, path: Path, on: string, what: string): Told => ({ entry, path, on, what })
  return [
    ...entriesOf(graph, 'insights').map((entry) => line(entry, ['on'], entry.data.on, 'The insight was recorded')),
    // The tracker sets the dates in its export.
    ...entriesOf(graph, 'backlog')
      .filter((issue) => !isExported(issue))
      .map((entry) => line(entry, ['opened'], entry.data.opened, `"${entry.title}" was filed`)),
    ...entriesOf(graph, 'decisions')
      .filter(({ data }) => data.status !== 'proposed')
      .flatMap((entry) => (entry.data.on === undefined ? [] : line(entry, ['on'], entry.data.on, `"${entry.title}" was decided`))),
    ...entriesOf(graph, 'objectives').flatMap((entry) =>
      entry.data.measures.flatMap(({ name, readings }, measure) =>
        readings.map(({ on }, index) => line(entry, ['measures', measure, 'readings', index, 'on'], on, `"${name}" was read`)),
      ),
    ),
    ...entriesOf(graph, 'roadmap').flatMap((entry) =>
      entry.data.history.map(({ on, change }, index) => line(entry, ['history', index, 'on'], on, `"${change}" happened`)),
    ),
  ]
}
