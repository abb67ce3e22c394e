/** Text that an entry's page generates from its fields, with the page's anchors. */
import { pageOf } from '../../collections/pages.ts'
import type { Entry } from '../../graph/entry.ts'
import type { Handbook } from '../../graph/handbook.ts'
import { definitions, element } from '../../page/elements.ts'
import { factsOf } from '../../page/facts.ts'
import { writeHtml } from '../../page/print-html.ts'
import { type Section, sectionNodes } from '../../page/section.ts'

/** Weighs less than written text, since much of it is on other pages too. */
const weight = 0.5

export function generatedText(entry: Entry, handbook: Handbook): string {
  const { details = [], notice = [], marks = [], action = [], before = [], sections } = pageOf(entry, handbook)
  const names = factsOf(entry, handbook).flatMap(({ values }) => values.flatMap((value) => (value.kind === 'link' ? value.link.title : [])))
  const isSearched = ({ isUnsearched }: Section) => !isUnsearched
  const nodesIn = (parts: readonly Section[]) => parts.filter(isSearched).flatMap(sectionNodes)
  const shown = [...nodesIn(notice), definitions(details), ...action, ...nodesIn(before), ...nodesIn(sections)]
  const named = marks.filter(({ label }) => label !== undefined).map(({ content }) => content)
  const line = [...named, ...new Set(names)].map((each, index) => [index > 0 && ', ', each])
  return writeHtml([element('div', { dataPagefindWeight: weight }, line.length > 0 && element('p', {}, line), shown)])
}
