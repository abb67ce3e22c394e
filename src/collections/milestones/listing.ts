/** The order of milestones: latest end first. */
import type { Listing } from '../../graph/listing.ts'
import { compare, compareIds } from '../../plain/compare.ts'

export const milestoneListing: Listing<'milestones'> = {
  order: (a, b) => compare(b.data.due, a.data.due) || compareIds(a.id, b.id),
}
