/** The year that lists an opening. */
import type { Listing } from '../../graph/listing.ts'

export const openingListing: Listing<'openings'> = {
  part: ({ data }) => yearOf(data.posted),
  wholeUpTo: 60,
}

/** In a lenient build, the date may be missing. */
function yearOf(day: string | undefined): string {
  return (day ?? '').slice(0, 4)
}
