/** The rules that hold between entries: what no single file can know of itself. */
import type { Problem } from '../../problems/problem.ts'
import type { Graph } from '../graph.ts'
import { checkAvailability } from './availability.ts'
import { checkBreaking } from './breaking.ts'
import { checkChangelog } from './changelog.ts'
import { checkPeople } from './people.ts'
import { checkPictures } from './pictures.ts'
import { checkProse } from './prose.ts'
import { checkReleases } from './releases.ts'
import { checkRemovals } from './removals.ts'
import { checkReviews } from './reviews.ts'
import { checkSecurity } from './security.ts'
import { checkShipping } from './shipping.ts'
import { checkTiers } from './tiers.ts'

/** Looks at everything that was written, drafts and what is for staff included. */
export type Rule = (graph: Graph) => Problem[]

const rules: readonly Rule[] = [
  checkChangelog,
  checkReviews,
  checkPeople,
  checkPictures,
  checkShipping,
  checkBreaking,
  checkRemovals,
  checkSecurity,
  checkReleases,
  checkTiers,
  checkAvailability,
  checkProse,
]

export function checkRules(graph: Graph): Problem[] {
  return rules.flatMap((rule) => rule(graph))
}
