/** The backlog in working order: untriaged first, then by priority, done last. */
import { compare, compareIds } from '../../plain/compare.ts'
import { daysBetween } from '../../plain/days.ts'
import type { DataOf, Entry } from '../../graph/entry.ts'
import { entriesOf, type Graph } from '../../graph/graph.ts'
import { type Link, linkOfEntry } from '../../graph/link.ts'
import { backlogPath, issueListPath } from '../../graph/paths.ts'
import { memoizeFor } from '../../plain/memo.ts'
import { pointsOf } from '../milestones/milestones.ts'
import { referrers } from '../../graph/links/referrers.ts'
import { triage, type Verdict } from '../triage/triage.ts'

export const issueGroups = ['new', 'scheduled', 'triaged', 'done'] as const
export type IssueGroup = (typeof issueGroups)[number]
/**
 * For issues that aren't done. `blocked`: its roadmap item depends on one that hasn't shipped. `orphaned`: it was triaged, but is in no
 * roadmap item or milestone. `stale`: it was filed longer ago than the policy allows.
 */
export const issueFlags = ['blocked', 'orphaned', 'stale'] as const
export type IssueFlag = (typeof issueFlags)[number]

/** Issues per page: the row of an untriaged issue with all its details is long. */
export const issuesPerPage = 100

/** Where the backlog lists an issue, which has no page of its own. */
export function issueAddress(issue: Pick<Entry, 'id'>, graph: Graph): string {
  const page = Math.floor(backlogRows(graph).findIndex((row) => row.issue.id === issue.id) / issuesPerPage) + 1
  return `${page > 1 ? issueListPath(String(page)) : backlogPath}#${issue.id}`
}

export interface IssueRow {
  issue: Entry<'backlog'>
  group: IssueGroup
  /** Days since it was filed. */
  age: number
  points: number
  /** The matching rule, for untriaged issues. */
  verdict: Verdict | undefined
  /** The roadmap item and the milestones that contain it. */
  partOf: Link[]
  /** What its roadmap item depends on, until that ships. */
  waitsFor: Link[]
  flags: IssueFlag[]
}

/** In working order: by priority within a group, oldest first. */
export function backlogRows(graph: Graph): readonly IssueRow[] {
  return memoizeFor(graph, 'backlog rows', () =>
    entriesOf(graph, 'backlog')
      .map((issue) => rowOf(issue, graph))
      .sort(
        (a, b) =>
          issueGroups.indexOf(a.group) - issueGroups.indexOf(b.group) ||
          compare(a.issue.data.priority ?? 'p9', b.issue.data.priority ?? 'p9') ||
          b.age - a.age ||
          compareIds(a.issue.id, b.issue.id),
      ),
  )
}

export function flaggedRows(graph: Graph, flag: IssueFlag): readonly IssueRow[] {
  return backlogRows(graph).filter(({ flags }) => flags.includes(flag))
}

export interface GroupTotal {
  count: number
  points: number
  /** Number of issues without a size, and so without points. */
  unsized: number
}

export function totalOf(rows: readonly IssueRow[]): GroupTotal {
  return {
    count: rows.length,
    points: rows.reduce((sum, { points }) => sum + points, 0),
    unsized: rows.filter(({ issue }) => issue.data.size === undefined).length,
  }
}

/** What is waiting in the backlog, for its owners. */
export function backlogCounts(graph: Graph): Readonly<Record<'new' | IssueFlag, number>> {
  const count = (flag: IssueFlag) => flaggedRows(graph, flag).length
  return {
    new: backlogRows(graph).filter(({ group }) => group === 'new').length,
    blocked: count('blocked'),
    orphaned: count('orphaned'),
    stale: count('stale'),
  }
}

export function issueGroupOf({ data: { status } }: Entry<'backlog'>): IssueGroup {
  return status === 'closed' ? 'done' : status
}

function rowOf(issue: Entry<'backlog'>, graph: Graph): IssueRow {
  const { data, title } = issue
  const group = issueGroupOf(issue)
  const age = Math.max(0, daysBetween(data.opened, graph.now.slice(0, 10)))
  const parents = [graph.entryIndex.find('roadmap', data.roadmap ?? ''), ...milestonesOf(issue, graph)].flatMap((entry) => entry ?? [])
  const waitsFor = group === 'done' ? [] : waitsForOf(data, graph)
  return {
    issue,
    group,
    age,
    points: pointsOf(issue, graph),
    verdict: group === 'new' ? triage({ ...data, title }, graph) : undefined,
    partOf: parents.map(linkOfEntry),
    waitsFor: waitsFor.map(linkOfEntry),
    flags: [
      ...(waitsFor.length > 0 ? (['blocked'] as const) : []),
      ...((group === 'triaged' || group === 'scheduled') && parents.length === 0 ? (['orphaned'] as const) : []),
      ...(group !== 'done' && age > graph.config.policy.staleAfter ? (['stale'] as const) : []),
    ],
  }
}

/** The milestone that it names, and those that have it in their scope. */
function milestonesOf({ id, data }: Entry<'backlog'>, graph: Graph): Entry[] {
  const byItem = referrers(graph, 'milestones', 'what is in them', (milestone) => milestone.data.scope.map(({ item }) => item))
  const named = graph.entryIndex.find('milestones', data.milestone ?? '')
  // An id that is also a roadmap item's refers to that item.
  const scoped = graph.entryIndex.find('roadmap', id) ? [] : (byItem.get(id) ?? [])
  return [...new Set([...(named ? [named] : []), ...scoped])]
}

function waitsForOf(data: DataOf<'backlog'>, { entryIndex }: Graph): Entry[] {
  const item = entryIndex.find('roadmap', data.roadmap ?? '')
  return (item?.data.dependsOn ?? []).flatMap((id) => {
    const other = entryIndex.find('roadmap', id)
    return other && other.data.status !== 'shipped' ? [other] : []
  })
}
