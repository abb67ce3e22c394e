/** Prints the history of a page: its revisions, newest first, each with its changes. */
import { changesText as text } from '../../words/changes.ts'
import { dayInWords } from '../../words/days.ts'
import { text as words } from '../../words/text.ts'
import { editionPath, furtherPath, historyPath, withBase } from '../../graph/paths.ts'
import type { InnerPage } from '../differences/change-pages.ts'
import type { HistoryRow } from './document-history.ts'
import type { Edition } from '../editions/edition.ts'
import { day, element, linksTo, printedHtml } from '../../page/elements.ts'
import { writeHtml } from '../../page/print-html.ts'
import { breadcrumbs, printPage } from '../editions/chrome.ts'
import type { History } from './histories.ts'
import { type ListPage, printPageLinks, splitIntoPages, rowList } from '../editions/paged-list.ts'

export interface HistoryPages {
  pages: InnerPage[]
  /** Return the address of a revision, below the site's root. */
  toRowAddress(row: HistoryRow): string
}

export interface ShownEdition {
  edition: Edition
  /** Paths of files whose pages these readers see in the edition. */
  files: ReadonlySet<string>
}

export function printHistoryPages(history: History, editions: readonly ShownEdition[], base: string): HistoryPages {
  const { entry, rows } = history
  const list = historyPath(entry.url ?? '/')
  const editionsByRow = findEditionsByRow(history, editions)
  const slices = splitIntoPages(rows.map((row) => ({ group: '', html: printRow(row, editionsByRow.get(row.number) ?? [], base) })))
  const pageByRow = new Map<HistoryRow, number>()
  let rowIndex = 0
  for (const { page, rows: part } of slices) for (const _ of part) pageByRow.set(rows[rowIndex++] as HistoryRow, page)
  return {
    pages: slices.map((slice) => printHistoryPage(slice, list, history, base)),
    toRowAddress: (row) => `${furtherPath(list, pageByRow.get(row) ?? 1)}#${toAnchor(row)}`,
  }
}

function toAnchor({ number }: HistoryRow): string {
  return `_revision-${number}`
}

/** Assign each edition that shows the page to the newest reported revision that isn't newer than the edition's own. */
function findEditionsByRow({ document, rows }: History, editions: readonly ShownEdition[]): Map<number, string[]> {
  const names = new Map<number, string[]>()
  for (const { edition, files } of editions) {
    const revision = edition.revisions.get(document)
    if (!revision || !files.has(revision.path)) continue
    const number = document.revisions.indexOf(revision) + 1
    const row = rows.find((each) => each.number <= number)
    if (row) names.set(row.number, [...(names.get(row.number) ?? []), edition.name])
  }
  return names
}

function printRow(row: HistoryRow, editions: readonly string[], base: string): string {
  const { date, author, note, from, kind, size, meaning, diff } = row
  const facts = [author ?? '', text.size(size.added, size.removed)].filter(Boolean).map((fact) => element('span', {}, fact))
  const links = editions.map((name) => ({ title: name, url: withBase(editionPath(name, '/'), base) }))
  const item = element(
    'li',
    { id: toAnchor(row) },
    element('p', { class: 'entry-meta' }, [day(date.slice(0, 10)), ...facts]),
    element('h2', {}, note ?? text.revisions[kind]),
    note !== undefined && kind !== 'text' && kind !== 'meaning' && element('p', {}, text.revisions[kind]),
    from !== undefined && element('p', {}, text.from(from)),
    links.length > 0 && element('p', {}, `${text.standsIn} `, linksTo(links)),
    printedHtml(meaning),
    diff !== '' && element('details', { class: 'fold' }, element('summary', {}, text.differences), printedHtml(diff)),
  )
  return writeHtml([item])
}

function summarize(rows: readonly HistoryRow[]): string {
  const known = rows.filter(({ kind }) => kind !== 'cut')
  return known.length === 0 ? text.noRevision : text.lastRevision(known.length, dayInWords(known[0]?.date ?? ''))
}

function printHistoryPage(slice: ListPage, list: string, { entry, document, rows, omittedCount }: History, base: string): InnerPage {
  const { page, pages } = slice
  const url = furtherPath(list, page)
  const title = text.historyOf(entry.title)
  const isLast = page === pages
  const isCut = document.revisions.some((revision) => revision.isCut)
  const html = printPage(
    url,
    breadcrumbs([
      { title: words.chrome.home, url: withBase('/', base) },
      { title: entry.title, url: withBase(entry.url ?? '/', base) },
    ]),
    element('h1', { class: 'page-title' }, title),
    element('p', { class: 'lead' }, summarize(rows)),
    pages > 1 && element('p', { class: 'entry-meta page-meta' }, text.page(page, pages)),
    element('div', { class: 'page-body' }, rowList(slice.rows, 'entry-list changes')),
    isLast && omittedCount > 0 && element('p', {}, text.older(omittedCount)),
    isLast && isCut && element('p', {}, text.isCut),
    printPageLinks(slice, withBase(list, base)),
  )
  return { url, title: page === 1 ? title : `${title}, ${text.page(page, pages)}`, html }
}
