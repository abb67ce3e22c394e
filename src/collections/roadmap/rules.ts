/** Every roadmap item needs a reason: it serves an objective, has evidence before it starts, and states its outcome when it ends. */
import { quotedCommand } from '../../plain/command.ts'
import { listOf } from '../../problems/nearest.ts'
import { type Problem, problem, relatedTo } from '../../problems/problem.ts'
import { evidenceCustomers, evidenceFor, evidenceRung, isAhead, isBetOverdue, type RoadmapItem } from './evidence.ts'
import { entriesOf, type Graph } from '../../graph/graph.ts'
import { announcementsOf, entryCommand, isNeverAnnounced } from '../milestones/milestones.ts'
import { cyclesOf } from '../rules/cycles.ts'

export function checkRoadmap(graph: Graph): Problem[] {
  const items = entriesOf(graph, 'roadmap')
  return [
    ...items.flatMap((item) => [
      ...unfounded(item, graph),
      ...unevidenced(item, graph),
      ...untold(item, graph),
      ...unexplained(item),
      ...overdueBet(item, graph),
    ]),
    ...cycles(items),
  ]
}

function unfounded(item: RoadmapItem, graph: Graph): Problem[] {
  const { objectives, status, area } = item.data
  if (objectives.length > 0 || status === 'dropped' || evidenceFor(item, graph).insights.length > 0) return []
  const inArea = new Set(entriesOf(graph, 'roadmap').flatMap(({ data }) => (data.area === area ? data.objectives : [])))
  const active = entriesOf(graph, 'objectives').filter(({ data }) => data.status === 'active')
  const near = active.filter(({ id }) => inArea.has(id))
  const ids = (near.length > 0 ? near : active).map(({ id }) => id)
  const message = `"${item.title}" has no objective and no supporting insight.`
  const hint =
    ids.length > 0
      ? `Name an objective under "objectives": ${listOf(ids)}; or add an insight that supports it.`
      : 'Name an objective under "objectives", or add an insight that supports it.'
  return [
    problem('roadmap-unfounded', item.file, item.spanOf(['objectives']), message, {
      hint,
      suggestions: ids,
      absent: { in: ['insights'], names: item.id },
    }),
  ]
}

function unevidenced(item: RoadmapItem, graph: Graph): Problem[] {
  if (item.data.horizon !== 'now' || !isAhead(item)) return []
  const { customers, missing } = evidenceFor(item, graph)
  if (missing === 0) return []
  const seen = customers === 0 ? 'no customer' : `${customers} of ${evidenceCustomers} customers`
  const message = `"${item.title}" has the horizon "now", but insights of rung ${evidenceRung} or higher come from ${seen}.`
  const more = `${missing} more customer${missing === 1 ? '' : 's'}`
  const move = quotedCommand(['roadmap', 'move', item.id, 'next'], { reason: `It needs insights from ${more}` })
  const hint = `Add insights from ${more}, or move it: ${move}`
  return [
    problem('roadmap-unevidenced', item.file, item.spanOf(['horizon']), message, {
      hint,
      suggestions: ['next'],
      absent: { in: ['insights'], names: item.id },
    }),
  ]
}

function untold(item: RoadmapItem, graph: Graph): Problem[] {
  if (item.data.status !== 'shipped' || isNeverAnnounced(item.id, graph)) return []
  if (announcementsOf(item, graph).length > 0) return []
  const inArea = entriesOf(graph, 'changelog').filter(({ data }) =>
    data.features?.some((id) => graph.entryIndex.find('features', id)?.data.area === item.data.area),
  )
  const candidates = inArea.slice(-3).map(({ id }) => id)
  const message = `"${item.title}" has shipped, but no changelog entry names it.`
  const absent = { in: ['changelog', 'milestones'], names: item.id }
  const hint =
    candidates.length > 0
      ? `Name it under "roadmap" in its entry; entries of its area are ${listOf(candidates)}. Or create the entry: \`${entryCommand(item)}\``
      : `Create its entry: \`${entryCommand(item)}\``
  return [problem('shipped-without-entry', item.file, item.spanOf(['status']), message, { hint, absent })]
}

function unexplained(item: RoadmapItem): Problem[] {
  if (item.data.status !== 'dropped' || item.data.reason !== undefined) return []
  const message = `"${item.title}" was dropped without a reason.`
  const hint = 'Give the reason under "reason".'
  return [problem('dropped-without-reason', item.file, item.spanOf(['status']), message, { hint })]
}

function overdueBet(item: RoadmapItem, graph: Graph): Problem[] {
  const { bet } = item.data
  if (!bet || !isBetOverdue(item, graph)) return []
  const message = `The decision on the bet of "${item.title}" was due on ${bet.decideBy}.`
  const hint = `Decide by its kill criteria: ${bet.killCriteria} Then drop it with a "reason", or set a new date and add a line to "history".`
  return [problem('bet-overdue', item.file, item.spanOf(['bet', 'decideBy']), message, { hint })]
}

function cycles(items: readonly RoadmapItem[]): Problem[] {
  const byId = new Map(items.map((item) => [item.id, item]))
  return cyclesOf([...byId.keys()], (id) => byId.get(id)?.data.dependsOn ?? []).flatMap((path) => {
    const [first = '', second = ''] = path
    const item = byId.get(first)
    if (!item) return []
    const index = Math.max(0, item.data.dependsOn?.indexOf(second) ?? 0)
    const message =
      path.length === 1 ? `"${item.title}" depends on itself.` : `Roadmap items depend on each other: ${[...path, first].join(' → ')}.`
    const hint = 'Remove one of these dependencies, or split an item.'
    return [
      problem('dependency-cycle', item.file, item.spanOf(['dependsOn', index]), message, {
        hint,
        related: path.slice(1).flatMap((id) => {
          const other = byId.get(id)
          return other ? [relatedTo(other.file, other.spanOf(['dependsOn']), 'goes on here')] : []
        }),
      }),
    ]
  })
}
