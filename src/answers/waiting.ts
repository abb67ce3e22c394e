/** Open work: everything in the handbook that someone has to act on, by kind. */
import { boardText } from '../words/board.ts'
import { waitingText as text } from '../words/waiting.ts'
import { staffListText } from '../words/staff-lists.ts'
import { backlogCounts, backlogRows, issueAddress, issueFlags } from '../collections/backlog/view.ts'
import { type BoardSource, buildBoard } from './board.ts'
import { compare } from '../plain/compare.ts'
import { daysBetween } from '../plain/days.ts'
import { reviewsDue } from './due-reviews.ts'
import { isBetOverdue } from '../collections/roadmap/evidence.ts'
import { entriesOf } from '../graph/graph.ts'
import type { Handbook } from '../graph/handbook.ts'
import { type Link, linkOfEntry, ownerLink } from '../graph/link.ts'
import { figuresOf } from '../collections/milestones/milestones.ts'
import { backlogPath, boardPath, collectionPath, issueListPath, statusPath } from '../graph/paths.ts'
import { risksOf } from '../collections/milestones/risk.ts'

export interface WaitingRow {
  entry: Link
  /** Whose turn it is; empty if no one is named. */
  who: Link[]
  /** Their ids: people and roles. */
  owners: string[]
  /** What to do, in a few words. */
  note: string | undefined
  /** Waiting since, or due by; `YYYY-MM-DD`. */
  day: { word: 'since' | 'by'; day: string } | undefined
  /** Whole days since it should have been done; 0 if there's time left. */
  late: number
}

export interface WaitingGroup {
  kind: keyof typeof text.kinds
  rows: WaitingRow[]
  /** Page that lists all of them. */
  url: string
  /** Other lists of this kind that need attention. */
  lists?: Link[]
}

/**
 * Kinds with open work, most urgent first. `updated` maps a file to the time of its last change. Pages to review are listed when they're
 * overdue, or if they will be until a day.
 */
export function listWaiting(
  { published: handbook, all }: BoardSource<Handbook>,
  updated: ReadonlyMap<string, string>,
  until?: string,
): WaitingGroup[] {
  const groups: WaitingGroup[] = [
    { kind: 'milestones', rows: milestonesAtRisk(handbook), url: collectionPath('milestones') },
    { kind: 'bets', rows: openBets(handbook), url: collectionPath('roadmap') },
    { kind: 'decisions', rows: openDecisions(handbook), url: collectionPath('decisions') },
    { kind: 'changelog', rows: changelogInProgress({ published: handbook, all }, updated), url: boardPath },
    { kind: 'announcements', rows: unannouncedItems(handbook), url: collectionPath('milestones') },
    { kind: 'issues', rows: untriagedIssues(handbook), url: backlogPath, lists: issueLists(handbook) },
    { kind: 'reviews', rows: dueReviews(handbook, until), url: statusPath },
  ]
  // Late work comes first; the rest keeps the order of its kind.
  for (const { rows } of groups) rows.sort((a, b) => b.late - a.late)
  return groups.filter(({ rows, lists = [] }) => rows.length + lists.length > 0)
}

const daysLate = (due: string, { now }: Pick<Handbook, 'now'>) => Math.max(0, daysBetween(due, now.slice(0, 10)))

function milestonesAtRisk(handbook: Handbook): WaitingRow[] {
  return entriesOf(handbook, 'milestones')
    .toSorted((a, b) => compare(a.data.due, b.data.due))
    .flatMap((milestone) => {
      const risks = risksOf(milestone, handbook)
      if (risks.length === 0) return []
      const { dri, due } = milestone.data
      const day = { word: 'by', day: due } as const
      const note = risks.map((risk) => text.risks[risk]).join('; ')
      return [{ entry: linkOfEntry(milestone), ...owned([dri], handbook), note, day, late: daysLate(due, handbook) }]
    })
}

function openBets(handbook: Handbook): WaitingRow[] {
  return entriesOf(handbook, 'roadmap')
    .filter((item) => isBetOverdue(item, handbook))
    .map((item) => {
      const area = handbook.entryIndex.find('areas', item.data.area)?.data
      const due = item.data.bet?.decideBy
      const day = due === undefined ? undefined : ({ word: 'since', day: due } as const)
      const late = due === undefined ? 0 : daysLate(due, handbook)
      return { entry: linkOfEntry(item), ...owned([area?.owner], handbook), note: undefined, day, late }
    })
    .sort(byDay)
}

function openDecisions(handbook: Handbook): WaitingRow[] {
  return entriesOf(handbook, 'decisions')
    .filter(({ data }) => data.status === 'proposed')
    .map((decision) => {
      const { deciders = [], confirmBy, on } = decision.data
      const since = on === undefined ? undefined : ({ word: 'since', day: on } as const)
      const day = confirmBy === undefined ? since : ({ word: 'by', day: confirmBy } as const)
      const late = confirmBy === undefined ? 0 : daysLate(confirmBy, handbook)
      return { entry: linkOfEntry(decision), ...owned(deciders, handbook), note: undefined, day, late }
    })
    .sort(byDay)
}

function changelogInProgress(source: BoardSource, updated: ReadonlyMap<string, string>): WaitingRow[] {
  return buildBoard(source, updated)
    .flatMap(({ items }) => items)
    .flatMap(({ title, url, missing, turn, since }) =>
      turn
        ? [
            {
              entry: { title, url },
              who: (turn.names.length > 0 ? turn.names : [boardText.turns[turn.who]]).map((name) => ({ title: name })),
              owners: turn.ids,
              note: missing.length > 0 ? text.misses(missing.map((each) => boardText.missing[each])) : undefined,
              day: { word: 'since', day: since } as const,
              late: 0,
            },
          ]
        : [],
    )
    .sort(byDay)
}

function unannouncedItems(handbook: Handbook): WaitingRow[] {
  return entriesOf(handbook, 'milestones')
    .toSorted((a, b) => compare(a.data.due, b.data.due))
    .flatMap((milestone) => {
      const { dri, due } = milestone.data
      // An announcement isn't late before its milestone ends.
      const day = due < handbook.now.slice(0, 10) ? ({ word: 'since', day: due } as const) : undefined
      const row = { ...owned([dri], handbook), note: text.shippedIn(milestone.title), day, late: daysLate(due, handbook) }
      return figuresOf(milestone, handbook).unannounced.map((item) => ({ entry: linkOfEntry(item), ...row }))
    })
}

function untriagedIssues(handbook: Handbook): WaitingRow[] {
  return backlogRows(handbook)
    .filter(({ group }) => group === 'new')
    .map(({ issue, age, verdict }) => {
      const outcome = verdict?.rule.data.then
      const note = [text.issue(age), ...(outcome ? [text.answer(outcome.priority, outcome.respondWithin)] : [])].join('; ')
      const within = outcome && daysIn(outcome.respondWithin)
      return {
        entry: { title: issue.title, url: issueAddress(issue, handbook) },
        ...owned(outcome ? [routeOwner(outcome.route, handbook)] : [], handbook),
        note,
        day: undefined,
        late: within === undefined ? 0 : Math.max(0, age - within),
      }
    })
}

function issueLists(handbook: Handbook): Link[] {
  const counts = backlogCounts(handbook)
  return issueFlags
    .filter((flag) => counts[flag] > 0)
    .map((flag) => ({ title: staffListText.waitingIssues[flag](counts[flag]), url: issueListPath(flag) }))
}

function dueReviews(handbook: Handbook, until: string | undefined): WaitingRow[] {
  return reviewsDue(handbook, until).map(({ entry, owner, due, isOverdue }) => ({
    entry: linkOfEntry(entry),
    ...owned([owner], handbook),
    note: undefined,
    day: { word: isOverdue ? 'since' : 'by', day: due },
    late: daysLate(due, handbook),
  }))
}

const daysOfUnit: Readonly<Record<string, number>> = { minute: 0, hour: 1 / 24, day: 1, week: 7 }

/** The time of a triage rule ("4 hours", "2 business days") in whole days, rounded up; undefined if it's said in other words. */
export function daysIn(time: string): number | undefined {
  const [, count, unit = ''] = /^(\d+)\s*(?:business |working )?(minute|hour|day|week)s?$/i.exec(time.trim()) ?? []
  return count === undefined ? undefined : Math.ceil(Number(count) * (daysOfUnit[unit.toLowerCase()] ?? 0))
}

/** An area is represented by its owner. */
function routeOwner(route: string, handbook: Handbook): string | undefined {
  const area = handbook.entryIndex.find('areas', route)?.data
  return area ? area.owner : route
}

/** People and roles that exist. */
function owned(ids: readonly (string | undefined)[], handbook: Handbook): Pick<WaitingRow, 'who' | 'owners'> {
  const found = ids.flatMap((id) => {
    const link = ownerLink(id, handbook)
    return id !== undefined && link ? [{ id, link }] : []
  })
  return { who: found.map(({ link }) => link), owners: found.map(({ id }) => id) }
}

function byDay(a: WaitingRow, b: WaitingRow): number {
  return compare(a.day?.day ?? '', b.day?.day ?? '')
}
