/** The table of built-in collections in listing order: their location and types. */
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
} as const satisfies { readonly [name: string]: Collection }

export type { Collection } from './define.ts'

/** The name of a built-in collection. */
export type OurName = keyof typeof collections

/** A name that only the configuration knows; for types, a word that matches no other name. */
declare enum Own {
  name = 'own',
}
/** The name of a company-defined collection. */
export type OwnName = Own

export type CollectionName = OurName | OwnName

/** Whether the collection is built in. */
export function isOurs(name: string): name is OurName {
  return Object.hasOwn(collections, name)
}

/** In table order. */
export const ourNames: readonly OurName[] = Object.keys(collections).filter(isOurs)
