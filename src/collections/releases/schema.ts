import { z } from 'zod'
import { commonShape, title } from '../fields/common.ts'
import { date, essentialReference, reference, webAddress } from '../fields/fields.ts'

/** Versions that are planned or out. */
export const releaseSchema = z.strictObject({
  ...commonShape,
  title: title().optional().describe('Title; else the version.'),
  date: date().describe('Day of the release, planned or past.'),
  status: z.enum(['planned', 'released', 'yanked']).describe('Where it stands.'),
  offering: essentialReference('offerings').describe('The offering that gets it.'),
  milestone: reference('milestones').optional().describe('The milestone that it closes.'),
  headline: z.string().min(1).optional().describe('What it is about, in one line.'),
  upgradeFrom: reference('releases').optional().describe('A release at which one must stop first.'),
  supportedUntil: date().optional().describe('Last day of support; else the policy in handbook.config.ts.'),
  knownIssues: z
    .array(z.strictObject({ text: z.string().min(1), url: webAddress().optional(), fixedIn: reference('releases').optional() }))
    .optional()
    .describe('Faults known in this release.'),
  contributors: z.array(z.string()).optional().describe('Whom to thank.'),
  reason: z.string().min(1).optional().describe('Why it was yanked.'),
})
