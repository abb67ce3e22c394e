/** What changed lately: by week since the last edition, and then with each edition. */
import { changesText as text } from '../interface/changes.ts'
import { text as words } from '../interface/text.ts'
import { changesPath, changesTodayPath, closedPath, furtherPath, withBase } from '../model/paths.ts'
import { collectionTitles } from '../model/sections.ts'
import { weekOf } from '../model/weeks.ts'
import type { InnerPage, StateChanges } from './change-pages.ts'
import type { ClosedChanges } from './changes.ts'
import type { HistoryRow } from './document-history.ts'
import type { Edition } from './edition.ts'
import { breadcrumbs, pageWith, time } from './frame.ts'
import type { History } from './histories.ts'
import { element, escapeHtml } from './markup.ts'
import { type ListPage, pageLinks, pageRows, printRows, type Row } from './paged-list.ts'

export interface LatelyRequest {
  /** With the address of each of its revisions. */
  histories: readonly { history: History; addressOf(row: HistoryRow): string }[]
  /** By their days, with what changed in each. */
  editions: readonly { edition: Edition; changes: ClosedChanges }[]
  /** What changed since the last of them. */
  today: StateChanges | undefined
  base: string
}

/** So many lines of weeks are told at most; what is older stands in the histories. */
const mostLines = 1000

export function latelyPages({ histories, editions, today, base }: LatelyRequest): InnerPage[] {
  const last = editions.at(-1)?.edition
  const weeks = weekLines(histories, last?.moment ?? '')
    .slice(0, mostLines)
    .map(({ group, line }): Row => ({ group, html: weekRow(line, base) }))
  const told = editions
    .map(({ edition, changes }, index) => ({ edition, summary: index === 0 ? text.isFirst : text.summary(changes.counts) }))
    .reverse()
    .map(({ edition, summary }): Row => ({ group: text.withEditions, html: editionRow(edition, summary, base) }))
  const since = today && last ? sinceRow(last, today, base) : undefined
  const rows = [...(since ? [since] : []), ...weeks, ...told]
  return pageRows(rows).map((slice) => pageOf(slice, base))
}

interface WeekLine {
  history: History
  /** The newest of the week first. */
  rows: HistoryRow[]
  href: string
}

/** A line for each page and week: the newest week first, and in each what changed in meaning. */
function weekLines(histories: LatelyRequest['histories'], since: string): { group: string; line: WeekLine }[] {
  const start = since === '' ? 0 : Date.parse(since)
  const lines = histories.flatMap(({ history, addressOf }) => {
    const rows = history.rows.filter(({ date, kind }) => Date.parse(date) > start && kind !== 'unseen')
    return [...Map.groupBy(rows, ({ date }) => weekOf(date).monday)].map(([monday, ofWeek]) => {
      return { monday, line: { history, rows: ofWeek, href: addressOf(ofWeek[0] as HistoryRow) } }
    })
  })
  const rank = ({ rows }: WeekLine) => (rows.some(({ meaning }) => meaning !== '') ? 0 : rows.some(({ kind }) => kind === 'first') ? 1 : 2)
  const day = ({ rows }: WeekLine) => Date.parse(rows[0]?.date ?? '')
  return lines
    .sort((a, b) => (a.monday === b.monday ? rank(a.line) - rank(b.line) || day(b.line) - day(a.line) : a.monday < b.monday ? 1 : -1))
    .map(({ monday, line }) => ({ group: text.week(weekOf(monday).week, monday), line }))
}

function weekRow({ history: { entry }, rows, href }: WeekLine, base: string): string {
  const newest = rows[0] as HistoryRow
  const isNew = rows.some(({ kind }) => kind === 'first')
  const size = rows.reduce((sum, { size: { added, removed } }) => ({ added: sum.added + added, removed: sum.removed + removed }), {
    added: 0,
    removed: 0,
  })
  const became = isNew ? text.isNew : newest.kind === 'move' ? text.moved : text.size(size.added, size.removed)
  const facts = [collectionTitles[entry.collection] ?? entry.collection, became].filter(Boolean)
  const subjects = rows.flatMap(({ subject }) => subject ?? [])
  return element(
    'li',
    {},
    element('p', { class: 'entry-meta' }, time(newest.date.slice(0, 10)), ...facts.map((fact) => element('span', {}, escapeHtml(fact)))),
    element('h3', {}, element('a', { href: withBase(href, base) }, escapeHtml(entry.title))),
    subjects.length > 0 ? element('p', {}, escapeHtml([...new Set(subjects)].slice(0, 3).join('; '))) : '',
    rows.find(({ meaning }) => meaning !== '')?.meaning ?? '',
  )
}

function sinceRow({ name, date }: Edition, { counts }: StateChanges, base: string): Row {
  const html = element(
    'li',
    {},
    element('p', { class: 'entry-meta' }, time(date)),
    element('h3', {}, element('a', { href: withBase(changesTodayPath, base) }, escapeHtml(text.sinceEdition(name)))),
    element('p', {}, escapeHtml(text.summary(counts))),
  )
  return { group: text.untilNow, html }
}

function editionRow({ name, date, note }: Edition, summary: string, base: string): string {
  return element(
    'li',
    {},
    element('p', { class: 'entry-meta' }, time(date)),
    element('h3', {}, element('a', { href: withBase(closedPath(name, changesPath), base) }, escapeHtml(name))),
    element('p', {}, escapeHtml([...(note === undefined ? [] : [note.replace(/\.?$/, '.')]), summary].join(' '))),
  )
}

function pageOf(slice: ListPage, base: string): InnerPage {
  const { page, pages, rows } = slice
  const url = furtherPath(changesPath, page)
  const main = [
    breadcrumbs([{ title: words.frame.home, url: withBase('/', base) }], { address: (path) => path }),
    element('h1', { class: 'page-title' }, text.title),
    element('p', { class: 'lead' }, text.about),
    pages > 1 ? element('p', { class: 'entry-meta page-meta' }, text.page(page, pages)) : '',
    element('div', { class: 'page-body' }, rows.length > 0 ? printRows(rows, 'entry-list changes') : element('p', {}, text.unknown)),
    pageLinks(slice, withBase(changesPath, base)),
  ]
  return {
    url,
    title: page === 1 ? text.title : `${text.title}, ${text.page(page, pages)}`,
    html: pageWith({ current: url, main: main.join('') }, { address: (path) => path }),
  }
}
