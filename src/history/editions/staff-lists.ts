/** Prints an edition's staff lists of issues and insights, as known on its day. */
import { valueName } from '../../words/names.ts'
import { staffListText as text } from '../../words/staff-lists.ts'
import { entriesOf } from '../../graph/graph.ts'
import type { Handbook } from '../../graph/handbook.ts'
import { type InsightRow, insightPages } from '../../collections/insights/view.ts'
import { type ListSlice, pageParam } from '../../plain/list-slices.ts'
import type { Link } from '../../graph/link.ts'
import { insightsPath } from '../../graph/paths.ts'
import { issuePages } from '../../collections/backlog/page-lists.ts'
import { printHtml } from '../../page/print-html.ts'
import { printLink, printDay } from './chrome.ts'
import { element, escapeHtml } from '../differences/markup.ts'
import { printBadge, type PageContext } from './page.ts'

export interface StaffList {
  url: string
  title: string
  description: string
  /** HTML. */
  content: string
}

/** Leaves out lists without entries, which for the public are all. */
export function printStaffLists({ handbook, addresses }: Pick<PageContext, 'handbook' | 'addresses'>): StaffList[] {
  return [...printIssueLists(handbook, addresses), ...printInsightLists(handbook, addresses)]
}

function printIssueLists(handbook: Handbook, { address }: PageContext['addresses']): StaffList[] {
  if (entriesOf(handbook, 'backlog').length === 0) return []
  return issuePages(handbook).map(({ url, title, about, content }) => ({
    url,
    title,
    description: about,
    content: printHtml(content, address),
  }))
}

function printInsightLists(handbook: Handbook, addresses: PageContext['addresses']): StaffList[] {
  if (entriesOf(handbook, 'insights').length === 0) return []
  return insightPages(handbook).map((slice) => ({
    url: toInsightAddress(slice),
    title: text.insights,
    description: text.insightsAbout,
    content: printInsightTable(slice.rows, addresses),
  }))
}

function toInsightAddress(slice: ListSlice<unknown>): string {
  const param = pageParam(slice)
  return param === undefined ? insightsPath : `${insightsPath}${param}/`
}

function printInsightTable(rows: readonly InsightRow[], addresses: PageContext['addresses']): string {
  const { statement, day, rung, customer, source, supports, outcome } = text.columns
  const head = [statement, day, rung, customer, source, supports, outcome].map((name) => element('th', { scope: 'col' }, escapeHtml(name)))
  const table = element(
    'table',
    {},
    element('thead', {}, element('tr', {}, ...head)),
    element('tbody', {}, ...rows.map((row) => printInsightRow(row, addresses))),
  )
  return element('div', { class: 'table table-wide', tabindex: '0', role: 'group', 'aria-label': text.insights }, table)
}

function printInsightRow({ insight: { id, data }, supports, outcome }: InsightRow, addresses: PageContext['addresses']): string {
  const links = (all: readonly Link[]) => all.map((each) => printLink(each, addresses)).join(', ')
  const cells = [
    printDay(data.on),
    String(data.rung),
    escapeHtml(`${data.customer.ref}, ${data.customer.segment}`),
    escapeHtml(valueName(data.source)),
    links(supports),
    links(outcome),
  ]
  const mark = data.example ? ` ${printBadge('example')}` : ''
  return element(
    'tr',
    { id },
    element('th', { scope: 'row' }, escapeHtml(data.statement), mark),
    ...cells.map((cell) => element('td', {}, cell)),
  )
}
