/** Print pages: each section of the handbook, in parts that a browser can lay out and a printer can handle. */
import type { Entry } from '../graph/entry.ts'
import type { Handbook } from '../graph/handbook.ts'
import { flatten, type NavItem } from '../graph/navigation.ts'
import { printableSections } from '../graph/sections.ts'
import { type ListSlice, slicesByWeight } from '../plain/list-slices.ts'

export interface PrintPart extends Omit<ListSlice<Entry>, 'rows'> {
  section: NavItem
  url: string
  /** Address of the first part. */
  first: string
  entries: readonly Entry[]
}

/** Characters of text in a part: about a hundred sheets. */
const maxCharacters = 250_000

export function printParts(handbook: Handbook): PrintPart[] {
  return printableSections(handbook).flatMap((section) => {
    const entries = flatten(section).flatMap(({ entry }) => entry ?? [])
    const first = `/print${section.url}`
    return slicesByWeight(entries, maxCharacters, ({ text }) => text.length).map(({ rows, page, pages }) => ({
      section,
      url: page === 1 ? first : `${first}${page}/`,
      first,
      entries: rows,
      page,
      pages,
    }))
  })
}
