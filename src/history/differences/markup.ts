/** HTML as text: closed pages are many, and most of what is on them is printed once. */
import type { PhrasingContent, RootContent, TableRow } from 'mdast'
import { dayInWords } from '../../words/days.ts'
import { text as words } from '../../words/text.ts'
import { slugOf } from '../../graph/sections.ts'
import type { Heading } from '../../markdown/document.ts'
import { isCalendarDay } from '../../collections/fields/fields.ts'

const special = /[&<>"]/

/** Most texts have nothing to escape, and it is asked for each word of each page. */
export function escapeHtml(text: string): string {
  if (!special.test(text)) return text
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

type Attributes = Readonly<Record<string, string | undefined>>

/** An element around HTML; attributes without a value are left out. */
export function element(name: string, attributes: Attributes, ...content: readonly string[]): string {
  let tag = `<${name}`
  for (const key in attributes) {
    const value = attributes[key]
    if (value !== undefined) tag += ` ${key}="${escapeHtml(value)}"`
  }
  return `${tag}>${content.join('')}</${name}>`
}

/** Markdown as the twins of pages make it from fields, as HTML; what they do not make is left out. `anchors` are those that such a page has today. */
export function markupOf(nodes: readonly RootContent[], anchors: readonly string[] = []): string {
  return nodes
    .map((node) =>
      node.type === 'heading' && node.depth === 2
        ? element('h2', { id: anchorOf(node.children, anchors) }, inline(node.children))
        : blockOf(node),
    )
    .join('')
}

/** The headings among them that a table of contents names. */
export function headingsIn(nodes: readonly RootContent[], anchors: readonly string[] = []): Heading[] {
  return nodes.flatMap((node) =>
    node.type === 'heading' && node.depth === 2 ? [{ depth: 2, id: anchorOf(node.children, anchors), text: plain(node.children) }] : [],
  )
}

/** The headings of the text keep clear of the anchors that the page has; others are kept clear of them. */
function anchorOf(children: readonly PhrasingContent[], anchors: readonly string[]): string {
  const slug = slugOf(plain(children))
  return anchors.includes(slug) ? slug : `_${slug}`
}

function blockOf(node: RootContent): string {
  switch (node.type) {
    case 'heading':
      return element(`h${node.depth}`, {}, inline(node.children))
    case 'paragraph':
      return element('p', {}, inline(node.children))
    case 'list':
      return element(
        node.ordered ? 'ol' : 'ul',
        {},
        ...node.children.map(({ children }) =>
          element(
            'li',
            {},
            ...children.map((each) => ('children' in each && each.type === 'paragraph' ? inline(each.children) : blockOf(each))),
          ),
        ),
      )
    case 'table': {
      const [head, ...rows] = node.children
      const table = element(
        'table',
        {},
        element('thead', {}, head ? rowOf(head, 'th') : ''),
        element('tbody', {}, ...rows.map((row) => rowOf(row, 'td'))),
      )
      return element('div', { class: 'table', tabindex: '0', role: 'group', 'aria-label': words.vocabulary.table }, table)
    }
    default:
      return ''
  }
}

function rowOf({ children }: TableRow, cell: 'th' | 'td'): string {
  return element('tr', {}, ...children.map((each) => element(cell, cell === 'th' ? { scope: 'col' } : {}, cellOf(each.children))))
}

/** A day is told in words, as on the pages of today, and on one line. */
function cellOf(nodes: readonly PhrasingContent[]): string {
  const said = plain(nodes)
  return isCalendarDay(said) ? element('time', { datetime: said }, escapeHtml(dayInWords(said))) : inline(nodes)
}

function inline(nodes: readonly PhrasingContent[]): string {
  return nodes.map(phraseOf).join('')
}

/** What a link of fields may lead to. */
const safe = /^(https?:|mailto:|[/#\uFDD0])/

function phraseOf(node: PhrasingContent): string {
  switch (node.type) {
    case 'text':
      return escapeHtml(node.value)
    case 'strong':
      return element('strong', {}, inline(node.children))
    case 'link':
      return safe.test(node.url) ? element('a', { href: node.url }, inline(node.children)) : inline(node.children)
    case 'image':
      return `<img src="${escapeHtml(node.url)}" alt="${escapeHtml(node.alt ?? '')}" loading="lazy" decoding="async">`
    case 'break':
      return '<br>'
    default:
      return ''
  }
}

function plain(nodes: readonly PhrasingContent[]): string {
  return nodes.map((node) => ('value' in node ? node.value : 'children' in node ? plain(node.children) : '')).join('')
}
