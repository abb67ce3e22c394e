import { z } from 'zod'
import { commonShape, title } from '../fields/common.ts'
import { date, reference, requiredReference } from '../fields/fields.ts'

/** Where we're going and why: documents that replace each other. */
export const strategySchema = z.strictObject({
  ...commonShape,
  title: title().describe('Title of the strategy.'),
  scope: z.enum(['company', 'product', 'area']).describe('Scope of the strategy.'),
  status: z.enum(['draft', 'in-review', 'active', 'superseded', 'archived']).describe('Status of the strategy.'),
  owner: requiredReference('people', 'roles').describe('Owner: a person or role.'),
  approvers: z.array(reference('people', 'roles')).describe('Required approvers.'),
  effective: date().describe('Effective date.'),
  supersedes: reference('strategy').optional().describe('Strategy it replaces.'),
  pillars: z
    .array(z.strictObject({ id: z.string().min(1), title: title() }))
    .optional()
    .describe('Pillars.'),
  changes: z
    .array(z.strictObject({ on: date(), note: z.string().min(1), decision: reference('decisions').optional() }))
    .describe('Changes and their reasons, one line each.'),
})
