import { z } from 'zod'
import { commonShape } from '../fields/common.ts'
import { date, essentialReference, file, instant, oneRelease, orNothing, reference, refusedKeys } from '../fields/fields.ts'

const media = z.strictObject({
  src: file().describe('Path of the file, relative to this one.'),
  alt: orNothing(z.string(), '').describe('Alt text: what the picture or video shows.'),
  caption: z.string().optional().describe('Caption: what to look for.'),
  kind: z.enum(['image', 'video']).describe('Kind of file.'),
})

export const changelogShape = {
  ...commonShape,
  uid: z.string().min(1).optional().describe('Permanent id; defaults to the first id published.'),
  title: z.string().min(1).max(80).describe('What changed, or what readers can now do; up to 80 characters.'),
  description: z.string().min(1).describe('One sentence for lists and feeds.'),
  type: z.enum(['added', 'changed', 'deprecated', 'removed', 'fixed', 'security']).describe('Kind of change.'),
  features: z.array(reference('features')).describe('Features it affects; an entry without public features applies to all plans.'),
  release: oneRelease('An entry has one release; write the others under "backports".')
    .optional()
    .describe('Release that ships it; derived from the date if left out.'),
  backports: z.array(reference('releases')).optional().describe('Patch releases of older versions that include it.'),
  date: date().optional().describe('Date it became available to everyone; optional for drafts.'),
  live: z
    .array(z.strictObject({ offering: essentialReference('offerings'), on: date() }))
    .min(1)
    .optional()
    .describe('Date for each offering, instead of "date".'),
  status: z.enum(['draft', 'in-review', 'approved', 'published', 'withdrawn']).describe('Status of the entry.'),
  publishAt: instant().optional().describe('Time it becomes visible.'),
  authors: z.array(reference('people')).min(1).describe('Authors.'),
  reviews: z
    .array(
      z.strictObject({
        by: reference('people'),
        on: date(),
        verdict: z.enum(['approve', 'request-changes']),
      }),
    )
    .describe('Reviews: reviewer, date and verdict.'),
  revisions: z
    .array(z.strictObject({ on: date(), note: z.string().min(1) }))
    .optional()
    .describe('Material changes since publication.'),
  highlight: z.boolean().optional().describe('Whether to show it first in its release.'),
  breaking: z
    .strictObject({
      kind: z.enum(['api', 'behaviour', 'config', 'dependency', 'plan', 'data', 'ui']),
      impact: z.string().min(1).describe('Who is affected, and how.'),
      action: orNothing(z.string(), '').describe('What users need to do.'),
      automated: z.boolean().describe('Whether the upgrade does it automatically.'),
    })
    .optional()
    .describe('Breaking change: its impact and the action to take.'),
  deprecation: z
    .strictObject({
      removal: reference('releases').describe('Release that removes it.'),
      replacement: z.string().optional().describe('What to use instead.'),
      announced: reference('releases').describe('Release that announced it.'),
    })
    .optional()
    .describe('When it will be removed, and its replacement.'),
  security: z
    .strictObject({
      ids: z.array(z.string().min(1)).nullish(),
      severity: z.enum(['low', 'medium', 'high', 'critical']).optional(),
      affected: orNothing(z.string(), ''),
      fixedIn: orNothing(z.array(reference('releases')), []),
      credit: z.string().optional(),
    })
    .optional()
    .describe('Affected versions and fixed releases of a vulnerability; its identifiers and severity, if known.'),
  media: z.array(media).optional().describe('Pictures and videos.'),
  issues: z
    .array(z.union([z.string(), z.number()]))
    .optional()
    .describe('Issue numbers or URLs.'),
  roadmap: z.array(reference('roadmap')).optional().describe('Roadmap items it delivers.'),
  broadcast: z
    .array(z.enum(['email', 'slack', 'feed']))
    .optional()
    .describe('Channels to announce it on; staff only.'),
}

type Days = { date?: string | undefined; live?: unknown; status: string; draft?: boolean | undefined }

/** An entry has a day, or one for each offering, once it's approved. */
export function checkDays(context: z.core.ParsePayload<Days>): void {
  const { date: day, live, status, draft } = context.value
  if (day !== undefined && live !== undefined)
    context.issues.push({
      code: 'custom',
      input: live,
      path: ['live'],
      message: 'An entry has "date" or "live", not both.',
      params: { hint: 'Remove one of them.' },
    })
  else if (day === undefined && live === undefined && status !== 'draft' && status !== 'in-review' && draft !== true)
    context.issues.push({
      code: 'custom',
      input: undefined,
      path: ['date'],
      message: 'An entry needs "date" or "live" once it is approved.',
    })
}

/** What changed for users of the product. */
export const changelogSchema = z.strictObject(changelogShape).check(checkDays)

for (const key of ['tier', 'tiers', 'plan', 'plans', 'availability'])
  refusedKeys.add(changelogSchema, { ...refusedKeys.get(changelogSchema), [key]: 'tier-written' })
