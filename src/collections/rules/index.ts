/** The rules across entries: what a single file can't know. */
import type { Problem } from '../../problems/problem.ts'
import type { Graph } from '../../graph/graph.ts'
import { checkAvailability } from '../features/rules.ts'
import { checkBreaking } from '../changelog/rules/breaking.ts'
import { checkChangelog } from '../changelog/rules.ts'
import { checkDaysAhead } from './days-ahead.ts'
import { checkDecisions } from '../decisions/rules.ts'
import { checkDueReviews } from './due-reviews.ts'
import { checkExports } from '../backlog/rules.ts'
import { checkMilestones } from '../milestones/rules.ts'
import { checkEditions } from '../editions/rules.ts'
import { checkOpenings } from '../openings/rules.ts'
import { checkOwnRules } from './own.ts'
import { checkPeople } from '../people/rules.ts'
import { checkPictures } from '../changelog/rules/pictures.ts'
import { checkProse } from '../tiers/rules/prose.ts'
import { checkRanges } from './ranges.ts'
import { checkRankingWeights } from './ranking-weights.ts'
import { checkReleases } from '../releases/rules.ts'
import { checkRemovals } from '../changelog/rules/removals.ts'
import { checkReviews } from '../changelog/rules/reviews.ts'
import { checkRewritten } from '../decisions/rules/rewritten.ts'
import { checkRoadmap } from '../roadmap/rules.ts'
import { checkRoles } from '../roles/rules.ts'
import { checkScoresAgainstEvidence } from './score-against-evidence.ts'
import { checkSecurity } from '../changelog/rules/security.ts'
import { checkShipping } from '../changelog/rules/shipping.ts'
import { checkStrategy } from '../strategy/rules.ts'
import { checkSupersession } from './supersession.ts'
import { checkTiers } from '../tiers/rules.ts'
import { checkTriage } from '../triage/rules.ts'
import { checkUnexplained } from './unexplained.ts'

/** Checks all written entries, including drafts and staff content. */
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
  checkScoresAgainstEvidence,
  checkRankingWeights,
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
  checkEditions,
  checkOwnRules,
]

export function checkRules(graph: Graph): Problem[] {
  return rules.flatMap((rule) => rule(graph))
}
