import { z } from 'zod'
import { commonShape, title } from '../fields/common.ts'
import { reference, releaseOrDate, requiredReference, webAddress } from '../fields/fields.ts'

const limit = z.union([z.enum(['on-request', 'unlimited']), z.strictObject({ value: z.number(), unit: z.string().min(1) })])

/** What the product can do, and which tiers have it since when. */
export const featureSchema = z.strictObject({
  ...commonShape,
  title: title().describe('Name of the feature.'),
  summary: z.string().min(1).describe('One sentence: what users can do with it.'),
  area: requiredReference('areas').describe('Product area.'),
  parent: reference('features').optional().describe('Parent feature.'),
  docs: webAddress().optional().describe('URL of its documentation.'),
  lifecycle: z
    .array(
      z.strictObject({
        stage: z.enum(['experiment', 'beta', 'ga', 'deprecated', 'removed']).describe('Stage.'),
        since: releaseOrDate().describe('First release or date of the stage.'),
      }),
    )
    .describe('Lifecycle stages, oldest first.'),
  availability: z
    .union([
      z.literal('undecided'),
      z.array(
        z.strictObject({
          tier: reference('tiers').describe('Plan, by its tier id.'),
          offering: reference('offerings').describe('Offering.'),
          since: releaseOrDate().describe('First release or date the plan includes it.'),
          until: releaseOrDate()
            .optional()
            .describe('First release or date the plan no longer includes it; retiring the plan ends it too.'),
          limit: limit.optional().describe('Limit: { value, unit }, "on-request" or "unlimited".'),
          note: z.string().optional().describe('Note shown next to it.'),
        }),
      ),
    ])
    .describe('Plans and offerings that include it, each with a start, or "undecided", which reaches all plans.'),
  replacedBy: reference('features').optional().describe('Replacement feature.'),
})
