/** An end must be after its start, and a maximum not below its minimum. */
import { type Problem, problem } from '../../problems/problem.ts'
import type { Path } from '../../sources/yaml.ts'
import type { Entry } from '../../graph/entry.ts'
import { entriesOf, type Graph } from '../../graph/graph.ts'
import { dayOf } from '../releases/order.ts'

type Placed = Pick<Entry, 'file' | 'spanOf'>

export function checkRanges(graph: Graph): Problem[] {
  return [
    ...entriesOf(graph, 'objectives').flatMap((objective) => {
      const { from, to } = objective.data.period
      return to < from
        ? reversed(objective, ['period', 'to'], ['period', 'from'], `The period ends on ${to}, before it begins on ${from}.`)
        : []
    }),
    ...entriesOf(graph, 'milestones').flatMap((milestone) => {
      const { start, due } = milestone.data
      return due < start
        ? reversed(milestone, ['due'], ['start'], `"${milestone.title}" ends on ${due}, before it begins on ${start}.`)
        : []
    }),
    ...entriesOf(graph, 'openings').flatMap((opening) => {
      const { salary, posted, validThrough } = opening.data
      const last = validThrough.slice(0, 10)
      return [
        ...(salary && salary.min > salary.max
          ? reversed(
              opening,
              ['salary', 'max'],
              ['salary', 'min'],
              `The salary range ends at ${salary.max}, below its start, ${salary.min}.`,
            )
          : []),
        ...(last < posted
          ? reversed(opening, ['validThrough'], ['posted'], `The application deadline is ${last}, before the posting date, ${posted}.`)
          : []),
      ]
    }),
    ...entriesOf(graph, 'releases').flatMap((release) => {
      const { date, supportedUntil } = release.data
      return supportedUntil !== undefined && supportedUntil < date
        ? reversed(
            release,
            ['supportedUntil'],
            ['date'],
            `Support of ${release.id} ends on ${supportedUntil}, before its release on ${date}.`,
          )
        : []
    }),
    ...entriesOf(graph, 'tiers').flatMap((tier) => {
      const { names, introduced, retired } = tier.data
      const sold =
        retired !== undefined && retired < introduced
          ? reversed(
              tier,
              ['retired'],
              ['introduced'],
              `The tier "${tier.id}" is retired on ${retired}, before it was introduced on ${introduced}.`,
            )
          : []
      return [
        ...sold,
        ...outOfOrder(
          tier,
          ['names'],
          'from',
          names.map(({ from, label }) => ({ day: from, name: `the name "${label}"` })),
        ),
      ]
    }),
    ...entriesOf(graph, 'features').flatMap((feature) => {
      const { lifecycle, availability } = feature.data
      const stages = lifecycle.map(({ stage, since }) => ({ day: dayOf(since, graph), name: `the stage "${stage}"` }))
      const rows = availability === 'undecided' ? [] : availability
      return [
        ...outOfOrder(feature, ['lifecycle'], 'since', stages),
        ...rows.flatMap(({ tier, since, until }, index) => {
          const [from, to] = [dayOf(since, graph), until === undefined ? undefined : dayOf(until, graph)]
          if (from === undefined || to === undefined || to >= from) return []
          const message = `"${tier}" has the feature until ${until}, before its start, ${since}.`
          return reversed(feature, ['availability', index, 'until'], ['availability', index, 'since'], message)
        }),
      ]
    }),
  ]
}

/** Parts of a history that must be sorted oldest first. */
function outOfOrder(entry: Placed, path: Path, key: string, parts: readonly { day: string | undefined; name: string }[]): Problem[] {
  return parts.flatMap(({ day, name }, index) => {
    const before = parts[index - 1]
    if (day === undefined || before?.day === undefined || before.day <= day) return []
    const message = `${name.charAt(0).toUpperCase()}${name.slice(1)} begins on ${day}, before ${before.name} of ${before.day} above it.`
    return reversed(entry, [...path, index, key], [...path, index - 1, key], message)
  })
}

function reversed(entry: Placed, path: Path, first: Path, message: string): Problem[] {
  const { line, column } = entry.spanOf(first)
  return [
    problem('range-reversed', entry.file, entry.spanOf(path), message, {
      hint: 'Swap the two, or correct the wrong one.',
      related: [{ file: entry.file, line, column, message: 'it begins here' }],
    }),
  ]
}
