/** Text that an entry's page generates from its fields, with the page's anchors. */
import { pageOf } from '../../collections/pages.ts'
import type { Entry } from '../../graph/entry.ts'
import type { Handbook } from '../../graph/handbook.ts'
import { definitions } from '../../page/elements.ts'
import { factsOf } from '../../page/facts.ts'
import { printHtml } from '../../page/print-html.ts'
import { sectionNodes } from '../../page/section.ts'
import { escapeXml } from '../xml.ts'

/** Weighs less than written text, since much of it is on other pages too. */
const weight = 0.5

export function generatedText(entry: Entry, handbook: Handbook): string {
  const { details = [], notice = [], marks = [], sections } = pageOf(entry, handbook)
  const names = factsOf(entry, handbook).flatMap(({ values }) => values.flatMap((value) => (value.kind === 'link' ? value.link.title : [])))
  const shown = [...notice, definitions(details), ...sections.filter(({ isUnsearched }) => !isUnsearched).flatMap(sectionNodes)]
  const head = marks.filter(({ label }) => label !== undefined).map(({ content }) => printHtml(content, (path) => path))
  const line = [...head, ...[...new Set(names)].map(escapeXml)].join(', ')
  return `<div data-pagefind-weight="${weight}">${line && `<p>${line}</p>`}${printHtml(shown, (path) => path)}</div>`
}
