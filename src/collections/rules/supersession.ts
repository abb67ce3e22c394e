/** Decisions and strategies must not supersede themselves, directly or through others. */
import { type Problem, problem, relatedTo } from '../../problems/problem.ts'
import type { Entry } from '../../graph/entry.ts'
import { entriesOf, type Graph } from '../../graph/graph.ts'
import { cyclesOf } from './cycles.ts'

type Superseding = Entry<'decisions'> | Entry<'strategy'>

export function checkSupersession(graph: Graph): Problem[] {
  return [...circles(entriesOf(graph, 'decisions'), 'Decisions'), ...circles(entriesOf(graph, 'strategy'), 'Strategies')]
}

function circles(entries: readonly Superseding[], kind: string): Problem[] {
  const byId = new Map(entries.map((entry) => [entry.id, entry]))
  return cyclesOf([...byId.keys()], (id) => supersededBy(byId.get(id))).flatMap((path) => {
    const [first = '', second = first] = path
    const entry = byId.get(first)
    if (!entry) return []
    const message =
      path.length === 1 ? `"${entry.title}" supersedes itself.` : `${kind} supersede each other: ${[...path, first].join(' → ')}.`
    const hint = 'Remove the wrong "supersedes": a later entry supersedes an earlier one.'
    const { supersedes } = entry.data
    const place = Array.isArray(supersedes) ? ['supersedes', Math.max(0, supersedes.indexOf(second))] : ['supersedes']
    return [
      problem('supersession-cycle', entry.file, entry.spanOf(place), message, {
        hint,
        related: path.slice(1).flatMap((id) => {
          const other = byId.get(id)
          return other ? [relatedTo(other.file, other.spanOf(['supersedes']), 'goes on here')] : []
        }),
      }),
    ]
  })
}

function supersededBy(entry: Superseding | undefined): string[] {
  return [entry?.data.supersedes ?? []].flat()
}
