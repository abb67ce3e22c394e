/** The table of how collections stand in lists; those that are missing stand by title, in one group. */
import type { Listing } from '../graph/listing.ts'
import { changelogListing } from './changelog/listing.ts'
import { decisionListing } from './decisions/listing.ts'
import { featureListing } from './features/listing.ts'
import { glossaryListing } from './glossary/listing.ts'
import { milestoneListing } from './milestones/listing.ts'
import { openingListing } from './openings/listing.ts'
import { releaseListing } from './releases/listing.ts'
import { roadmapListing } from './roadmap/listing.ts'
import { strategyListing } from './strategy/listing.ts'
import type { CollectionName } from './table.ts'

type Listings = { readonly [C in CollectionName]?: Listing<C> }

export const listings: Listings = {
  changelog: changelogListing,
  decisions: decisionListing,
  features: featureListing,
  glossary: glossaryListing,
  milestones: milestoneListing,
  openings: openingListing,
  releases: releaseListing,
  roadmap: roadmapListing,
  strategy: strategyListing,
}
