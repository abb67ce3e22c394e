import { z } from 'zod'
import { commonShape, title } from '../fields/common.ts'
import { date, reference, requiredReference } from '../fields/fields.ts'

/** What customers said or did. */
export const insightSchema = z.strictObject({
  ...commonShape,
  title: title().optional().describe('Title; defaults to the statement.'),
  on: date().describe('Date of the observation.'),
  source: z.enum(['interview', 'support', 'sales', 'analytics', 'community', 'survey']).describe('Source of the insight.'),
  customer: z
    .strictObject({
      ref: z.string().min(1).describe('Opaque reference to the customer, never a name.'),
      segment: z.string().min(1).describe('Customer segment, for example "manufacturing".'),
      tier: reference('tiers').optional().describe('Plan of the customer.'),
    })
    .describe('The customer.'),
  rung: z.int().min(1).max(5).describe('Strength of the evidence, 1 to 5; 5 is closest to real behaviour.'),
  statement: z.string().min(1).describe('What the customer said or did.'),
  link: z.string().optional().describe('Link to the record.'),
  supports: z.array(reference('roadmap', 'backlog', 'objectives')).describe('Roadmap items, issues or objectives it supports.'),
  recordedBy: requiredReference('people').describe('Person who recorded it.'),
})
