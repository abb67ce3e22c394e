/** The HTML page of a record that Pagefind indexes: metadata, filters, and text with headings for its sections. */
import type { ElementContent } from 'hast'
import { printEntry } from '../../page/printing.ts'
import type { Handbook } from '../../graph/handbook.ts'
import { withMarks, withNumberMarks } from '../../answers/search/marks.ts'
import type { SearchText } from '../../history/editions/edition-texts.ts'
import { element } from '../../page/elements.ts'
import { writeHtml } from '../../page/print-html.ts'
import { escapeHtml } from '../../plain/escape.ts'
import type { SearchRecord, Standing } from './record.ts'
import { generatedText } from './generated-text.ts'

/** Weight of the text, relative to current pages. */
const weights: Readonly<Record<Standing, number>> = { current: 1, detail: 0.6, record: 0.5, over: 0.2, low: 0.1 }
const titleWeight = 7
/** Metadata field of the title; titles of pages that aren't current weigh less. */
export const titleField: Readonly<Record<Standing, string>> = {
  current: 'title',
  detail: 'detail',
  record: 'record',
  over: 'over',
  low: 'low',
}

/** Metadata of a page; each value of `filters` is one to filter by. */
export interface SearchHead extends Pick<SearchRecord, 'title' | 'otherNames' | 'kind' | 'standing'> {
  filters: Readonly<Record<string, readonly string[] | undefined>>
}

/** Languages that Pagefind splits into words itself. */
const findsWords = /^(zh|ja|th)\b/i

export function searchText({ description, words, entry }: SearchRecord, handbook: Handbook): SearchText {
  const text = entry && entry.collection !== 'glossary' ? printEntry(entry, handbook) : undefined
  const lead = writeHtml([description, words].flatMap((each) => (each === undefined ? [] : [element('p', {}, each)])))
  const sections = entry ? generatedText(entry, handbook) : ''
  return { html: `${lead}${text?.html ?? ''}${sections}`, headings: (text?.headings ?? []).map((heading) => heading.text) }
}

export function searchPage(
  { title, otherNames, kind, standing, filters }: SearchHead,
  { html, headings }: SearchText,
  lang: string,
): string {
  const isLow = standing === 'low'
  const names = isLow ? '' : otherNames.join(', ')
  const head = [
    field('meta', titleField[standing], withMarks(title)),
    field('meta', 'kind', kind),
    ...(names !== '' ? [field('meta', 'names', withMarks(names))] : []),
    ...(headings.length > 0 && !isLow ? [field('meta', 'headings', withMarks(headings.join(' · ')))] : []),
    ...Object.entries(filters).flatMap(([name, values = []]) => values.map((value) => field('filter', name, value))),
  ]
  // Pagefind would take an `h1` as the title, and weigh it like that of a current page.
  const written = isLow ? [title, ...otherNames].join(', ') : title
  const text = writeHtml([element('div', { dataPagefindWeight: titleWeight * weights[standing] }, written)]) + html
  return [
    `<html lang="${escapeHtml(lang)}"><head>${writeHtml(head)}</head><body><main data-pagefind-body data-pagefind-weight="${weights[standing]}">`,
    `${findsWords.test(lang) ? withNumberMarks(text) : withMarks(text)}</main></body></html>`,
  ].join('')
}

function field(kind: 'meta' | 'filter', name: string, value: string): ElementContent {
  return element('meta', { [`data-pagefind-${kind}`]: `${name}[content]`, content: value })
}
