/** What is sold, to whom, and who stands behind it: offerings, tiers, areas, people, features. */
import { z } from 'zod'
import { commonShape, title } from './fields/common.ts'
import { date, reference, releaseOrDate, requiredReference, webAddress } from './fields/fields.ts'

const id = () => z.string().min(1).describe('Permanent id; other entries refer to it.')

export const offeringSchema = z.strictObject({
  ...commonShape,
  id: id(),
  title: title().describe('Name as customers know it.'),
  delivery: z.enum(['continuous', 'versioned']).describe('Continuous: every change at once. Versioned: with a release.'),
})

export const tierSchema = z.strictObject({
  ...commonShape,
  id: id(),
  names: z
    .array(z.strictObject({ from: date().describe('First day of the name.'), label: z.string().min(1).describe('The name.') }))
    .min(1)
    .describe('Its names, oldest first; a rename is one line here.'),
  rank: z.number().describe('Order of tiers, lowest first.'),
  offerings: z.array(reference('offerings')).min(1).describe('Offerings in which it is sold.'),
  introduced: date().describe('First day on sale.'),
  retired: date().optional().describe('First day on which it is no longer sold; its features end with it.'),
  successors: z.array(reference('tiers')).optional().describe('Tiers that replace it; its customers are asked to choose one.'),
})

export const areaSchema = z.strictObject({
  ...commonShape,
  id: id(),
  title: title().describe('Name of the area.'),
  pillar: z.string().optional().describe('Pillar of the strategy to which it belongs.'),
  owner: requiredReference('people').describe('Who answers for it.'),
})

export const personSchema = z.strictObject({
  ...commonShape,
  id: id(),
  name: z.string().min(1).describe('Name as it is shown.'),
  role: reference('roles').optional().describe('The role that the person holds.'),
  active: z.boolean().describe('False once the person has left.'),
  url: webAddress().optional().describe('A page about the person.'),
})

const limit = z.union([z.enum(['on-request', 'unlimited']), z.strictObject({ value: z.number(), unit: z.string().min(1) })])

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
