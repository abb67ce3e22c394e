/** Prints recent changes: by week since the last edition, then by edition. */
import { changesText as text } from '../../words/changes.ts'
import { editionName } from '../../words/edition-names.ts'
import { text as words } from '../../words/text.ts'
import { changesPath, changesTodayPath, editionPath, furtherPath, withBase } from '../../graph/paths.ts'
import type { Config } from '../../config.ts'
import { titleOfCollection } from '../../graph/sections.ts'
import { weekOf } from '../../plain/weeks.ts'
import type { InnerPage, StateChanges } from './change-pages.ts'
import type { EditionChanges } from './changes.ts'
import type { HistoryRow } from '../revisions/document-history.ts'
import type { Edition } from '../editions/edition.ts'
import { day, element, linkTo, printedHtml, type Content } from '../../page/elements.ts'
import { writeHtml } from '../../page/print-html.ts'
import { breadcrumbs, printPage } from '../editions/chrome.ts'
import type { History } from '../revisions/histories.ts'
import type { DeletedPage } from '../broken-urls/deletions.ts'
import { type ListPage, printPageLinks, splitIntoPages, printRows, type Row } from '../editions/paged-list.ts'

export interface RecentChangesRequest {
  /** Histories, with the address of each revision. */
  histories: readonly { history: History; toRowAddress(row: HistoryRow): string }[]
  /** In order of their days, with the changes in each. */
  editions: readonly { edition: Edition; changes: EditionChanges }[]
  /** Pages deleted since the last edition. */
  deletedPages: readonly DeletedPage[]
  /** Changes since the last edition. */
  today: StateChanges | undefined
  config: Pick<Config, 'base' | 'collections'>
}

/** Limit on lines about weeks. Older changes are in the histories. */
const maxWeekLines = 1000

export function printRecentChanges({ histories, editions, deletedPages, today, config }: RecentChangesRequest): InnerPage[] {
  const { base } = config
  const last = editions.at(-1)?.edition
  const lines = [...listWeekLines(histories, last?.moment ?? '', base), ...deletedPages.map((each) => toDeletionLine(each, config))]
  const weeks = lines
    .sort((a, b) => (a.monday === b.monday ? a.rank - b.rank || b.instant - a.instant : a.monday < b.monday ? 1 : -1))
    .slice(0, maxWeekLines)
    .map(({ monday, html }): Row => ({ group: text.week(weekOf(monday).week, monday), html }))
  const editionRows = editions
    .map(({ edition, changes }, index) => ({ edition, summary: index === 0 ? text.isFirst : text.summary(changes.counts) }))
    .reverse()
    .map(({ edition, summary }): Row => ({ group: text.withEditions, html: printEditionRow(edition, summary, base) }))
  const since = today && last ? toSinceRow(last, today, base) : undefined
  const rows = [...(since ? [since] : []), ...weeks, ...editionRows]
  return splitIntoPages(rows).map((slice) => printListPage(slice, base))
}

interface WeekLine {
  /** First day of the week. */
  monday: string
  /** Order within a week: changes in meaning, new pages, deleted pages, others. */
  rank: 0 | 1 | 2 | 3
  /** Milliseconds. */
  instant: number
  html: string
}

/** One line per page and week. */
function listWeekLines(histories: RecentChangesRequest['histories'], since: string, base: string): WeekLine[] {
  const start = since === '' ? 0 : Date.parse(since)
  return histories.flatMap(({ history, toRowAddress }) => {
    const rows = history.rows.filter(({ date, kind }) => Date.parse(date) > start && kind !== 'unseen' && kind !== 'cut')
    return [...Map.groupBy(rows, ({ date }) => weekOf(date).monday)].map(([monday, ofWeek]): WeekLine => {
      // Rows are sorted newest first.
      const newest = ofWeek[0] as HistoryRow
      const html = printWeekRow({ history, rows: ofWeek, href: toRowAddress(newest) }, base)
      return { monday, rank: rankWeek(ofWeek), instant: Date.parse(newest.date), html }
    })
  })
}

function rankWeek(rows: readonly HistoryRow[]): WeekLine['rank'] {
  if (rows.some(({ meaning }) => meaning !== '')) return 0
  return rows.some(({ kind }) => kind === 'first') ? 1 : 3
}

/** Link to the last edition that has the deleted page. */
function toDeletionLine(
  { collection, title, url, edition, date, note }: DeletedPage,
  { base, collections }: RecentChangesRequest['config'],
): WeekLine {
  const html = rowOf(date, [titleOfCollection(collections.of(collection)), text.isGone], {
    title,
    url: edition === undefined ? undefined : withBase(editionPath(edition, url), base),
    about: [note, edition === undefined ? undefined : text.before(edition)],
  })
  return { monday: weekOf(date).monday, rank: 2, instant: Date.parse(date), html }
}

interface PageWeek {
  history: History
  rows: readonly HistoryRow[]
  href: string
}

function printWeekRow({ history: { entry }, rows, href }: PageWeek, base: string): string {
  const newest = rows[0] as HistoryRow
  const isNew = rows.some(({ kind }) => kind === 'first')
  const size = rows.reduce((sum, { size: { added, removed } }) => ({ added: sum.added + added, removed: sum.removed + removed }), {
    added: 0,
    removed: 0,
  })
  const summary = isNew ? text.isNew : newest.kind === 'move' ? text.moved : text.size(size.added, size.removed)
  const facts = [titleOfCollection(entry.definition), summary].filter(Boolean)
  const notes = [...new Set(rows.flatMap(({ note }) => note ?? []))]
  return rowOf(newest.date, facts, {
    title: entry.title,
    url: withBase(href, base),
    about: notes.slice(0, 3),
    more: printedHtml(rows.find(({ meaning }) => meaning !== '')?.meaning ?? ''),
  })
}

function toSinceRow({ name, date }: Edition, { counts }: StateChanges, base: string): Row {
  const url = withBase(changesTodayPath, base)
  return { group: text.untilNow, html: rowOf(date, [], { title: text.sinceEdition(name), url, about: [text.summary(counts)] }) }
}

function printEditionRow({ name, date, note }: Edition, summary: string, base: string): string {
  const about = [...(note === undefined ? [] : [note.replace(/\.?$/, '.')]), summary].join(' ')
  return rowOf(date, [], { title: editionName(name), url: withBase(editionPath(name, changesPath), base), about: [about] })
}

interface RowText {
  title: string
  /** Written as in a link. */
  url: string | undefined
  /** A paragraph each. */
  about: readonly (string | undefined)[]
  more?: Content
}

function rowOf(date: string, facts: readonly string[], { title, url, about, more }: RowText): string {
  const marks = [day(date.slice(0, 10)), ...facts.map((fact) => element('span', {}, fact))]
  const row = element(
    'li',
    {},
    element('p', { class: 'entry-meta' }, marks),
    element('h3', {}, linkTo({ title, url })),
    about.map((words) => words !== undefined && element('p', {}, words)),
    more,
  )
  return writeHtml([row])
}

function printListPage(slice: ListPage, base: string): InnerPage {
  const { page, pages, rows } = slice
  const url = furtherPath(changesPath, page)
  const html = printPage(
    url,
    breadcrumbs([{ title: words.chrome.home, url: withBase('/', base) }]),
    element('h1', { class: 'page-title' }, text.title),
    element('p', { class: 'lead' }, text.about),
    pages > 1 && element('p', { class: 'entry-meta page-meta' }, text.page(page, pages)),
    element('div', { class: 'page-body' }, rows.length > 0 ? printRows(rows, 'entry-list changes') : element('p', {}, text.unknown)),
    printPageLinks(slice, withBase(changesPath, base)),
  )
  return {
    url,
    title: page === 1 ? text.title : `${text.title}, ${text.page(page, pages)}`,
    html,
  }
}
