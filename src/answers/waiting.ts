/** What waits for whom: everything in the handbook on which somebody has to act, by kind of work. */
import { boardText } from '../words/board.ts'
import { waitingText as text } from '../words/waiting.ts'
import { staffListText } from '../words/staff-lists.ts'
import { backlogCounts, backlogRows, issueFlags } from '../collections/backlog/view.ts'
import { type BoardSource, boardOf } from './board.ts'
import { compare } from '../plain/compare.ts'
import { overdueReviews } from './due-reviews.ts'
import { isBetOverdue } from '../collections/roadmap/evidence.ts'
import { entriesOf } from '../graph/graph.ts'
import type { Handbook } from '../graph/handbook.ts'
import { type Link, linkOfEntry, ownerLink } from '../graph/link.ts'
import { figuresOf } from '../collections/milestones/milestones.ts'
import { backlogPath, boardPath, collectionPath, issueListPath, statusPath } from '../graph/paths.ts'
import { risksOf } from '../collections/milestones/risk.ts'

export interface WaitingRow {
  entry: Link
  /** Those whose turn it is; empty where nobody is named. */
  who: Link[]
  /** What is to be done, in a few words. */
  note: string | undefined
  /** Since when, or by which day; `YYYY-MM-DD`. */
  day: { word: 'since' | 'by'; day: string } | undefined
}

export interface WaitingGroup {
  kind: keyof typeof text.kinds
  rows: WaitingRow[]
  /** Where all of them stand. */
  url: string
  /** Lists of others of the kind that want a look. */
  lists?: Link[]
}

/** The kinds of work in which something waits, what presses most first. `updated` says when each file was changed. */
export function waitingOf({ published: handbook, all }: BoardSource<Handbook>, updated: ReadonlyMap<string, string>): WaitingGroup[] {
  const groups: WaitingGroup[] = [
    { kind: 'milestones', rows: milestonesAtRisk(handbook), url: collectionPath('milestones') },
    { kind: 'bets', rows: openBets(handbook), url: collectionPath('roadmap') },
    { kind: 'decisions', rows: openDecisions(handbook), url: collectionPath('decisions') },
    { kind: 'changelog', rows: entriesInWork({ published: handbook, all }, updated), url: boardPath },
    { kind: 'announcements', rows: unannounced(handbook), url: collectionPath('milestones') },
    { kind: 'issues', rows: untriaged(handbook), url: backlogPath, lists: issueLists(handbook) },
    { kind: 'reviews', rows: reviews(handbook), url: statusPath },
  ]
  return groups.filter(({ rows, lists = [] }) => rows.length + lists.length > 0)
}

function milestonesAtRisk(handbook: Handbook): WaitingRow[] {
  return entriesOf(handbook, 'milestones')
    .toSorted((a, b) => compare(a.data.due, b.data.due))
    .flatMap((milestone) => {
      const risks = risksOf(milestone, handbook)
      if (risks.length === 0) return []
      const { dri, due } = milestone.data
      const day = { word: 'by', day: due } as const
      return [{ entry: linkOfEntry(milestone), who: who([dri], handbook), note: risks.map((risk) => text.risks[risk]).join('; '), day }]
    })
}

function openBets(handbook: Handbook): WaitingRow[] {
  return entriesOf(handbook, 'roadmap')
    .filter((item) => isBetOverdue(item, handbook))
    .map((item) => {
      const area = handbook.entryIndex.find('areas', item.data.area)?.data
      const day = item.data.bet && ({ word: 'since', day: item.data.bet.decideBy } as const)
      return { entry: linkOfEntry(item), who: who([area?.owner], handbook), note: undefined, day }
    })
    .sort(byDay)
}

function openDecisions(handbook: Handbook): WaitingRow[] {
  return entriesOf(handbook, 'decisions')
    .filter(({ data }) => data.status === 'proposed')
    .map((decision) => {
      const { deciders, confirmBy, on } = decision.data
      const day = confirmBy === undefined ? ({ word: 'since', day: on } as const) : ({ word: 'by', day: confirmBy } as const)
      return { entry: linkOfEntry(decision), who: who(deciders, handbook), note: undefined, day }
    })
    .sort(byDay)
}

function entriesInWork(source: BoardSource, updated: ReadonlyMap<string, string>): WaitingRow[] {
  return boardOf(source, updated)
    .flatMap(({ items }) => items)
    .flatMap(({ title, url, missing, turn, since }) =>
      turn
        ? [
            {
              entry: { title, url },
              who: (turn.names.length > 0 ? turn.names : [boardText.turns[turn.who]]).map((name) => ({ title: name })),
              note: missing.length > 0 ? text.misses(missing.map((each) => boardText.missing[each])) : undefined,
              day: { word: 'since', day: since } as const,
            },
          ]
        : [],
    )
    .sort(byDay)
}

function unannounced(handbook: Handbook): WaitingRow[] {
  return entriesOf(handbook, 'milestones')
    .toSorted((a, b) => compare(a.data.due, b.data.due))
    .flatMap((milestone) => {
      const { dri, due } = milestone.data
      // Before the milestone ends, nobody is late in telling of it.
      const day = due < handbook.now.slice(0, 10) ? ({ word: 'since', day: due } as const) : undefined
      const row = { who: who([dri], handbook), note: text.shippedIn(milestone.title), day }
      return figuresOf(milestone, handbook).unannounced.map((item) => ({ entry: linkOfEntry(item), ...row }))
    })
}

function untriaged(handbook: Handbook): WaitingRow[] {
  return backlogRows(handbook)
    .filter(({ group }) => group === 'new')
    .map(({ issue, age, verdict }) => {
      const outcome = verdict?.rule.data.then
      const note = [text.issue(age), ...(outcome ? [text.answer(outcome.priority, outcome.respondWithin)] : [])].join('; ')
      return { entry: linkOfEntry(issue), who: outcome ? routeTo(outcome.route, handbook) : [], note, day: undefined }
    })
}

function issueLists(handbook: Handbook): Link[] {
  const counts = backlogCounts(handbook)
  return issueFlags
    .filter((flag) => counts[flag] > 0)
    .map((flag) => ({ title: staffListText.waitingIssues[flag](counts[flag]), url: issueListPath(flag) }))
}

function reviews(handbook: Handbook): WaitingRow[] {
  return overdueReviews(handbook).map(({ entry, owner, due }) => ({
    entry: linkOfEntry(entry),
    who: who([owner], handbook),
    note: undefined,
    day: { word: 'since', day: due },
  }))
}

/** An area answers through its owner. */
function routeTo(route: string, handbook: Handbook): Link[] {
  const area = handbook.entryIndex.find('areas', route)?.data
  return who([area ? area.owner : route], handbook)
}

function who(ids: readonly (string | undefined)[], handbook: Handbook): Link[] {
  return ids.flatMap((id) => ownerLink(id, handbook) ?? [])
}

function byDay(a: WaitingRow, b: WaitingRow): number {
  return compare(a.day?.day ?? '', b.day?.day ?? '')
}
