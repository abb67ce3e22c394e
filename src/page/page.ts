/** What the page of an entry shows around its text. */
import { text } from '../words/text.ts'
import type { Entry } from '../graph/entry.ts'
import { keyOf } from '../graph/entry.ts'
import type { Handbook } from '../graph/handbook.ts'
import { remember } from '../plain/memo.ts'
import type { NavItem } from '../graph/navigation.ts'
import { inOrder } from '../graph/order.ts'
import { historyPath } from '../graph/paths.ts'
import { sectionOf, trailOf } from '../graph/sections.ts'

export interface Link {
  title: string
  /** Address below the site's root; missing for what has no page. */
  url?: string | undefined
}

export interface PageFrame {
  breadcrumbs: Link[]
  section: NavItem
  previous?: Link
  next?: Link
  /** Pages that lead here. */
  backlinks: Link[]
  owner?: Link
  /** Day of the last change, `YYYY-MM-DD`. */
  updated?: string
  /** Address of its history. */
  history?: string
  review?: Review
  /** Where the source can be edited. */
  edit?: string
}

export interface Review {
  /** Day of the last review, `YYYY-MM-DD`. */
  last: string
  /** Day by which the next is due. */
  due: string
  isOverdue: boolean
}

export function frameOf(entry: Entry, handbook: Handbook, updated: ReadonlyMap<string, string>): PageFrame {
  const url = entry.url ?? ''
  const { config, now } = handbook
  const trail = trailOf(handbook, entry.collection, url)
  const { previous, next } = neighboursOf(entry, handbook)
  const data = entry.data as { owner?: string; review?: { last: string; every: string } }
  const owner = ownerLink(data.owner, handbook)
  const changed = updated.get(entry.file)?.slice(0, 10)
  return {
    breadcrumbs: [{ title: text.frame.home, url: '/' }, ...trail.slice(0, -1).map(linkOf)],
    section: sectionOf(handbook, entry.collection, url),
    ...(previous && { previous: linkOfEntry(previous) }),
    ...(next && { next: linkOfEntry(next) }),
    backlinks: (handbook.backlinks.get(keyOf(entry)) ?? []).map(linkOfEntry),
    ...(owner && { owner }),
    ...(changed && { updated: changed, history: historyPath(url) }),
    ...(data.review && { review: reviewOf(data.review, now) }),
    ...(config.edit && { edit: `${config.edit.replace(/\/$/, '')}/${entry.file.split('/').map(encodeURIComponent).join('/')}` }),
  }
}

/** When the next review is due; months are counted as calendars do, 31 January + 1 month = the last of February. */
export function reviewOf({ last, every }: { last: string; every: string }, now: string): Review {
  const [count = 1, unit = 'months'] = every.split(' ')
  const due = addPeriod(last, Number(count), unit.replace(/s$/, ''))
  return { last, due, isOverdue: due < now.slice(0, 10) }
}

function addPeriod(day: string, count: number, unit: string): string {
  const date = new Date(`${day}T00:00:00Z`)
  if (unit === 'day' || unit === 'week') date.setUTCDate(date.getUTCDate() + count * (unit === 'week' ? 7 : 1))
  else {
    const dayOfMonth = date.getUTCDate()
    date.setUTCDate(1)
    date.setUTCMonth(date.getUTCMonth() + count * (unit === 'year' ? 12 : 1))
    const lastDay = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate()
    date.setUTCDate(Math.min(dayOfMonth, lastDay))
  }
  return date.toISOString().slice(0, 10)
}

function neighboursOf(entry: Entry, handbook: Handbook): { previous: Entry | undefined; next: Entry | undefined } {
  const list = inOrder(handbook, entry.collection)
  const places = remember(handbook, `places ${entry.collection}`, () => new Map(list.map((each, index) => [each, index])))
  const place = places.get(entry) ?? Number.NaN
  return { previous: list[place - 1], next: list[place + 1] }
}

/** Whoever answers for an entry: a role, or a person with the page of their role. */
export function ownerLink(id: string | undefined, { catalogue }: Handbook): Link | undefined {
  const person = catalogue.find('people', id)
  if (!person) {
    const role = catalogue.find('roles', id)
    return role && linkOfEntry(role)
  }
  const { role } = person.data as { role?: string }
  return { title: person.title, url: catalogue.find('roles', role)?.url }
}

function linkOf({ title, url }: NavItem): Link {
  return { title, url }
}

export function linkOfEntry({ title, url }: Entry): Link {
  return { title, url }
}
