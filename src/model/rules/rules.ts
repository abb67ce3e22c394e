/** The rules that hold between entries: what no single file can know of itself. */
import type { Problem } from '../../problems/problem.ts'
import type { Graph } from '../graph.ts'
import { checkAvailability } from './availability.ts'
import { checkBreaking } from './breaking.ts'
import { checkChangelog } from './changelog.ts'
import { checkDaysAhead } from './days-ahead.ts'
import { checkDecisions } from './decisions.ts'
import { checkDueReviews } from './due-reviews.ts'
import { checkExports } from './exports.ts'
import { checkMilestones } from './milestones.ts'
import { checkOpenings } from './openings.ts'
import { checkPeople } from './people.ts'
import { checkPictures } from './pictures.ts'
import { checkProse } from './prose.ts'
import { checkRanges } from './ranges.ts'
import { checkReleases } from './releases.ts'
import { checkRemovals } from './removals.ts'
import { checkReviews } from './reviews.ts'
import { checkRewritten } from './rewritten.ts'
import { checkRoadmap } from './roadmap.ts'
import { checkRoles } from './roles.ts'
import { checkSecurity } from './security.ts'
import { checkShipping } from './shipping.ts'
import { checkStrategy } from './strategy.ts'
import { checkSupersession } from './supersession.ts'
import { checkTiers } from './tiers.ts'
import { checkTriage } from './triage.ts'
import { checkUnexplained } from './unexplained.ts'

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
  checkStrategy,
  checkUnexplained,
  checkDueReviews,
  checkRoadmap,
  checkMilestones,
  checkTriage,
  checkExports,
  checkDecisions,
  checkSupersession,
  checkRewritten,
  checkRoles,
  checkOpenings,
  checkRanges,
  checkDaysAhead,
]

export function checkRules(graph: Graph): Problem[] {
  return rules.flatMap((rule) => rule(graph))
}
