/** An entry's page, current or in a published edition: one tree; the printer decides how to write addresses. */
import type { ElementContent } from 'hast'
import type { Entry } from '../graph/entry.ts'
import type { PrintedHtml } from '../markdown/html-printer.ts'
import { directionOf } from '../words/direction.ts'
import { backlinks, breadcrumbs, type Layout, neighbours, pageFacts, pageWith } from './chrome.ts'
import { badge, type Content, definitions, element, factValue, printedHtml, spaced } from './elements.ts'
import type { Fact } from './facts.ts'
import type { PageChrome } from './page.ts'
import { labelOf } from '../collections/define.ts'
import { headingsOf, markContent, type PageParts, sectionNodes } from './section.ts'

export interface EntryPage {
  entry: Entry
  /** What is around the text. */
  chrome: PageChrome
  facts: readonly Fact[]
  body: PrintedHtml
  parts: PageParts
  /** Address of its Markdown version, if any. */
  markdownUrl?: string
}

export function entryPage(page: EntryPage, layout: Pick<Layout, 'isPrintable'> = {}): ElementContent {
  const { entry, chrome, body, parts, markdownUrl } = page
  const headings = [...headingsOf(parts.before ?? []), ...body.headings, ...headingsOf(parts.sections)].filter(
    ({ depth, id }) => depth <= 3 && id !== 'footnote-label',
  )
  return pageWith(
    { ...layout, section: chrome.section, current: entry.url ?? '', headings },
    breadcrumbs(chrome.breadcrumbs),
    article(page),
    pageFacts(chrome, markdownUrl),
    backlinks(chrome.backlinks, entry.title),
    neighbours(chrome),
  )
}

function article({ entry, facts, body, parts }: EntryPage): ElementContent {
  const { lang } = entry.data as { lang?: string }
  const kind = labelOf(entry.definition)
  return element(
    'article',
    { lang, dir: lang === undefined ? undefined : directionOf(lang) },
    element('h1', { class: 'page-title', id: body.titleId, dataPagefindMeta: kind && `kind:${kind}` }, entry.title),
    marks(entry, parts),
    parts.notice?.flatMap(sectionNodes),
    Boolean(entry.description) && element('p', { class: 'lead' }, entry.description),
    factRow(facts),
    parts.details && definitions(parts.details, 'facts entry-details'),
    parts.action,
    parts.before?.flatMap(sectionNodes),
    body.html !== '' && element('div', { class: 'page-body prose' }, printedHtml(body.html)),
    parts.sections.flatMap(sectionNodes),
  )
}

function marks(entry: Entry, { marks: own = [] }: PageParts): Content {
  const all = [entry.isDraft && badge('draft'), ...own.map(markContent)]
  return all.some(Boolean) && element('p', { class: 'entry-meta page-meta' }, spaced(all))
}

function factRow(facts: readonly Fact[]): Content {
  if (facts.length === 0) return undefined
  const rows = facts.map(({ label, values }) => {
    const shown = values.map((value, index) => [index > 0 && ', ', factValue(value)])
    return element('div', {}, element('dt', {}, label), ' ', element('dd', {}, shown), ' ')
  })
  return element('dl', { class: 'fact-row' }, rows)
}
