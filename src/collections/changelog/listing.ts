/** The order of entries, and the year that lists them. */
import type { Entry } from '../../graph/entry.ts'
import type { Listing } from '../../graph/listing.ts'
import { compare, compareIds } from '../../plain/compare.ts'
import { releaseAnchor } from '../../plain/list-anchors.ts'
import { text } from '../../words/text.ts'

/** The date on which the first offering got the change. */
export function dateOf({ data: { date, live } }: Pick<Entry<'changelog'>, 'data'>): string {
  return date ?? live?.map(({ on }) => on).sort()[0] ?? ''
}

export const changelogListing: Listing<'changelog'> = {
  order: (a, b) => compare(dateOf(b), dateOf(a)) || compareIds(a.id, b.id),
  part: (entry) => dateOf(entry).slice(0, 4),
  otherParts: () => ({ title: text.chrome.otherYears, nameOf: (year) => year }),
  isNewestFirst: true,
  anchors: { releases: (release, anchor) => releaseAnchor(release) === anchor },
  fixedAnchors: [releaseAnchor(undefined)],
}
