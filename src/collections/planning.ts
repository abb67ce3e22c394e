/** Why and what next: strategy, objectives, insights, roadmap, backlog, triage, decisions. */
import { z } from 'zod'
import { commonShape, title } from './fields/common.ts'
import { anyReference, date, essentialReference, reference, requiredReference, webAddress } from './fields/fields.ts'

export const strategySchema = z.strictObject({
  ...commonShape,
  title: title().describe('Title of the document.'),
  scope: z.enum(['company', 'product', 'area']).describe('How far it reaches.'),
  status: z.enum(['draft', 'in-review', 'active', 'superseded', 'archived']).describe('Where it stands.'),
  owner: requiredReference('people', 'roles').describe('Who keeps it.'),
  approvers: z.array(reference('people', 'roles')).describe('Who must agree.'),
  effective: date().describe('First day on which it holds.'),
  supersedes: reference('strategy').optional().describe('The document that it replaces.'),
  pillars: z
    .array(z.strictObject({ id: z.string().min(1), title: title() }))
    .optional()
    .describe('Its pillars.'),
  changes: z
    .array(z.strictObject({ on: date(), note: z.string().min(1), decision: reference('decisions').optional() }))
    .describe('What changed and why, a line each.'),
})

export const objectiveSchema = z.strictObject({
  ...commonShape,
  title: title().describe('What shall be true.'),
  strategy: requiredReference('strategy').describe('The strategy that it serves.'),
  owner: requiredReference('people', 'roles').describe('Who answers for it.'),
  period: z.strictObject({ from: date().describe('First day.'), to: date().describe('Last day.') }).describe('First and last day.'),
  status: z.enum(['active', 'met', 'missed', 'dropped']).describe('Where it stands.'),
  measures: z
    .array(
      z.strictObject({
        id: z.string().min(1).describe('Its id, which stays when its name changes.'),
        name: z.string().min(1).describe('What is measured.'),
        unit: z.string().describe('The unit, for example "%".'),
        direction: z.enum(['up', 'down', 'hold']).describe('Which way it should go.'),
        baseline: z.number().describe('The value at the beginning.'),
        target: z.number().describe('The value to reach.'),
        readings: z.array(z.strictObject({ on: date(), value: z.number() })).describe('The values so far, each with its day.'),
        source: z.string().min(1).describe('Where the values come from.'),
      }),
    )
    .describe('How one sees whether it is reached.'),
})

export const insightSchema = z.strictObject({
  ...commonShape,
  title: title().optional().describe('Title; else the statement.'),
  on: date().describe('Day on which it was heard or seen.'),
  source: z.enum(['interview', 'support', 'sales', 'analytics', 'community', 'survey']).describe('Where it comes from.'),
  customer: z
    .strictObject({
      ref: z.string().min(1).describe('An opaque reference, never a name.'),
      segment: z.string().min(1).describe('The kind of customer, for example "manufacturing".'),
      tier: reference('tiers').optional().describe('The plan of the customer.'),
    })
    .describe('Whose it is.'),
  rung: z.int().min(1).max(5).describe('Closeness to real behaviour, 1 to 5.'),
  statement: z.string().min(1).describe('What was said or seen.'),
  link: z.string().optional().describe('Where the record is.'),
  supports: z.array(reference('roadmap', 'backlog', 'objectives')).describe('What it speaks for.'),
  recordedBy: requiredReference('people').describe('Who wrote it down.'),
})

export const roadmapSchema = z.strictObject({
  ...commonShape,
  title: title().describe('What it is.'),
  horizon: z.enum(['now', 'next', 'later']).describe('When, roughly.'),
  status: z.enum(['considering', 'planned', 'in-progress', 'shipped', 'dropped']).describe('Where it stands.'),
  area: requiredReference('areas').describe('Area of the product.'),
  objectives: z.array(reference('objectives')).describe('Objectives that it serves.'),
  milestone: reference('milestones').optional().describe('The milestone that has it.'),
  score: z
    .strictObject({
      model: z.literal('rice'),
      reach: z.number().nonnegative(),
      impact: z.number().nonnegative(),
      confidence: z.number().min(0).max(1),
      effort: z.number().positive(),
    })
    .refine(({ reach, impact, confidence, effort }) => Number.isFinite((reach * impact * confidence) / effort), {
      path: ['effort'],
      message: 'With these inputs the score is larger than any number.',
    })
    .optional()
    .describe('Inputs of the score.'),
  dependsOn: z.array(reference('roadmap')).optional().describe('What must be there first.'),
  bet: z
    .strictObject({ hypothesis: z.string().min(1), killCriteria: z.string().min(1), decideBy: date() })
    .optional()
    .describe('What we bet on, when we stop, by when we decide; for staff.'),
  reason: z.string().min(1).optional().describe('Why it was dropped.'),
  history: z
    .array(z.strictObject({ on: date(), change: z.string().min(1), reason: z.string().min(1) }))
    .describe('What changed and why, a line each.'),
})

const size = z.enum(['XS', 'S', 'M', 'L', 'XL', 'XXL'])
const kind = z.enum(['feature', 'bug', 'debt', 'security'])
const severity = z.enum(['low', 'medium', 'high', 'critical'])
const priority = z.enum(['p1', 'p2', 'p3', 'p4'])

/** Kinds of issues that have a severity: wishes and debt harm nobody today. */
export const kindsWithSeverity: readonly string[] = ['bug', 'security']

export const backlogSchema = z.strictObject({
  ...commonShape,
  title: title().describe('What it is about.'),
  kind: kind.describe('Kind of issue.'),
  opened: date().describe('Day on which it was filed.'),
  reporter: z.string().optional().describe('Who filed it.'),
  size: size.optional().describe('Size; the points stand in handbook.config.ts.'),
  severity: severity.optional().describe('How bad it is; of bugs and security issues.'),
  tier: reference('tiers').optional().describe('The plan of the customer who is waiting; of several, the highest.'),
  area: reference('areas').optional().describe('Area of the product.'),
  status: z.enum(['new', 'triaged', 'scheduled', 'done', 'closed']).describe('Where it stands.'),
  priority: priority.optional().describe('How soon.'),
  milestone: reference('milestones').optional().describe('The milestone that has it.'),
  roadmap: reference('roadmap').optional().describe('The roadmap item that it belongs to.'),
  url: webAddress().optional().describe('Its address in the issue tracker.'),
})

const condition = z.strictObject({
  kind: z.union([kind, z.array(kind)]).optional(),
  severity: z.union([severity, z.array(severity)]).optional(),
  tier: z.union([essentialReference('tiers'), z.array(essentialReference('tiers'))]).optional(),
  keywords: z.array(z.string().min(1)).optional(),
})
const outcome = z.strictObject({
  priority: priority.describe('How soon it is worked on.'),
  route: essentialReference('roles', 'areas').describe('The role or area that it goes to.'),
  respondWithin: z.string().min(1).describe('How soon whoever filed it has an answer, for example "24 hours".'),
})

export const triageSchema = z.strictObject({
  ...commonShape,
  id: z.string().min(1).describe('Permanent id of the rule.'),
  when: condition.describe('Which issues it catches.'),
  // biome-ignore lint/suspicious/noThenProperty: the domain's own word, and data, never awaited
  then: outcome.describe('What happens with them.'),
  examples: z
    .array(z.strictObject({ input: z.record(z.string(), z.unknown()), expect: z.record(z.string(), z.unknown()) }))
    .describe('Examples, run at every check.'),
})

export const decisionSchema = z.strictObject({
  ...commonShape,
  title: title().describe('What was decided.'),
  status: z.enum(['proposed', 'accepted', 'rejected', 'deprecated', 'superseded']).describe('Where it stands.'),
  on: date().describe('Day of the decision.'),
  deciders: z.array(reference('people', 'roles')).min(1).describe('Who decided.'),
  consulted: z.array(reference('people', 'roles')).optional().describe('Who was heard.'),
  informed: z.array(reference('people', 'roles')).optional().describe('Who was told.'),
  supersedes: z.array(reference('decisions')).optional().describe('Decisions that it replaces.'),
  affects: z.array(anyReference()).describe('What it affects, as COLLECTION/ID.'),
  confirmBy: date().optional().describe('Day by which it must be confirmed; take it out once it is.'),
})
