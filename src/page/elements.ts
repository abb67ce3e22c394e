/** Builds page fragments as hast trees. Addresses are relative to the site's root; the printer decides how to write them. */
import type { ElementContent } from 'hast'
import { h } from 'hastscript'
import { isCalendarDay } from '../collections/fields/fields.ts'
import type { FactValue } from '../graph/fact-value.ts'
import type { Entry } from '../graph/entry.ts'
import { dayInWords } from '../words/days.ts'
import { valueName, type Words } from '../words/names.ts'
import type { Link } from '../graph/link.ts'

/** Inline or block content: a text, an element, or nothing. */
export type Content = string | ElementContent | undefined | false | readonly Content[]

/** The same as a flat list of nodes. */
export function nodesOf(...content: readonly Content[]): ElementContent[] {
  return content.flatMap((each): ElementContent[] => {
    if (each === undefined || each === false) return []
    if (typeof each === 'string') return each === '' ? [] : [{ type: 'text', value: each }]
    return Array.isArray(each) ? nodesOf(...each) : [each as ElementContent]
  })
}

/** An element; `properties` as in HTML, without those that have no value. */
export function element(name: string, properties: Readonly<Record<string, unknown>>, ...content: readonly Content[]): ElementContent {
  return h(name, properties as Record<string, string>, nodesOf(...content))
}

/** HTML that is already safe, such as an entry's printed body. */
export function printedHtml(value: string): ElementContent {
  return { type: 'raw', value }
}

/** A date, `YYYY-MM-DD`, in words. */
export function day(value: string): ElementContent {
  return element('time', { dateTime: value }, dayInWords(value))
}

/** Just the title if there is no page. */
export function linkTo({ title, url }: Link): ElementContent {
  return url === undefined || url === '' ? { type: 'text', value: title } : element('a', { href: url }, title)
}

/** Links separated by commas. */
export function linksTo(links: readonly Link[]): Content {
  return links.map((each, index) => [index > 0 && ', ', linkTo(each)])
}

/** A badge with its own tone, for a type or a status. */
export function badge(kind: string, words?: Words): ElementContent {
  return element('span', { class: `badge badge-${kind}` }, valueName(kind, words))
}

export function factValue(value: FactValue): ElementContent {
  if (value.kind === 'link') return linkTo(value.link)
  return value.kind === 'day' ? day(value.day) : { type: 'text', value: value.text }
}

/** Labels with their values. */
export function definitions(rows: readonly (readonly [label: Content, value: Content])[], name = 'facts'): ElementContent {
  return element(
    'dl',
    { class: name },
    rows.map(([label, value]) => [element('dt', {}, label), element('dd', {}, value)]),
  )
}

export function list(items: readonly Content[], name?: string): ElementContent {
  return element(
    'ul',
    { class: name },
    items.map((item) => element('li', {}, item)),
  )
}

export function orderedList(items: readonly Content[], name?: string): ElementContent {
  return element(
    'ol',
    { class: name },
    items.map((item) => element('li', {}, item)),
  )
}

/** A table that scrolls on its own if it doesn't fit. `rows` are `tr` elements. */
export function wideTable(label: string, columns: readonly string[], rows: readonly ElementContent[]): ElementContent {
  const head = columns.map((column) => element('th', { scope: 'col' }, column))
  const table = element('table', {}, element('thead', {}, element('tr', {}, head)), element('tbody', {}, rows))
  return element('div', { class: 'table table-wide', tabIndex: 0, role: 'group', ariaLabel: label }, table)
}

/** A notice between a page's title and text: the page is no longer current. */
export function notice(title: string, ...content: readonly Content[]): ElementContent {
  const properties = { class: 'callout callout-caution page-notice', role: 'note', ariaLabel: title }
  return element('div', properties, element('p', { class: 'callout-title' }, title), content)
}

/** Separated by spaces, for readers of plain text. */
export function spaced(parts: readonly Content[]): Content {
  return parts.filter(Boolean).map((part, index) => [index > 0 && ' ', part])
}

/** Entries with date, badges and description. `depth` is the heading level of their titles. */
export function entryList(entries: readonly Entry[], depth: 2 | 3 = 2): ElementContent {
  return list(
    entries.map((entry) => entryLine(entry, depth)),
    'entry-list',
  )
}

/** Values of an untyped entry may have any shape; leave out anything but text. */
export function entryLine(entry: Entry, depth: 2 | 3): Content {
  const { type, breaking, date, live, on, effective, status } = entry.data as Record<string, unknown>
  const when = date ?? on ?? effective ?? (Array.isArray(live) ? (live[0] as { on?: unknown } | undefined)?.on : undefined)
  const isChange = entry.collection === 'changelog'
  // Pages and roles are active by default.
  const hasState = !isChange && entry.collection !== 'handbook' && entry.collection !== 'roles'
  const marks = [
    typeof when === 'string' && isCalendarDay(when) && day(when),
    isChange && status === 'withdrawn' && badge('withdrawn'),
    breaking !== undefined && badge('breaking'),
    typeof type === 'string' && badge(type, entry.definition.words),
    hasState && typeof status === 'string' && element('span', {}, valueName(status, entry.definition.words)),
  ].filter((mark) => mark !== false)
  return [
    marks.length > 0 && element('p', { class: 'entry-meta' }, spaced(marks)),
    element(`h${depth}`, {}, linkTo(entry)),
    Boolean(entry.description) && element('p', {}, entry.description),
  ]
}
