/** The anchors of the glossary: one per term. */
import type { Listing } from '../../graph/listing.ts'

export const glossaryListing: Listing<'glossary'> = {
  anchors: { glossary: ({ id }, anchor) => id === anchor },
}
