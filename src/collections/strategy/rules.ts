/** Only one strategy is active, replacements are recorded, and objectives are measurable. */
import { type Problem, problem, relatedTo } from '../../problems/problem.ts'
import type { Entry } from '../../graph/entry.ts'
import { entriesOf, type Graph } from '../../graph/graph.ts'
import { newCommand } from '../../graph/reading/new-command.ts'

type Strategy = Entry<'strategy'>
type Objective = Entry<'objectives'>

export function checkStrategy(graph: Graph): Problem[] {
  const documents = entriesOf(graph, 'strategy')
  const replaced = new Set(documents.flatMap(({ data }) => data.supersedes ?? []))
  return [
    ...documents.filter(({ id, data }) => data.status === 'superseded' && !replaced.has(id)).map(withoutSuccessor),
    ...twiceActive(documents),
    ...documents.flatMap((document) => sameId(document, 'pillars', 'pillar', document.data.pillars ?? [])),
    ...entriesOf(graph, 'objectives').flatMap((objective) => [
      ...unmeasured(objective),
      ...outlived(objective, graph),
      ...outOfOrder(objective),
      ...contradictory(objective),
      ...sameId(objective, 'measures', 'measure', objective.data.measures),
    ]),
  ]
}

function withoutSuccessor(document: Strategy): Problem {
  const message = `"${document.title}" is superseded, but no strategy supersedes it.`
  const hint = `Write "supersedes: ${document.id}" in its successor, or create the successor: ${newCommand({ collection: 'strategy', title: `Successor to ${document.title}`, id: `after-${document.id}` }, { supersedes: document.id })}`
  return problem('strategy-without-successor', document.file, document.spanOf(['status']), message, {
    hint,
    absent: { in: ['strategy'], names: document.id },
  })
}

/** Areas can each have a strategy. */
function twiceActive(documents: readonly Strategy[]): Problem[] {
  const active = documents.filter(({ data }) => data.status === 'active' && data.scope !== 'area')
  return [...Map.groupBy(active, ({ data }) => data.scope)].flatMap(([scope, members]) => {
    const [first, ...others] = members.toSorted((a, b) => (a.data.effective > b.data.effective ? -1 : 1))
    return others.map((other) => {
      const message = `Two strategies with the scope "${scope}" are active: "${other.title}" and "${first?.title}".`
      const hint = `Write "status: superseded" here, and "supersedes: ${other.id}" in "${first?.file}".`
      return problem('strategy-twice-active', other.file, other.spanOf(['status']), message, {
        hint,
        suggestions: ['superseded'],
        related: first && [relatedTo(first.file, first.spanOf(['status']), 'the other is active here')],
      })
    })
  })
}

function unmeasured(objective: Objective): Problem[] {
  if (objective.data.status !== 'active' || objective.data.measures.length > 0) return []
  const message = `"${objective.title}" has no measure.`
  const hint = 'Add one under "measures", with a baseline, a target and a source.'
  return [problem('objective-unmeasured', objective.file, objective.spanOf(['measures']), message, { hint })]
}

function outlived(objective: Objective, graph: Graph): Problem[] {
  const strategy = graph.entryIndex.find('strategy', objective.data.strategy) as Strategy | undefined
  const status = strategy?.data.status
  if (objective.data.status !== 'active' || (status !== 'superseded' && status !== 'archived')) return []
  const next = entriesOf(graph, 'strategy').find(({ data }) => data.supersedes === strategy?.id)
  const message = `"${objective.title}" is active, but its strategy "${strategy?.title}" is ${status}.`
  const copy = next && copyIn(next, objective, graph)
  const span = objective.spanOf(['strategy'])
  if (copy) {
    const goesOn = `It continues as "${copy.id}" in "${next.title}": set the status here to met, missed or dropped.`
    return [problem('objective-outlived', objective.file, span, message, { hint: goesOn })]
  }
  const hint = next
    ? `If it still applies, write "strategy: ${next.id}"; otherwise set its status to met, missed or dropped.`
    : 'Set its status to met, missed or dropped, or name the strategy it serves now.'
  return [problem('objective-outlived', objective.file, span, message, { hint, suggestions: next ? [next.id] : [] })]
}

/** The objective of a strategy that continues an earlier one, matched by title or measures; it may be unfinished. */
function copyIn(strategy: Strategy, objective: Objective, { entries, untyped = [] }: Graph): Entry | undefined {
  const ids = new Set(objective.data.measures.map(({ id }) => id))
  return [...entries, ...untyped].find((entry) => {
    if (entry.collection !== 'objectives' || entry.id === objective.id) return false
    const { strategy: served, title, measures } = (entry.written ?? {}) as { strategy?: unknown; title?: unknown; measures?: unknown }
    const measured = (Array.isArray(measures) ? measures : []) as ({ id?: unknown } | null)[]
    return served === strategy.id && (title === objective.title || measured.some((each) => ids.has(String(each?.id))))
  })
}

function outOfOrder(objective: Objective): Problem[] {
  return objective.data.measures.flatMap(({ name, readings }, measure) =>
    readings.flatMap(({ on }, index) => {
      const before = readings[index - 1]?.on
      if (before === undefined || before < on) return []
      const message =
        before === on ? `"${name}" has two readings for ${on}.` : `"${name}" has a reading for ${on} after the one for ${before}.`
      const hint = before === on ? 'Keep one of them.' : 'Sort the readings by date.'
      const span = objective.spanOf(['measures', measure, 'readings', index, 'on'])
      return [problem('readings-order', objective.file, span, message, { hint })]
    }),
  )
}

function contradictory(objective: Objective): Problem[] {
  return objective.data.measures.flatMap(({ name, direction, baseline, target }, index) => {
    const isRight = direction === 'hold' || (direction === 'up' ? target > baseline : target < baseline)
    if (isRight) return []
    const message = `"${name}" has the direction "${direction}", but goes from ${baseline} to ${target}.`
    const hint = 'Correct the direction, the baseline or the target; use "hold" for a value that should stay the same.'
    return [problem('measure-contradictory', objective.file, objective.spanOf(['measures', index, 'direction']), message, { hint })]
  })
}

/** Ids match a measure or pillar with its next version. */
function sameId(entry: Objective | Strategy, key: string, noun: string, parts: readonly { id: string }[]): Problem[] {
  return parts.flatMap(({ id }, index) => {
    const first = parts.findIndex((other) => other.id === id)
    if (first === index) return []
    const message = `Another ${noun} of "${entry.title}" has the id "${id}".`
    return [
      problem('id-duplicate', entry.file, entry.spanOf([key, index, 'id']), message, {
        hint: 'Give one of them another id.',
        related: [relatedTo(entry.file, entry.spanOf([key, first, 'id']))],
      }),
    ]
  })
}
