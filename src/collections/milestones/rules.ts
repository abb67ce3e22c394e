/** A milestone must have a DRI, fit its capacity, and settle its items. */

import { listOf } from '../../problems/nearest.ts'
import { type Absence, type Problem, problem, relatedTo } from '../../problems/problem.ts'
import type { Path } from '../../sources/yaml.ts'
import { type CommandOptions, quotedCommand } from '../../plain/command.ts'
import { compare } from '../../plain/compare.ts'
import type { Entry } from '../../graph/entry.ts'
import { entriesOf, type Graph } from '../../graph/graph.ts'
import { announcementsOf, committedPoints, entryCommand, itemOf, type Milestone, type ScopeLine } from './milestones.ts'
import { newCommand } from '../../graph/reading/new-command.ts'

export function checkMilestones(graph: Graph): Problem[] {
  return entriesOf(graph, 'milestones').flatMap((milestone) => [
    ...withoutDri(milestone, graph),
    ...overCapacity(milestone, graph),
    ...scopeTwice(milestone, graph),
    ...milestone.data.scope.flatMap((line, index) => [
      ...unsettled(milestone, line, index, graph),
      ...backward(milestone, line, index, graph),
      ...unannounced(milestone, line, index, graph),
    ]),
  ])
}

function withoutDri(milestone: Milestone, graph: Graph): Problem[] {
  if (milestone.data.dri !== undefined) return []
  const isActive = (id: string | undefined) => graph.entryIndex.find('people', id ?? '')?.data.active
  const known = entriesOf(graph, 'milestones').flatMap(({ data }) => (data.dri !== undefined && isActive(data.dri) ? data.dri : []))
  const active = entriesOf(graph, 'people').flatMap(({ id, data }) => (data.active ? id : []))
  // People who are DRIs of other milestones come first.
  const suggestions = [...new Set([...known, ...active])]
  const message = `"${milestone.title}" has no DRI.`
  const hint = `Set "dri" to one person${suggestions.length > 0 ? `: ${listOf(suggestions.slice(0, 5))}` : ''}.`
  return [problem('milestone-without-dri', milestone.file, milestone.spanOf(['title']), message, { hint, suggestions })]
}

function overCapacity(milestone: Milestone, graph: Graph): Problem[] {
  const { capacity } = milestone.data
  const points = committedPoints(milestone, graph)
  if (capacity === undefined || points <= capacity || milestone.data.status === 'closed') return []
  const message = `"${milestone.title}" commits to ${points} points, over its capacity of ${capacity}.`
  const hint = 'Mark something "stretch", move it to a later milestone, or reduce its size.'
  return [problem('milestone-over-capacity', milestone.file, milestone.spanOf(['capacity']), message, { hint })]
}

/** Its points would count twice, and it could have two outcomes. */
function scopeTwice(milestone: Milestone, graph: Graph): Problem[] {
  const { scope } = milestone.data
  return scope.flatMap((line, index) => {
    const first = scope.findIndex(({ item }) => item === line.item)
    if (first === index) return []
    const message = `"${milestone.title}" lists "${itemOf(line, graph)?.title ?? line.item}" twice.`
    const hint = 'Remove one of the two lines.'
    return [
      problem('scope-twice', milestone.file, milestone.spanOf(['scope', index, 'item']), message, {
        hint,
        related: [relatedTo(milestone.file, milestone.spanOf(['scope', first, 'item']))],
      }),
    ]
  })
}

function unsettled(milestone: Milestone, line: ScopeLine, index: number, graph: Graph): Problem[] {
  const { outcome, reason, carriedTo, item } = line
  const report = (path: Path, message: string, hint: string) => [
    problem('milestone-unsettled', milestone.file, milestone.spanOf(['scope', index, ...path]), message, { hint }),
  ]
  const title = itemOf(line, graph)?.title ?? item
  const settle = (as: string, options: CommandOptions = {}) => quotedCommand(['milestone', 'settle', milestone.id, item, as], options)
  if (outcome === undefined)
    return milestone.data.status === 'closed'
      ? report(
          ['item'],
          `"${milestone.title}" is closed, but "${title}" has no outcome.`,
          `If it shipped: ${settle('shipped')} For slipped and dropped: ${quotedCommand(['milestone', 'settle'], { help: true })}`,
        )
      : []
  if (outcome !== 'slipped' && carriedTo !== undefined)
    return report(
      ['carriedTo'],
      `"${title}" ${outcome === 'shipped' ? 'shipped' : 'was dropped'}, but is carried over to "${carriedTo}".`,
      'Remove "carriedTo", or write "outcome: slipped".',
    )
  if (outcome === 'shipped') return []
  if (reason === undefined)
    return report(
      ['outcome'],
      `"${title}" ${outcome === 'slipped' ? 'slipped' : 'was dropped'} without a reason.`,
      `Give the reason under "reason", or with a command: ${quotedCommand(['milestone', 'settle'], { help: true })}`,
    )
  if (outcome !== 'slipped' || carriedTo !== undefined) return []
  const next = laterThan(milestone, graph)[0]
  const hint = next ? `Carry it over: ${settle('slipped', { to: next.id, reason })}` : 'Name the next milestone under "carriedTo".'
  return report(['outcome'], `"${title}" slipped but isn't carried over to another milestone.`, hint)
}

function backward(milestone: Milestone, { carriedTo }: ScopeLine, index: number, graph: Graph): Problem[] {
  const target = carriedTo === undefined ? undefined : (graph.entryIndex.find('milestones', carriedTo) as Milestone | undefined)
  if (!target || target.data.due > milestone.data.due) return []
  const next = laterThan(milestone, graph)[0]
  const message =
    target.id === milestone.id
      ? `"${milestone.title}" carries an item over to itself.`
      : `"${milestone.title}" ends on ${milestone.data.due}, and "${target.title}" on ${target.data.due}: carry items over to a later milestone.`
  const hint = next
    ? `The next milestone is "${next.id}".`
    : `Plan the next milestone: ${newCommand({ collection: 'milestones', title: `After ${milestone.title}`, id: `after-${milestone.id}` })}`
  const span = milestone.spanOf(['scope', index, 'carriedTo'])
  return [problem('carry-over-backward', milestone.file, span, message, { hint, suggestions: next ? [next.id] : [] })]
}

function unannounced(milestone: Milestone, line: ScopeLine, index: number, graph: Graph): Problem[] {
  if (line.announce !== true || line.outcome !== 'shipped') return []
  const item = itemOf(line, graph)
  // Items marked as shipped in the roadmap are checked there.
  if (!item || (item.collection === 'roadmap' && (item.data as { status?: string }).status === 'shipped')) return []
  if (announcementsOf(item, graph).length > 0) return []
  const message = `"${item.title}" shipped in "${milestone.title}" and should be announced, but no changelog entry names it.`
  const hint = `Write "announce: { no: reason }", or create its entry: \`${entryCommand(item)}\``
  return [
    problem('announced-missing', milestone.file, milestone.spanOf(['scope', index, 'announce']), message, {
      hint,
      absent: absentFrom(item),
    }),
  ]
}

/** The entry that announces an item names it; an issue may also be named by its address or its roadmap item. */
function absentFrom({ collection, id }: Entry): Absence {
  return { in: ['changelog'], ...(collection === 'roadmap' && { names: id }) }
}

function laterThan({ data }: Milestone, graph: Graph): Milestone[] {
  return entriesOf(graph, 'milestones')
    .filter((other) => other.data.due > data.due)
    .toSorted((a, b) => compare(a.data.due, b.data.due))
}
