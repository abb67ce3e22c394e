/** Roadmap and backlog as planned, next to the order that the evidence gives. */
import { backlogRows } from '../../collections/backlog/view.ts'
import { plannedOrder } from '../../collections/roadmap/lanes.ts'
import type { Graph } from '../../graph/graph.ts'
import type { Handbook } from '../../graph/handbook.ts'
import type { Entry } from '../../graph/entry.ts'
import { memoizeFor } from '../../plain/memo.ts'
import { type Rankable, weighEvidence } from './evidence.ts'
import type { PlacedRow, RankedRow } from './row.ts'
import { explain } from './sentence.ts'

export const rankedLists = ['roadmap', 'backlog'] as const
export type RankedList = (typeof rankedLists)[number]

export interface Ranking {
  /** In planned order. */
  rows: readonly RankedRow[]
  /** Open issues that are planned by risk and not by evidence. */
  unranked: readonly Entry<'backlog'>[]
}

export function rankingOf(list: RankedList, handbook: Handbook): Ranking {
  return memoizeFor(handbook, `ranking of ${list}`, () =>
    list === 'roadmap'
      ? { rows: rank(plannedOrder(handbook), handbook), unranked: [] }
      : {
          rows: rank(plannedIssues(handbook).filter(isAskedFor), handbook),
          unranked: plannedIssues(handbook).filter((issue) => !isAskedFor(issue)),
        },
  )
}

/** As the backlog lists them, but untriaged issues come last: nothing is planned for them yet. */
function plannedIssues(graph: Graph): Entry<'backlog'>[] {
  const open = backlogRows(graph).filter(({ group, issue }) => group !== 'done' && !issue.isDraft)
  const [untriaged, planned] = [open.filter(({ group }) => group === 'new'), open.filter(({ group }) => group !== 'new')]
  return [...planned, ...untriaged].map(({ issue }) => issue)
}

/** Security, debt and severe bugs are planned by risk. */
function isAskedFor({ data: { kind, severity } }: Entry<'backlog'>): boolean {
  return kind === 'feature' || (kind === 'bug' && severity !== 'high' && severity !== 'critical')
}

/** `entries` are in planned order, which also decides between equal evidence: it can't tell these apart. */
function rank(entries: readonly Rankable[], handbook: Handbook): RankedRow[] {
  const weighed = entries.map((entry, index) => ({
    entry,
    planned: index + 1,
    ...weighEvidence(entry, handbook, handbook.config.ranking),
  }))
  const byEvidence = weighed
    .toSorted((a, b) => b.score - a.score || a.planned - b.planned)
    .map((row, index): PlacedRow => ({ ...row, evidence: index + 1 }))
  return byEvidence.toSorted((a, b) => a.planned - b.planned).map((row) => ({ ...row, sentence: explain(row, byEvidence) }))
}
