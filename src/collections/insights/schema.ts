import { z } from 'zod'
import { commonShape, title } from '../fields/common.ts'
import { date, reference, requiredReference } from '../fields/fields.ts'

/** What customers said or did. */
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
