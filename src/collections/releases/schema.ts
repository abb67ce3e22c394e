import { z } from 'zod'
import { commonShape, title } from '../fields/common.ts'
import { date, essentialReference, reference, webAddress } from '../fields/fields.ts'

/** Versions that are planned or out. */
export const releaseSchema = z.strictObject({
  ...commonShape,
  title: title().optional().describe('Title; defaults to the version.'),
  date: date().describe('Release date, planned or actual.'),
  status: z.enum(['planned', 'released', 'yanked']).describe('Status of the release.'),
  offering: essentialReference('offerings').describe('Offering it is for.'),
  milestone: reference('milestones').optional().describe('Milestone it closes.'),
  headline: z.string().min(1).optional().describe('Headline in one line.'),
  upgradeFrom: reference('releases').optional().describe('Release to upgrade to first.'),
  supportedUntil: date().optional().describe('Last day of support; defaults to the policy in handbook.config.ts.'),
  knownIssues: z
    .array(z.strictObject({ text: z.string().min(1), url: webAddress().optional(), fixedIn: reference('releases').optional() }))
    .optional()
    .describe('Known issues in this release.'),
  contributors: z.array(z.string()).optional().describe('Contributors to thank.'),
  reason: z.string().min(1).optional().describe('Reason for withdrawing it.'),
})
