/** The table of all collections: where they live and how their entries are typed. */
import type { z } from 'zod'
import type { CollectionName } from './names.ts'
import { termSchema } from './glossary/schema.ts'
import { handbookSchema } from './handbook/schema.ts'
import { backlogSchema, decisionSchema, insightSchema, objectiveSchema, roadmapSchema, strategySchema, triageSchema } from './planning.ts'
import { areaSchema, featureSchema, offeringSchema, personSchema, tierSchema } from './product.ts'
import {
  broadcastSchema,
  changelogSchema,
  editionSchema,
  milestoneSchema,
  redirectSchema,
  releaseSchema,
  withheldSchema,
} from './shipping.ts'
import { openingSchema, roleSchema } from './team.ts'

export interface Collection {
  /** `folder`: one file an entry. `list`: one YAML file with a list. */
  form: 'folder' | 'list'
  /** Singular noun for messages. */
  noun: string
  schema: z.ZodObject
  /** Key that identifies an entry of a list. */
  key?: string
  /** The list in which its items stand, each below the name of the collection. */
  within?: string
  /** Whether an entry may do without front matter. */
  bare?: boolean
  /** Whether entries become pages of their own. */
  pages?: boolean
  /** Keys whose values are for staff, whoever may see the entry; each may be left out. */
  staffFields?: readonly string[]
  /** Keys of rows whose values are for staff, by the list of the rows. A public entry lacks them even where the schema asks for them. */
  staffParts?: Readonly<Record<string, readonly string[]>>
  /** By key, a value of which only staff read; a public entry lacks the key instead. */
  staffValues?: Readonly<Record<string, string>>
}

export const collections = {
  handbook: { form: 'folder', noun: 'page', schema: handbookSchema, bare: true, pages: true },
  roles: { form: 'folder', noun: 'role', schema: roleSchema, bare: true, pages: true },
  strategy: { form: 'folder', noun: 'strategy', schema: strategySchema, pages: true },
  objectives: { form: 'folder', noun: 'objective', schema: objectiveSchema, pages: true },
  insights: { form: 'folder', noun: 'insight', schema: insightSchema },
  roadmap: { form: 'folder', noun: 'roadmap item', schema: roadmapSchema, pages: true, staffFields: ['bet', 'score'] },
  backlog: { form: 'folder', noun: 'issue', schema: backlogSchema },
  milestones: {
    form: 'folder',
    noun: 'milestone',
    schema: milestoneSchema,
    pages: true,
    staffFields: ['capacity'],
    staffParts: { scope: ['announce', 'reason'] },
  },
  decisions: { form: 'folder', noun: 'decision', schema: decisionSchema, pages: true },
  openings: { form: 'folder', noun: 'opening', schema: openingSchema, pages: true },
  features: {
    form: 'folder',
    noun: 'feature',
    schema: featureSchema,
    pages: true,
    // Everybody gets what is undecided, and customers read no word of it.
    staffValues: { availability: 'undecided' },
  },
  releases: { form: 'folder', noun: 'release', schema: releaseSchema, pages: true },
  changelog: { form: 'folder', noun: 'changelog entry', schema: changelogSchema, pages: true, staffFields: ['broadcast'] },
  people: { form: 'list', noun: 'person', schema: personSchema, key: 'id' },
  tiers: { form: 'list', noun: 'tier', schema: tierSchema, key: 'id' },
  offerings: { form: 'list', noun: 'offering', schema: offeringSchema, key: 'id' },
  areas: { form: 'list', noun: 'area', schema: areaSchema, key: 'id' },
  triage: { form: 'list', noun: 'triage rule', schema: triageSchema, key: 'id' },
  glossary: { form: 'list', noun: 'term', schema: termSchema, key: 'id' },
  editions: { form: 'list', noun: 'edition', schema: editionSchema, key: 'name' },
  withheld: { form: 'list', noun: 'withheld text', schema: withheldSchema, within: 'editions' },
  redirects: { form: 'list', noun: 'redirect', schema: redirectSchema, key: 'from' },
  broadcasts: { form: 'list', noun: 'broadcast', schema: broadcastSchema },
} as const satisfies Record<CollectionName, Collection>

export type { CollectionName } from './names.ts'
export { collectionNames } from './names.ts'

/** The collection of that name with the general type, or undefined. */
export function collectionOf(name: string): Collection | undefined {
  return Object.hasOwn(collections, name) ? collections[name as CollectionName] : undefined
}
