/** The table of all collections: where they live and how their entries are typed. */
import type { z } from 'zod'
import type { CollectionName } from './names.ts'
import { areaSchema } from './areas/schema.ts'
import { backlogSchema } from './backlog/schema.ts'
import { broadcastSchema } from './broadcasts/schema.ts'
import { changelogSchema } from './changelog/schema.ts'
import { decisionSchema } from './decisions/schema.ts'
import { editionSchema } from './editions/schema.ts'
import { featureSchema } from './features/schema.ts'
import { termSchema } from './glossary/schema.ts'
import { handbookSchema } from './handbook/schema.ts'
import { insightSchema } from './insights/schema.ts'
import { milestoneSchema } from './milestones/schema.ts'
import { objectiveSchema } from './objectives/schema.ts'
import { offeringSchema } from './offerings/schema.ts'
import { openingSchema } from './openings/schema.ts'
import { personSchema } from './people/schema.ts'
import { redirectSchema } from './redirects/schema.ts'
import { releaseSchema } from './releases/schema.ts'
import { roadmapSchema } from './roadmap/schema.ts'
import { roleSchema } from './roles/schema.ts'
import { strategySchema } from './strategy/schema.ts'
import { tierSchema } from './tiers/schema.ts'
import { triageSchema } from './triage/schema.ts'
import { withheldSchema } from './withheld/schema.ts'

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
}

export const collections = {
  handbook: { form: 'folder', noun: 'page', schema: handbookSchema, bare: true, pages: true },
  roles: { form: 'folder', noun: 'role', schema: roleSchema, bare: true, pages: true },
  strategy: { form: 'folder', noun: 'strategy', schema: strategySchema, pages: true },
  objectives: { form: 'folder', noun: 'objective', schema: objectiveSchema, pages: true },
  insights: { form: 'folder', noun: 'insight', schema: insightSchema },
  roadmap: { form: 'folder', noun: 'roadmap item', schema: roadmapSchema, pages: true, staffFields: ['bet'] },
  backlog: { form: 'folder', noun: 'issue', schema: backlogSchema },
  milestones: { form: 'folder', noun: 'milestone', schema: milestoneSchema, pages: true },
  decisions: { form: 'folder', noun: 'decision', schema: decisionSchema, pages: true },
  openings: { form: 'folder', noun: 'opening', schema: openingSchema, pages: true },
  features: { form: 'folder', noun: 'feature', schema: featureSchema, pages: true },
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
