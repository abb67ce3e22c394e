/** Open work by owner, for a message to each. */
import { entriesOf } from '../graph/graph.ts'
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

/** What's overdue or open, and what falls due until a day, `YYYY-MM-DD`. Owners by name, a role that one person has as that person; work that no one owns comes last. */
export function listReminders(source: BoardSource<Handbook>, updated: ReadonlyMap<string, string>, until: string): Reminder[] {
  const holders = soleHolders(source.published)
  const groups = listWaiting(source, updated, until).map(({ kind, rows }) => ({
    kind,
    rows: rows
      // A decision that's due later can wait. A milestone at risk can't.
      .filter(({ day }) => kind !== 'decisions' || day?.word !== 'by' || day.day <= until)
      .map((row) => ({ ...row, owners: [...new Set(row.owners.map((owner) => holders.get(owner) ?? owner))] })),
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

/** People by the role that they alone have: what's waiting on the role is waiting on them, in one message. */
export function soleHolders(handbook: Handbook): ReadonlyMap<string, string> {
  const active = entriesOf(handbook, 'people').filter(({ data }) => data.active && data.role !== undefined)
  const byRole = Map.groupBy(active, ({ data }) => data.role ?? '')
  return new Map([...byRole].flatMap(([role, [person, other]]) => (person && !other ? [[role, person.id] as const] : [])))
}

function only(groups: readonly ReminderGroup[], isMeant: (row: WaitingRow) => boolean): ReminderGroup[] {
  return groups.map(({ kind, rows }) => ({ kind, rows: rows.filter(isMeant) })).filter(({ rows }) => rows.length > 0)
}
