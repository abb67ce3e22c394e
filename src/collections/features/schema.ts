import { z } from 'zod'
import { commonShape, title } from '../fields/common.ts'
import { reference, releaseOrDate, requiredReference, webAddress } from '../fields/fields.ts'

const limit = z.union([z.enum(['on-request', 'unlimited']), z.strictObject({ value: z.number(), unit: z.string().min(1) })])

/** What the product can do, and which tier has it since when. */
export const featureSchema = z.strictObject({
  ...commonShape,
  title: title().describe('Name of the feature.'),
  summary: z.string().min(1).describe('One sentence: what somebody can do with it.'),
  area: requiredReference('areas').describe('The area to which it belongs.'),
  parent: reference('features').optional().describe('The feature of which it is a part.'),
  docs: webAddress().optional().describe('Address of its documentation.'),
  lifecycle: z
    .array(
      z.strictObject({
        stage: z.enum(['experiment', 'beta', 'ga', 'deprecated', 'removed']).describe('Stage.'),
        since: releaseOrDate().describe('Release or day from which it holds.'),
      }),
    )
    .describe('Its stages, oldest first.'),
  availability: z
    .union([
      z.literal('undecided'),
      z.array(
        z.strictObject({
          tier: reference('tiers').describe('Tier.'),
          offering: reference('offerings').describe('Offering.'),
          since: releaseOrDate().describe('Release or day from which the tier has it.'),
          until: releaseOrDate()
            .optional()
            .describe('Release or day from which it no longer has it; a row ends with its tier at the latest.'),
          limit: limit.optional().describe('A limit: { value, unit }, "on-request" or "unlimited".'),
          note: z.string().optional().describe('A remark shown beside it.'),
        }),
      ),
    ])
    .describe('Which tier has it where and since when, or "undecided", which reaches everybody.'),
  replacedBy: reference('features').optional().describe('The feature that replaces it.'),
})
