/** What a closed page shows between head and foot, in the markup of today's pages. */
import { directionOf } from '../../words/direction.ts'
import { valueName } from '../../words/names.ts'
import { text } from '../../words/text.ts'
import type { Heading } from '../../markdown/document.ts'
import { ownAnchors } from '../../graph/links/anchors.ts'
import type { Entry } from '../../graph/entry.ts'
import { type FactValue, factsOf } from '../../page/facts.ts'
import type { Handbook } from '../../graph/handbook.ts'
import { resolveLink } from '../../graph/links/links.ts'
import { dateOf } from '../../graph/order.ts'
import { frameOf, type PageFrame } from '../../page/page.ts'
import { pictureOf } from '../../graph/files/pictures.ts'
import { requestFor } from '../../page/printing.ts'
import { sectionOf } from '../../graph/sections.ts'
import { withdrawnNotice, writingWith } from '../../outputs/markdown/twin.ts'
import { traceSections } from '../../outputs/markdown/twin-planning.ts'
import { sectionsOf } from '../../outputs/markdown/twin-sections.ts'
import type { PrintedHtml, PrintRequest } from '../../markdown/html-printer.ts'
import type { ClosedAddresses } from './addresses.ts'
import { breadcrumbs, link, neighbours, pageWith, time, toc } from './frame.ts'
import { element, escapeHtml, headingsIn, markupOf } from '../differences/markup.ts'

/** What all pages of an edition are made with. */
export interface PageContext {
  handbook: Handbook
  addresses: ClosedAddresses
  /** When each file was last changed by then, ISO. */
  updated: ReadonlyMap<string, string>
  print(entry: Entry, request: PrintRequest): PrintedHtml
}

export function entryPage(entry: Entry, context: PageContext): string {
  const { handbook, updated } = context
  const { html, headings, titleId } = bodyOf(entry, context)
  const frame = entry.isTyped ? frameOf(entry, handbook, updated) : bareFrame(entry, handbook)
  const anchors = ownAnchors(entry.collection, entry.written)
  const sections = entry.isTyped ? fieldSections(entry, context) : []
  const outline = [...headings, ...headingsIn(sections, anchors)].filter(({ depth, id }) => depth <= 3 && id !== 'footnote-label')
  const { lang } = entry.data as { lang?: string }
  const article = element(
    'article',
    { lang, dir: lang && directionOf(lang) },
    element('h1', { class: 'page-title', id: titleId }, escapeHtml(entry.title)),
    metaOf(entry),
    noticeOf(entry),
    entry.description === undefined ? '' : element('p', { class: 'lead' }, escapeHtml(entry.description)),
    entry.isTyped ? factsList(entry, context) : '',
    html && element('div', { class: 'page-body prose' }, html),
    sections.length === 0 ? '' : element('div', { class: 'page-section prose' }, markupOf(sections, anchors)),
  )
  const main = [
    breadcrumbs(frame.breadcrumbs, context.addresses),
    article,
    pageFacts(frame, context),
    neighbours(frame, context.addresses),
  ].join('')
  return pageWith(
    { section: frame.section, current: entry.url ?? '', main, toc: outline.length > 1 ? toc(outline) : '' },
    context.addresses,
  )
}

function bodyOf(
  entry: Entry,
  { handbook, addresses, print }: PageContext,
): { html: string; headings: readonly Heading[]; titleId?: string } {
  if (!entry.hasBody) return { html: '', headings: [] }
  return print(entry, requestIn(entry, handbook, addresses))
}

/** All that a printer needs to print a body as it is in an edition. */
export function requestIn(entry: Entry, handbook: Handbook, addresses: ClosedAddresses): PrintRequest {
  const { world } = handbook
  const request = requestFor(entry, handbook, { address: addresses.address, anchor: (hash) => hash })
  const picture: PrintRequest['context']['picture'] = (url) => {
    const target = resolveLink(entry, url, world)
    const found = pictureOf(target, world)
    // Lighter forms are made of today's images alone.
    return found && { ...found, forms: [], src: target.kind === 'asset' ? (addresses.file(target.path) ?? found.src) : found.src }
  }
  return {
    ...request,
    context: { ...request.context, link: (url) => addresses.link(entry, url), picture, image: (url) => picture(url)?.src },
  }
}

/** Of what is not typed, its place alone is known. */
function bareFrame({ collection, url }: Entry, handbook: Handbook): PageFrame {
  const isTree = collection === 'handbook' || collection === 'roles'
  const list = isTree ? (url ?? '') : `/${collection}/`
  return { breadcrumbs: [{ title: text.frame.home, url: '/' }], section: sectionOf(handbook, collection, list), backlinks: [] }
}

function fieldSections(entry: Entry, { handbook, addresses }: PageContext): ReturnType<typeof sectionsOf> {
  const writing = writingWith(handbook, addresses.address)
  try {
    return [...sectionsOf(entry, writing), ...traceSections(entry, writing)]
  } catch (error) {
    // An entry that this one leads to may be there without its values: what is made of both cannot be made then.
    if (error instanceof TypeError) return []
    throw error
  }
}

function metaOf(entry: Entry): string {
  const change = entry.collection === 'changelog' && entry.isTyped ? entry : undefined
  const parts = [
    ...('example' in entry.data && entry.data.example === true ? [badge('example')] : []),
    ...(change ? [time(dateOf(change)), ...(change.data.breaking ? [badge('breaking')] : []), badge(change.data.type)] : []),
    ...(change?.data.status === 'withdrawn' ? [badge('withdrawn')] : []),
  ]
  return parts.length > 0 ? element('p', { class: 'entry-meta page-meta' }, ...parts) : ''
}

export function badge(kind: string): string {
  return element('span', { class: `badge badge-${kind}` }, escapeHtml(valueName(kind)))
}

function noticeOf(entry: Entry): string {
  const notice = entry.isTyped ? withdrawnNotice(entry) : []
  return notice.length > 0 ? element('div', { class: 'callout callout-caution page-notice', role: 'note' }, markupOf(notice)) : ''
}

function factsList(entry: Entry, { handbook, addresses }: PageContext): string {
  const shown = (value: FactValue) =>
    value.kind === 'link' ? link(value.link, addresses) : value.kind === 'day' ? time(value.day) : escapeHtml(value.text)
  const facts = factsOf(entry, handbook).map(({ label, values }) =>
    element('div', {}, element('dt', {}, escapeHtml(label)), ' ', element('dd', {}, values.map(shown).join(', ')), ' '),
  )
  return facts.length > 0 ? element('dl', { class: 'fact-row' }, ...facts) : ''
}

function pageFacts({ owner, updated }: PageFrame, { addresses }: PageContext): string {
  const rows = [
    ...(owner ? [{ label: text.facts.owner, value: link(owner, addresses) }] : []),
    ...(updated ? [{ label: text.facts.updated, value: time(updated) }] : []),
  ]
  if (rows.length === 0) return ''
  return element(
    'dl',
    { class: 'page-facts' },
    ...rows.map(({ label, value }) => element('div', {}, element('dt', {}, label), element('dd', {}, value))),
  )
}
