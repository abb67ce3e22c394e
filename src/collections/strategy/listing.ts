/** The order of strategies: newest first. */
import type { Listing } from '../../graph/listing.ts'
import { compare, compareIds } from '../../plain/compare.ts'

export const strategyListing: Listing<'strategy'> = {
  order: (a, b) => compare(b.data.effective, a.data.effective) || compareIds(a.id, b.id),
}
