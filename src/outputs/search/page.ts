/** A record as the page that Pagefind reads: its names, its values, and its text with the headings by which parts are found. */
import { printEntry } from '../../model/printing.ts'
import type { Handbook } from '../../model/handbook.ts'
import { facetNames } from '../../model/search/facets.ts'
import { escapeXml } from '../xml.ts'
import type { SearchRecord, Standing } from './records.ts'
import { ownSections } from './sections.ts'

/** How much the words of a text count, beside those of what holds. */
const weights: Readonly<Record<Standing, number>> = { current: 1, record: 0.5, over: 0.2 }
const titleWeight = 7
/** The text in which the title stands for what is not current: its words count less there. */
export const titleField: Readonly<Record<Standing, string>> = { current: 'title', record: 'record', over: 'over' }

export function searchPage(record: SearchRecord, handbook: Handbook): string {
  const { title, description, otherNames, kind, facets, standing, entry } = record
  const filters = facetNames.flatMap((name) => (facets[name] ?? []).map((value) => field('filter', name, value)))
  const text = entry && entry.collection !== 'glossary' ? printEntry(entry, handbook) : undefined
  const headings = (text?.headings ?? []).map((heading) => heading.text)
  const head = [
    field('meta', titleField[standing], title),
    field('meta', 'kind', kind),
    ...(otherNames.length > 0 ? [field('meta', 'names', otherNames.join(', '))] : []),
    ...(headings.length > 0 ? [field('meta', 'headings', headings.join(' · '))] : []),
    ...filters,
  ]
  const lead = description === undefined ? '' : `<p>${escapeXml(description)}</p>`
  const sections = entry ? ownSections(entry, handbook) : ''
  return [
    `<html lang="${escapeXml(handbook.config.lang)}"><head>${head.join('')}</head><body><main data-pagefind-body data-pagefind-weight="${weights[standing]}">`,
    // A heading of the first level would become the title, however far down the page belongs.
    `<div data-pagefind-weight="${titleWeight * weights[standing]}">${escapeXml(title)}</div>${lead}${text?.html ?? ''}${sections}</main></body></html>`,
  ].join('')
}

function field(kind: 'meta' | 'filter', name: string, value: string): string {
  return `<meta data-pagefind-${kind}="${name}[content]" content="${escapeXml(value)}">`
}
