/** The table of all collections: where they live and how their entries are typed. */
import { areas } from './areas/collection.ts'
import { backlog } from './backlog/collection.ts'
import { broadcasts } from './broadcasts/collection.ts'
import { changelog } from './changelog/collection.ts'
import { decisions } from './decisions/collection.ts'
import { editions } from './editions/collection.ts'
import { features } from './features/collection.ts'
import { glossary } from './glossary/collection.ts'
import { handbook } from './handbook/collection.ts'
import { insights } from './insights/collection.ts'
import { milestones } from './milestones/collection.ts'
import { objectives } from './objectives/collection.ts'
import { offerings } from './offerings/collection.ts'
import { openings } from './openings/collection.ts'
import { people } from './people/collection.ts'
import { redirects } from './redirects/collection.ts'
import { releases } from './releases/collection.ts'
import { roadmap } from './roadmap/collection.ts'
import { roles } from './roles/collection.ts'
import { strategy } from './strategy/collection.ts'
import { tiers } from './tiers/collection.ts'
import { triage } from './triage/collection.ts'
import { withheld } from './withheld/collection.ts'
import type { Collection } from './define.ts'
import { type CollectionName, collectionNames } from './names.ts'

export const collections = {
  handbook,
  roles,
  strategy,
  objectives,
  insights,
  roadmap,
  backlog,
  milestones,
  decisions,
  openings,
  features,
  releases,
  changelog,
  people,
  tiers,
  offerings,
  areas,
  triage,
  glossary,
  editions,
  withheld,
  redirects,
  broadcasts,
} as const satisfies { [Name in CollectionName]: Collection & { name: Name } }

export type { Collection } from './define.ts'
export type { CollectionName } from './names.ts'
export { collectionNames } from './names.ts'

/** The collection of that name with the general type, or undefined. */
export function collectionOf(name: string): Collection | undefined {
  return Object.hasOwn(collections, name) ? collections[name as CollectionName] : undefined
}

/** The collections with a list for readers, in the order in which lists are named beside each other. */
export const listed: readonly CollectionName[] = collectionNames
  .filter((name) => collectionOf(name)?.title !== undefined)
  .sort((a, b) => orderOf(a) - orderOf(b))

function orderOf(name: CollectionName): number {
  return collectionOf(name)?.nav?.order ?? Number.POSITIVE_INFINITY
}

/** What an entry is called beside its title; undefined for pages of the handbook, which are the rule. */
export function labelOf(name: string): string | undefined {
  const { label, noun } = collectionOf(name) ?? {}
  return label === null ? undefined : (label ?? noun)
}
