/** The page around its text: breadcrumbs, section, table of contents and backlinks. */
import type { ElementContent } from 'hast'
import type { NavGroup, NavItem } from '../graph/navigation.ts'
import type { Heading } from '../markdown/document.ts'
import { changesText } from '../words/changes.ts'
import { text } from '../words/text.ts'
import { type Content, day, element, linkTo, list } from './elements.ts'
import type { Link } from '../graph/link.ts'
import type { PageChrome } from './page.ts'

export interface Layout {
  /** Undefined for the start page. */
  section?: NavItem | undefined
  /** Address of the page, relative to the site's root. */
  current: string
  /** Entries of the table of contents; it's left out for fewer than two. */
  headings?: readonly Heading[]
  /** Whether the section has a print page. */
  isPrintable?: boolean
}

/** Lays out a page between its section and its table of contents. */
export function pageWith({ section, current, headings = [], isPrintable }: Layout, ...main: readonly Content[]): ElementContent {
  const hasToc = headings.length > 1
  const names = ['page', section && 'page-with-section', hasToc && 'page-with-toc'].filter(Boolean).join(' ')
  return element(
    'div',
    { class: names },
    section && sectionNav(section, current, isPrintable),
    element('main', { class: 'page-main', id: '_main' }, main),
    hasToc && tableOfContents(headings),
  )
}

/** On narrow screens the list is shown when the details element before it is open. CSS does that, so the list is in the page only once. */
export function sectionNav(section: NavItem, current: string, isPrintable = false): ElementContent {
  const { title, url, groups } = section
  // Handbook folders can be printed as one page.
  const hasPrint = isPrintable && /^\/handbook\/[^/]+\/$/.test(url) && groups.length > 0
  return element(
    'div',
    { class: 'section-nav' },
    element('details', { class: 'section-nav-fold' }, element('summary', {}, text.chrome.inThisSection(title))),
    element(
      'nav',
      { ariaLabel: text.chrome.sectionNavigation },
      element('a', { class: 'section-title', href: url, ariaCurrent: url === current ? 'page' : undefined }, title),
      navTree(groups, current, section),
      hasPrint && element('p', { class: 'section-print' }, element('a', { href: `/print${url}` }, text.chrome.printSection)),
    ),
  )
}

/** Maximum items of a group next to a page, so pages don't grow with their number. */
const mostItems = 30

/** Only the branch of the page is open. */
function navTree(groups: readonly NavGroup[], current: string, parent: NavItem): Content {
  return groups.map(({ title, items }) => {
    const shown = itemsAround(items, current)
    const links = shown.map((item) => [
      element('a', { href: item.url, ariaCurrent: item.url === current ? 'page' : undefined }, item.title),
      item.groups.length > 0 && current.startsWith(item.url) && navTree(item.groups, current, item),
    ])
    const rest = items.length - shown.length
    const more = rest > 0 ? [element('a', { href: addressOfMore(items, shown, parent) }, text.chrome.more(rest))] : []
    return [Boolean(title) && element('p', { class: 'nav-group' }, title), list([...links, ...more])]
  })
}

/** For a long group, the items next to the page. */
function itemsAround(items: readonly NavItem[], current: string): readonly NavItem[] {
  if (items.length <= mostItems) return items
  const place = Math.max(
    0,
    items.findIndex(({ url }) => current.startsWith(url)),
  )
  const start = Math.min(Math.max(0, place - mostItems / 2), items.length - mostItems)
  return items.slice(start, start + mostItems)
}

/** The list with every item. A folder with its own text has none, so the nearest page lists its neighbours. */
function addressOfMore(items: readonly NavItem[], shown: readonly NavItem[], parent: NavItem): string {
  if (!parent.entry) return parent.url
  const [first, last] = [shown[0], shown.at(-1)].map((item) => (item ? items.indexOf(item) : -1))
  return (items[(last ?? -1) + 1] ?? items[(first ?? 0) - 1] ?? parent).url
}

export function breadcrumbs(links: readonly Link[]): ElementContent {
  const items = links.map((each) => element('li', {}, linkTo(each)))
  return element('nav', { class: 'breadcrumbs', ariaLabel: text.chrome.breadcrumbs }, element('ol', {}, items))
}

export function tableOfContents(headings: readonly Heading[]): ElementContent {
  const title = text.chrome.onThisPage
  const items = headings.map(({ depth, id, text: name }) =>
    element('li', { class: `depth-${depth}` }, element('a', { href: `#${id}` }, name)),
  )
  return element('nav', { class: 'toc', ariaLabel: title }, element('p', { class: 'toc-title' }, title), element('ol', {}, items))
}

/** Number of backlinks shown at once, and listed in total; search finds the others. */
const openBacklinks = 12
export const maxBacklinks = 60

/** `title` is the title of the page they link to. */
export function backlinks(links: readonly Link[], title: string): Content {
  if (links.length === 0) return undefined
  const rest = [...links.slice(openBacklinks, maxBacklinks), ...searchForMore(links, title)]
  const summary = element('summary', {}, text.chrome.more(links.length - openBacklinks))
  return element(
    'section',
    { class: 'backlinks' },
    element('h2', {}, text.chrome.linkedFrom),
    list(links.slice(0, openBacklinks).map(linkTo)),
    rest.length > 0 && element('details', {}, summary, list(rest.map(linkTo))),
  )
}

/** Links to the backlinks beyond `maxBacklinks`; undefined if there are none. */
export function searchForMore(links: readonly Link[], title: string): Link[] {
  const hidden = links.length - maxBacklinks
  return hidden > 0 ? [{ title: text.chrome.moreInSearch(hidden), url: `/search/?q=${encodeURIComponent(title)}` }] : []
}

interface Neighbours {
  previous?: Link | undefined
  next?: Link | undefined
  isNewestFirst?: boolean
}

export function neighbours({ previous, next, isNewestFirst = false }: Neighbours): Content {
  const sides = [
    { name: 'previous', label: isNewestFirst ? text.chrome.newer : text.chrome.previous, rel: 'prev', link: previous },
    { name: 'next', label: isNewestFirst ? text.chrome.older : text.chrome.next, rel: 'next', link: next },
  ]
  const links = sides.flatMap(({ name, label, rel, link }) =>
    link?.url === undefined ? [] : [element('a', { class: name, rel, href: link.url }, element('span', {}, label), ` ${link.title}`)],
  )
  return links.length > 0 && element('nav', { class: 'neighbours', ariaLabel: text.chrome.neighbours }, links)
}

/** A page's owner, last change, source and edit link. `twin` is the address of its Markdown version. */
export function pageFacts({ owner, updated, history, review, edit, feedback, isSample }: PageChrome, markdownUrl?: string): Content {
  const row = (label: Content, value: Content, name?: string) => element('div', { class: name }, label, element('dd', {}, value))
  const label = (name: string) => element('dt', {}, name)
  const onScreen = (name: string, value: Content) => row(element('dt', { class: 'sr-only' }, name), value, 'screen-only')
  const rows = [
    ...(owner ? [row(label(text.facts.owner), linkTo(owner))] : []),
    ...(updated === undefined ? [] : [row(label(text.facts.updated), day(updated))]),
    ...(history === undefined ? [] : [onScreen(changesText.history, linkTo({ title: changesText.history, url: history }))]),
    ...(review ? [reviewRow(review)] : []),
    ...(isSample ? [row(label(text.facts.content), text.facts.sample)] : []),
    ...(edit === undefined ? [] : [onScreen(text.facts.source, element('a', { href: edit }, text.facts.edit))]),
    ...(feedback === undefined ? [] : [onScreen(text.facts.problems, element('a', { href: feedback }, text.facts.report))]),
    ...(markdownUrl === undefined ? [] : [onScreen(text.markdownPage.label, copyButton(markdownUrl))]),
  ]
  return rows.length > 0 && element('dl', { class: 'page-facts' }, rows)
}

function reviewRow({ due, isOverdue }: NonNullable<PageChrome['review']>): ElementContent {
  const label = element('dt', {}, isOverdue ? text.facts.overdue : text.facts.nextReview)
  return element('div', {}, label, element('dd', { class: isOverdue ? 'overdue' : undefined }, day(due)))
}

function copyButton(markdownUrl: string): ElementContent {
  const { copied, failed, copy } = text.markdownPage
  const button = element('button', { class: 'copy', type: 'button', dataMarkdown: markdownUrl }, copy)
  return element('handbook-copy', { dataCopied: copied, dataFailed: failed }, button, element('span', { role: 'status' }))
}
