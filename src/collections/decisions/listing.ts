/** The order of decisions: by number, newest first. */
import type { Listing } from '../../graph/listing.ts'
import { compareIds } from '../../plain/compare.ts'
import { text } from '../../words/text.ts'

export const decisionListing: Listing<'decisions'> = {
  order: (a, b) => compareIds(b.id, a.id),
  part: ({ data }) => yearOf(data.on),
  otherParts: () => ({ title: text.chrome.otherYears, nameOf: (year) => year }),
  isNewestFirst: true,
  wholeUpTo: 60,
}

/** In a lenient build, the date may be missing. */
function yearOf(day: string | undefined): string {
  return (day ?? '').slice(0, 4)
}
