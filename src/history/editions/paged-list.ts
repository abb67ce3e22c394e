/** Splits a list into pages of limited size. */
import { changesText as text } from '../../words/changes.ts'
import { pagesToLink } from '../../plain/list-slices.ts'
import { furtherPath } from '../../graph/paths.ts'
import { element, escapeHtml } from '../differences/markup.ts'

export interface Row {
  /** Rows of a group appear together under its name. */
  group: string
  html: string
}

export interface ListPage {
  page: number
  pages: number
  rows: readonly Row[]
}

/** Characters of rows per page. With everything around them a page stays below 100 KB. */
const charactersPerPage = 60_000

/** Returns at least one page, even without rows. A row longer than a page gets its own. */
export function splitIntoPages(rows: readonly Row[]): ListPage[] {
  const slices: Row[][] = [[]]
  let used = 0
  for (const row of rows) {
    used += Buffer.byteLength(row.html)
    if (used > charactersPerPage && slices.at(-1)?.length) {
      slices.push([])
      used = Buffer.byteLength(row.html)
    }
    slices.at(-1)?.push(row)
  }
  return slices.map((slice, index) => ({ page: index + 1, pages: slices.length, rows: slice }))
}

/** Print rows under the names of their groups. */
export function printRows(rows: readonly Row[], listClass: string): string {
  return [...Map.groupBy(rows, ({ group }) => group)]
    .map(([group, members]) =>
      element(
        'section',
        { class: 'list-group changes-group' },
        element('h2', {}, escapeHtml(group)),
        element('ul', { class: listClass }, ...members.map(({ html }) => html)),
      ),
    )
    .join('')
}

/** `list` is the address of the first page, as in a link. */
export function printPageLinks({ page, pages }: ListPage, list: string): string {
  if (pages === 1) return ''
  const links = pagesToLink(page, pages).map((each) =>
    element(
      'a',
      { href: furtherPath(list, each), 'aria-current': each === page ? 'page' : undefined },
      element('span', { class: 'sr-only' }, text.page(each, pages)),
      element('span', { 'aria-hidden': 'true' }, String(each)),
    ),
  )
  return element('nav', { class: 'jump-row', 'aria-label': text.pages }, links.join(' '))
}
