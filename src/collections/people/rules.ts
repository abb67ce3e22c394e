/** People who left sign nothing new; what they signed before stays theirs. */
import { listOf } from '../../problems/nearest.ts'
import { type Problem, problem } from '../../problems/problem.ts'
import type { Path } from '../../sources/yaml.ts'
import type { Entry } from '../../graph/entry.ts'
import { entriesOf, type Graph } from '../../graph/graph.ts'
import { dateOf } from '../changelog/listing.ts'

interface Signature {
  entry: Entry
  path: Path
  person: string
  /** The person's function: "author", "reviewer". */
  as: string
}

export function checkPeople(graph: Graph): Problem[] {
  const gone = new Map(entriesOf(graph, 'people').flatMap((person) => (person.data.active ? [] : [[person.id, person] as const])))
  if (gone.size === 0) return []
  return signatures(graph).flatMap(({ entry, path, person, as }) => {
    const signer = gone.get(person)
    if (!signer) return []
    const { name, role } = signer.data
    const active = entriesOf(graph, 'people').filter(({ data }) => data.active)
    const holders = role === undefined ? [] : active.filter(({ data }) => data.role === role).map(({ id }) => id)
    const hint =
      holders.length > 0
        ? `${listOf(holders)} ${holders.length === 1 ? 'holds' : 'hold'} the role "${role}" today.`
        : active.length > 0
          ? `Active are ${listOf(active.map(({ id }) => id))}.`
          : 'No one in people.yaml is active.'
    const message = `${name} has left and can't be ${as} of anything new.`
    const suggestions = holders.length > 0 ? holders : active.map(({ id }) => id)
    return [problem('person-inactive', entry.file, entry.spanOf(path), message, { hint, suggestions })]
  })
}

/** People on unpublished entries. */
function signatures(graph: Graph): Signature[] {
  const today = graph.now.slice(0, 10)
  const list = (entry: Entry, key: string, people: readonly string[], as: string): Signature[] =>
    people.map((person, index) => ({ entry, path: [key, index], person, as }))
  return [
    ...entriesOf(graph, 'changelog')
      .filter((entry) => entry.data.status !== 'withdrawn' && (entry.isDraft || dateOf(entry) > today))
      .flatMap((entry) => [
        ...list(entry, 'authors', entry.data.authors ?? [], 'author'),
        ...(entry.data.reviews ?? []).map(({ by }, index) => ({ entry, path: ['reviews', index, 'by'], person: by, as: 'reviewer' })),
      ]),
    ...entriesOf(graph, 'milestones')
      .filter(({ data }) => data.status !== 'closed')
      .flatMap((entry) => {
        const { dri } = entry.data
        return dri === undefined ? [] : [{ entry, path: ['dri'], person: dri, as: 'the DRI' }]
      }),
    ...entriesOf(graph, 'decisions')
      .filter(({ data }) => data.status === 'proposed')
      .flatMap((entry) => list(entry, 'deciders', entry.data.deciders ?? [], 'decider')),
    ...entriesOf(graph, 'strategy')
      .filter(({ data }) => data.status === 'draft' || data.status === 'in-review')
      .flatMap((entry) => list(entry, 'approvers', entry.data.approvers, 'approver')),
  ]
}
