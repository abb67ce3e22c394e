import { z } from 'zod'
import { commonShape, title } from '../fields/common.ts'
import { date, reference, requiredReference } from '../fields/fields.ts'

/** Where we go and why: documents that replace each other. */
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
