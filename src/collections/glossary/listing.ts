/** The anchors of the glossary: a term each. */
import type { Listing } from '../../graph/listing.ts'

export const glossaryListing: Listing<'glossary'> = {
  anchors: { glossary: ({ id }, anchor) => id === anchor },
}
