/** What stands around the text of a closed page: its section, the way to it, what comes before and after. */
import { memoize } from '../../plain/caches.ts'
import { dayInWords } from '../../words/days.ts'
import { text } from '../../words/text.ts'
import type { Heading } from '../../markdown/document.ts'
import type { NavGroup, NavItem } from '../../graph/navigation.ts'
import type { Link, PageFrame } from '../../page/page.ts'
import type { ClosedAddresses } from './addresses.ts'
import { element, escapeHtml } from '../differences/markup.ts'

type Addresses = Pick<ClosedAddresses, 'address'>

/** The text alone where there is no page. */
export function link({ title, url }: Link, { address }: Addresses): string {
  return url === undefined ? escapeHtml(title) : element('a', { href: address(url) }, escapeHtml(title))
}

/** The element of a day, made once for each: putting days into words takes its time, and pages name the same ones. */
export const time = memoize((day) => element('time', { datetime: day }, escapeHtml(dayInWords(day))))

export interface PageParts {
  /** Missing for the start page. */
  section?: NavItem
  /** Address of the page, below the edition. */
  current: string
  /** HTML of the main part. */
  main: string
  /** HTML of the table of contents; empty if there is none. */
  toc?: string
}

export function pageWith({ section, current, main, toc: contents = '' }: PageParts, addresses: Addresses): string {
  const names = ['page', ...(section ? ['page-with-section'] : []), ...(contents ? ['page-with-toc'] : [])]
  return element(
    'div',
    { class: names.join(' ') },
    section ? sectionNav(section, current, addresses) : '',
    element('main', { class: 'page-main', id: '_main', 'data-pagefind-body': '' }, main),
    contents,
  )
}

function sectionNav(section: NavItem, current: string, addresses: Addresses): string {
  const here = section.url === current ? 'page' : undefined
  const list =
    element('a', { class: 'section-title', href: addresses.address(section.url), 'aria-current': here }, escapeHtml(section.title)) +
    navTree(section.groups, current, addresses)
  const folded = element(
    'details',
    { class: 'section-nav-folded' },
    element('summary', {}, escapeHtml(text.frame.inThisSection(section.title))),
    element('nav', { 'aria-label': text.frame.foldedNavigation }, list),
  )
  return element('div', { class: 'section-nav' }, element('nav', { 'aria-label': text.frame.sectionNavigation }, list), folded)
}

/** Open at the branch of the page alone. */
function navTree(groups: readonly NavGroup[], current: string, addresses: Addresses): string {
  const itemOf = ({ title, url, groups: below }: NavItem) => {
    const here = url === current ? 'page' : undefined
    const branch = below.length > 0 && current.startsWith(url) ? navTree(below, current, addresses) : ''
    return element('li', {}, element('a', { href: addresses.address(url), 'aria-current': here }, escapeHtml(title)), branch)
  }
  return groups
    .map(({ title, items }) => {
      const name = title ? element('p', { class: 'nav-group' }, escapeHtml(title)) : ''
      return name + element('ul', {}, ...around(items, current).map(itemOf))
    })
    .join('')
}

/** So many items of one group stand beside a page; all of them are in the list of the section. */
const mostItems = 40

/** Of a long group those next to the page, so that pages do not grow with the edition. */
function around(items: readonly NavItem[], current: string): readonly NavItem[] {
  if (items.length <= mostItems) return items
  const place = Math.max(
    0,
    items.findIndex(({ url }) => current.startsWith(url)),
  )
  const start = Math.min(Math.max(0, place - mostItems / 2), items.length - mostItems)
  return items.slice(start, start + mostItems)
}

export function breadcrumbs(links: readonly Link[], addresses: Addresses): string {
  const items = links.map((each) => element('li', {}, link(each, addresses)))
  const trail = element('nav', { class: 'breadcrumbs', 'aria-label': text.frame.breadcrumbs }, element('ol', {}, ...items))
  return element('div', { 'data-pagefind-ignore': '' }, trail)
}

export function toc(headings: readonly Heading[]): string {
  const items = headings.map(({ depth, id, text: title }) =>
    element('li', { class: `depth-${depth}` }, element('a', { href: `#${id}` }, escapeHtml(title))),
  )
  const title = text.frame.onThisPage
  return element('nav', { class: 'toc', 'aria-label': title }, element('p', { class: 'toc-title' }, title), element('ol', {}, ...items))
}

export function neighbours({ previous, next }: Pick<PageFrame, 'previous' | 'next'>, { address }: Addresses): string {
  const side = (kind: 'previous' | 'next', target: Link | undefined) =>
    target?.url === undefined
      ? ''
      : element(
          'a',
          { class: kind, rel: kind === 'next' ? 'next' : 'prev', href: address(target.url) },
          element('span', {}, text.frame[kind]),
          ` ${escapeHtml(target.title)}`,
        )
  const sides = side('previous', previous) + side('next', next)
  return sides && element('nav', { class: 'neighbours', 'aria-label': text.frame.neighbours, 'data-pagefind-ignore': '' }, sides)
}
