/** Open work by owner, for a message to each. */
import type { Handbook } from '../graph/handbook.ts'
import { compareTitles } from '../words/order.ts'
import type { BoardSource } from './board.ts'
import { listWaiting, type WaitingGroup, type WaitingRow } from './waiting.ts'

export interface ReminderGroup {
  kind: WaitingGroup['kind']
  rows: readonly WaitingRow[]
}

export interface Reminder {
  /** Id of a person or a role; undefined for work that no one owns. */
  owner: string | undefined
  title: string
  groups: readonly ReminderGroup[]
}

/** What's overdue or open, and what falls due until a day, `YYYY-MM-DD`. Owners by name; work that no one owns comes last. */
export function listReminders(source: BoardSource<Handbook>, updated: ReadonlyMap<string, string>, until: string): Reminder[] {
  const groups = listWaiting(source, updated, until).map(({ kind, rows }) => ({
    kind,
    // A decision that's due later can wait. A milestone at risk can't.
    rows: rows.filter(({ day }) => kind !== 'decisions' || day?.word !== 'by' || day.day <= until),
  }))
  const owners = new Set(groups.flatMap(({ rows }) => rows.flatMap((row) => row.owners)))
  const { entryIndex } = source.published
  const nameOf = (id: string) => (entryIndex.find('people', id) ?? entryIndex.find('roles', id))?.title ?? id
  const reminders = [...owners]
    .map((owner): Reminder => ({ owner, title: nameOf(owner), groups: only(groups, (row) => row.owners.includes(owner)) }))
    .sort((a, b) => compareTitles(a.title, b.title))
  const unowned = only(groups, (row) => row.owners.length === 0)
  return unowned.length > 0 ? [...reminders, { owner: undefined, title: '', groups: unowned }] : reminders
}

function only(groups: readonly ReminderGroup[], isMeant: (row: WaitingRow) => boolean): ReminderGroup[] {
  return groups.map(({ kind, rows }) => ({ kind, rows: rows.filter(isMeant) })).filter(({ rows }) => rows.length > 0)
}
