/** The changelog in pages of limited size: whole releases, as far as they fit. */
import { furtherPath } from '../../graph/paths.ts'
import type { Handbook } from '../../graph/handbook.ts'
import { releaseAnchor } from '../../plain/list-anchors.ts'
import { slicesByWeight, splitIntoPages } from '../../plain/list-slices.ts'
import { memoizeFor } from '../../plain/memo.ts'
import type { Release } from '../releases/order.ts'
import { type ChangeLine, changeLineOf } from './change-line.ts'
import { groupByRelease } from './view.ts'

export interface ChangeGroup {
  /** Undefined for entries that aren't in a release yet. */
  release: Release | undefined
  /** Its anchor. */
  id: string
  /** Of the release. */
  year: string | undefined
  lines: readonly ChangeLine[]
}

export interface ChangelogPage {
  groups: readonly ChangeGroup[]
  /** From 1. */
  page: number
  pages: number
  url: string
}

/** Maximum entries per page, so that the first view stays small; a release with more has its pages to itself. */
const maxEntries = 30
/** A release with no more entries than this is on one page. */
const maxWhole = 60

/** Newest first; at least one page. */
export function changelogPages(handbook: Handbook): readonly ChangelogPage[] {
  return memoizeFor(handbook, 'changelog in pages', () => {
    const groups = groupByRelease(handbook).flatMap(({ release, entries }) =>
      splitIntoPages(entries, maxWhole).map(
        ({ rows }): ChangeGroup => ({
          release,
          id: releaseAnchor(release),
          year: release?.data.date.slice(0, 4),
          lines: rows.map((entry) => changeLineOf(entry, handbook)),
        }),
      ),
    )
    return slicesByWeight(groups, maxEntries, ({ lines }) => lines.length).map(({ rows, page, pages }) => ({
      groups: rows,
      page,
      pages,
      url: furtherPath('/changelog/', page),
    }))
  })
}

/** Each year with the address of its first release. */
export function changelogYears(pages: readonly ChangelogPage[]): { year: string; url: string }[] {
  const groups = pages.flatMap(({ url, groups: members }) => members.map(({ id, year }) => ({ year, url: `${url}#${id}` })))
  return [...Map.groupBy(groups, ({ year }) => year)].flatMap(([year, [first]]) => (year && first ? { year, url: first.url } : []))
}
