import { z } from 'zod'
import { commonShape, title } from '../fields/common.ts'
import { date, reference, requiredReference } from '../fields/fields.ts'

/** What we mean to build, roughly when, and why. */
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
