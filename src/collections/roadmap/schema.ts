import { z } from 'zod'
import { commonShape, title } from '../fields/common.ts'
import { date, reference, requiredReference } from '../fields/fields.ts'

/** What we plan to build, roughly when, and why. */
export const roadmapSchema = z.strictObject({
  ...commonShape,
  title: title().describe('Name of the item.'),
  horizon: z.enum(['now', 'next', 'later']).describe('Time frame.'),
  status: z.enum(['considering', 'planned', 'in-progress', 'shipped', 'dropped']).describe('Status of the item.'),
  area: requiredReference('areas').describe('Product area.'),
  objectives: z.array(reference('objectives')).describe('Objectives it serves.'),
  milestone: reference('milestones').optional().describe('Milestone it is scheduled for.'),
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
      message: 'These inputs make the score too large.',
    })
    .optional()
    .describe('Score inputs.'),
  dependsOn: z.array(reference('roadmap')).optional().describe('Roadmap items it depends on.'),
  bet: z
    .strictObject({ hypothesis: z.string().min(1), killCriteria: z.string().min(1), decideBy: date() })
    .optional()
    .describe('The bet: hypothesis, kill criteria and decision date; staff only.'),
  reason: z.string().min(1).optional().describe('Reason for dropping it.'),
  history: z
    .array(z.strictObject({ on: date(), change: z.string().min(1), reason: z.string().min(1) }))
    .describe('Changes and their reasons, one line each.'),
})
