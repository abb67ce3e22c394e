/** Prints an edition's staff lists of issues and insights, as known on its day. */
import type { ElementContent } from 'hast'
import { valueName } from '../../words/names.ts'
import { staffListText as text } from '../../words/staff-lists.ts'
import { entriesOf } from '../../graph/graph.ts'
import type { Handbook } from '../../graph/handbook.ts'
import { type InsightRow, insightPages } from '../../collections/insights/view.ts'
import { type ListSlice, pageParam } from '../../plain/list-slices.ts'
import { insightsPath } from '../../graph/paths.ts'
import { issuePages } from '../../collections/backlog/page-lists.ts'
import { type Content, day, element, linksTo, wideTable } from '../../page/elements.ts'

export interface StaffList {
  url: string
  title: string
  description: string
  content: Content
}

/** Leaves out lists without entries, which for the public are all. */
export function printStaffLists(handbook: Handbook): StaffList[] {
  return [...printIssueLists(handbook), ...printInsightLists(handbook)]
}

function printIssueLists(handbook: Handbook): StaffList[] {
  if (entriesOf(handbook, 'backlog').length === 0) return []
  return issuePages(handbook).map(({ about, ...page }) => ({ ...page, description: about }))
}

function printInsightLists(handbook: Handbook): StaffList[] {
  if (entriesOf(handbook, 'insights').length === 0) return []
  return insightPages(handbook).map((slice) => ({
    url: toInsightAddress(slice),
    title: text.insights,
    description: text.insightsAbout,
    content: printInsightTable(slice.rows),
  }))
}

function toInsightAddress(slice: ListSlice<unknown>): string {
  const param = pageParam(slice)
  return param === undefined ? insightsPath : `${insightsPath}${param}/`
}

function printInsightTable(rows: readonly InsightRow[]): ElementContent {
  const { statement, day: on, rung, customer, source, supports, outcome } = text.columns
  return wideTable(text.insights, [statement, on, rung, customer, source, supports, outcome], rows.map(printInsightRow))
}

function printInsightRow({ insight: { id, data }, supports, outcome }: InsightRow): ElementContent {
  const cells = [
    day(data.on),
    String(data.rung),
    `${data.customer.ref}, ${data.customer.segment}`,
    valueName(data.source),
    linksTo(supports),
    linksTo(outcome),
  ]
  return element(
    'tr',
    { id },
    element('th', { scope: 'row' }, data.statement),
    cells.map((cell) => element('td', {}, cell)),
  )
}
