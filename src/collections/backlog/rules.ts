/** Checks that labels and milestones in exported issues exist. Reports each name once, because the tracker doesn't know our ids. */

import { nearest } from '../../problems/nearest.ts'
import { type Problem, problem } from '../../problems/problem.ts'
import { type Entry, isExported } from '../../graph/entry.ts'
import { issuesIn } from '../../graph/reading/export-faults.ts'
import { entriesOf, type Graph } from '../../graph/graph.ts'
import { findTier } from '../../graph/tier-names.ts'

const targets = { area: 'areas', milestone: 'milestones', roadmap: 'roadmap', tier: 'tiers' } as const
type Field = keyof typeof targets

export function checkExports(graph: Graph): Problem[] {
  const exported = entriesOf(graph, 'backlog').filter(isExported)
  return (Object.keys(targets) as Field[]).flatMap((field) => {
    const isThere = (id: string) => (field === 'tier' ? findTier(id, graph) : graph.entryIndex.find(targets[field], id)) !== undefined
    const lost = exported.filter(({ data }) => data[field] !== undefined && !isThere(data[field]))
    const groups = Map.groupBy(lost, ({ file, data }) => `${file}\n${data[field]}`)
    return [...groups.values()].flatMap((issues) => unknownName(field, issues, graph))
  })
}

function unknownName(field: Field, issues: readonly Entry<'backlog'>[], { entryIndex }: Graph): Problem[] {
  const [first] = issues
  const id = first?.data[field]
  if (!first || id === undefined) return []
  const suggestions = nearest(id, entryIndex.ids(targets[field]))
  const message = `There is no ${nouns[field]} "${id}" (${issuesIn(issues.length)}).`
  const key = field === 'milestone' ? 'issues.milestones' : 'issues.labels'
  const hint = `Say under "${key}" in handbook.config.ts what it means.`
  return [problem('export-unread', first.file, first.spanOf([field]), message, { hint, suggestions, absent: { in: [targets[field]], id } })]
}

const nouns: Readonly<Record<Field, string>> = { area: 'area', milestone: 'milestone', roadmap: 'roadmap item', tier: 'plan' }
