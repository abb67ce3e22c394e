/** What begins ends later, and the least is not more than the most. */
import { type Problem, problem } from '../../problems/problem.ts'
import type { Path } from '../../sources/yaml.ts'
import type { Entry } from '../entry.ts'
import { entriesOf, type Graph } from '../graph.ts'

export function checkRanges(graph: Graph): Problem[] {
  return [
    ...entriesOf(graph, 'objectives').flatMap((objective) => {
      const { from, to } = objective.data.period
      return to < from
        ? reversed(objective as unknown as Entry, ['period', 'to'], `The period ends on ${to}, before it begins on ${from}.`)
        : []
    }),
    ...entriesOf(graph, 'milestones').flatMap((milestone) => {
      const { start, due } = milestone.data
      return due < start
        ? reversed(milestone as unknown as Entry, ['due'], `"${milestone.title}" ends on ${due}, before it begins on ${start}.`)
        : []
    }),
    ...entriesOf(graph, 'openings').flatMap((opening) => {
      const { salary } = opening.data
      if (!salary || salary.min <= salary.max) return []
      return reversed(
        opening as unknown as Entry,
        ['salary', 'max'],
        `The range of pay ends at ${salary.max}, below its beginning, ${salary.min}.`,
      )
    }),
  ]
}

function reversed(entry: Entry, path: Path, message: string): Problem[] {
  return [problem('range-reversed', entry.file, entry.spanOf(path), message, { hint: 'Swap the two, or mend the one that is wrong.' })]
}
