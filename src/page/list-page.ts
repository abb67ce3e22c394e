/** A list page as a value, for Markdown and published editions. */
import type { ElementContent } from 'hast'
import { markdownPath } from '../graph/paths.ts'
import type { ListSlice } from '../plain/list-slices.ts'
import { staffListText as text } from '../words/staff-lists.ts'
import { element, linkTo, nodesOf } from './elements.ts'
import type { WriteAddress } from './print-html.ts'
import { printNodes } from './print-markdown.ts'

export interface ListPage {
  /** Address relative to the site's root. */
  url: string
  title: string
  about: string
  content: readonly ElementContent[]
}

/** One page of a long list. */
export interface PagedList extends ListPage, Omit<ListSlice<unknown>, 'rows'> {}

/** Ends with a line break. `pages` are those of a long list, including this one. */
export function listMarkdown({ title, about, content, url }: ListPage, address: WriteAddress, pages: readonly PagedList[] = []): string {
  const current = pages.find((each) => each.url === url)
  const others = pages.flatMap((each) => (each.url === url ? [] : [' ', linkTo({ title: String(each.page), url: markdownPath(each.url) })]))
  const where = current && others.length > 0 && element('p', {}, `${text.page(current.page, current.pages)}. ${text.pages}:`, others)
  return printNodes(nodesOf(element('h1', {}, title), about !== '' && element('p', {}, about), where, ...content), address)
}
