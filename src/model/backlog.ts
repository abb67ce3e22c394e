/** The backlog as it is worked off: untriaged first, then by priority; what is done last. */
import { compare } from './compare.ts'
import { daysBetween } from './days.ts'
import type { DataOf, Entry } from './entry.ts'
import { entriesOf, type Graph } from './graph.ts'
import { pointsOf } from './milestones.ts'
import { type Link, linkOfEntry } from './page.ts'
import { triage, type Verdict } from './triage.ts'

export const issueGroups = ['new', 'scheduled', 'triaged', 'done'] as const
export type IssueGroup = (typeof issueGroups)[number]
export type IssueFlag = 'blocked' | 'orphaned' | 'stale'

export interface IssueRow {
  issue: Entry<'backlog'>
  group: IssueGroup
  /** Days since it was filed. */
  age: number
  points: number
  /** The rule that catches it, for what is untriaged. */
  verdict: Verdict | undefined
  /** The roadmap item and the milestone that have it. */
  partOf: Link[]
  flags: IssueFlag[]
}

/** In the order in which one works on them: within a group by priority, the oldest first. */
export function backlogRows(graph: Graph): IssueRow[] {
  return entriesOf(graph, 'backlog')
    .map((issue) => rowOf(issue, graph))
    .sort(
      (a, b) =>
        issueGroups.indexOf(a.group) - issueGroups.indexOf(b.group) ||
        compare(a.issue.data.priority ?? 'p9', b.issue.data.priority ?? 'p9') ||
        b.age - a.age ||
        compare(a.issue.id, b.issue.id),
    )
}

function rowOf(issue: Entry<'backlog'>, graph: Graph): IssueRow {
  const { data, title } = issue
  const group: IssueGroup = data.status === 'closed' ? 'done' : data.status
  const age = Math.max(0, daysBetween(data.opened, graph.now.slice(0, 10)))
  const parents = [graph.catalogue.find('roadmap', data.roadmap ?? ''), graph.catalogue.find('milestones', data.milestone ?? '')]
  return {
    issue,
    group,
    age,
    points: pointsOf(issue as unknown as Entry, graph),
    verdict: group === 'new' ? triage({ ...data, title }, graph) : undefined,
    partOf: parents.flatMap((entry) => (entry ? linkOfEntry(entry) : [])),
    flags: group === 'done' ? [] : flagsOf(data, age, graph),
  }
}

function flagsOf(data: DataOf<'backlog'>, age: number, graph: Graph): IssueFlag[] {
  const item = graph.catalogue.find('roadmap', data.roadmap ?? '')
  const waitsFor = (item?.data as DataOf<'roadmap'> | undefined)?.dependsOn ?? []
  const isBlocked = waitsFor.some(
    (id) => (graph.catalogue.find('roadmap', id)?.data as DataOf<'roadmap'> | undefined)?.status !== 'shipped',
  )
  return [
    ...(isBlocked ? (['blocked'] as const) : []),
    ...(data.status !== 'new' && data.roadmap === undefined && data.milestone === undefined ? (['orphaned'] as const) : []),
    ...(age > graph.config.policy.staleAfter ? (['stale'] as const) : []),
  ]
}
