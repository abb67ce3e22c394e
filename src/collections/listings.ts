/** Listings of collections: ours from this table, a company's from their definitions. The default is by title, in one group. */
import type { Entry } from '../graph/entry.ts'
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
import type { Collections } from './collections.ts'
import { attempt, nameOption } from './own-code.ts'
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

export function listingOf<C extends CollectionName>(collection: C, { of }: Collections): Listing<C> {
  const ours: Listings[C] = listings[collection]
  if (ours) return ours
  const { listing } = of(collection)
  return isListing<C>(listing) ? { ...(listing.order && { order: listing.order }), ...grouped(collection, listing) } : {}
}

/** As defined by a company. */
interface OwnListing<C extends CollectionName> {
  order?(a: Entry<C>, b: Entry<C>): number
  group?(entry: Entry<C>): string
}

/** Anything else was refused when the configuration was read. */
function isListing<C extends CollectionName>(listing: unknown): listing is OwnListing<C> {
  return typeof listing === 'object' && listing !== null
}

/** One time limit for all entries. */
function grouped<C extends CollectionName>(collection: C, { group }: OwnListing<C>): Pick<Listing<C>, 'groups'> {
  if (!group) return {}
  const what = nameOption(collection, 'listing.group')
  return {
    groups: (entries) => [...attempt(() => Map.groupBy(entries, group), { what })].map(([title, members]) => ({ title, members })),
  }
}
