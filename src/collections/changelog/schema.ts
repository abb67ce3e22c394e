import { z } from 'zod'
import { commonShape } from '../fields/common.ts'
import { date, essentialReference, file, instant, oneRelease, orNothing, reference, refusedKeys } from '../fields/fields.ts'

const media = z.strictObject({
  src: file().describe('Path of the file, relative to this one.'),
  alt: orNothing(z.string(), '').describe('What it shows, for those who cannot see it.'),
  caption: z.string().optional().describe('What to notice.'),
  kind: z.enum(['image', 'video']).describe('Kind of file.'),
})

/** What changed for whoever uses the product. */
export const changelogSchema = z
  .strictObject({
    ...commonShape,
    uid: z.string().min(1).optional().describe('Permanent identity; default: the id first published.'),
    title: z.string().min(1).max(80).describe('What a reader can now do, in the present tense; 80 characters at most.'),
    description: z.string().min(1).describe('One sentence for lists and feeds.'),
    type: z.enum(['added', 'changed', 'deprecated', 'removed', 'fixed', 'security']).describe('Kind of change.'),
    features: z.array(reference('features')).describe('The features that it touches; with none that customers see, it is for everybody.'),
    release: oneRelease('An entry has one release; write the others under "backports".')
      .optional()
      .describe('The release that ships it; leave it out to have it derived.'),
    backports: z
      .array(reference('releases'))
      .optional()
      .describe('Patch releases of older versions that bring it too; who runs one of them has it already.'),
    date: date().optional().describe('Day on which it was there for everybody; a draft may leave it out.'),
    live: z
      .array(z.strictObject({ offering: essentialReference('offerings'), on: date() }))
      .min(1)
      .optional()
      .describe('Instead of date: the day for each offering.'),
    status: z.enum(['draft', 'in-review', 'approved', 'published', 'withdrawn']).describe('Where it stands.'),
    publishAt: instant().optional().describe('The moment from which it is visible.'),
    authors: z.array(reference('people')).min(1).describe('Who wrote it.'),
    reviews: z
      .array(
        z.strictObject({
          by: reference('people'),
          on: date(),
          verdict: z.enum(['approve', 'request-changes']),
        }),
      )
      .describe('Who read it, when, and the verdict.'),
    revisions: z
      .array(z.strictObject({ on: date(), note: z.string().min(1) }))
      .optional()
      .describe('Material changes after publication.'),
    highlight: z.boolean().optional().describe('Shown first in its release.'),
    breaking: z
      .strictObject({
        kind: z.enum(['api', 'behaviour', 'config', 'dependency', 'plan', 'data', 'ui']),
        impact: z.string().min(1).describe('Who notices what.'),
        action: orNothing(z.string(), '').describe('What to do.'),
        automated: z.boolean().describe('Whether the upgrade does it by itself.'),
      })
      .optional()
      .describe('What breaks, and what to do.'),
    deprecation: z
      .strictObject({
        removal: reference('releases').describe('Release that removes it.'),
        replacement: z.string().optional().describe('What to use instead.'),
        announced: reference('releases').describe('Release in which it was announced.'),
      })
      .optional()
      .describe('When it goes, and what replaces it.'),
    security: z
      .strictObject({
        ids: orNothing(z.array(z.string().min(1)), []),
        severity: z.enum(['low', 'medium', 'high', 'critical']),
        affected: orNothing(z.string(), ''),
        fixedIn: orNothing(z.array(reference('releases')), []),
        credit: z.string().optional(),
      })
      .optional()
      .describe('Identifiers, severity, affected range and fixed releases.'),
    media: z.array(media).optional().describe('Pictures and videos.'),
    issues: z
      .array(z.union([z.string(), z.number()]))
      .optional()
      .describe('Numbers or addresses of issues.'),
    roadmap: z.array(reference('roadmap')).optional().describe('Roadmap items that it delivers.'),
    broadcast: z
      .array(z.enum(['email', 'slack', 'feed']))
      .optional()
      .describe('Where it is announced; for staff.'),
  })
  .check((context) => {
    const { date: day, live, status, draft } = context.value
    if (day !== undefined && live !== undefined)
      context.issues.push({
        code: 'custom',
        input: live,
        path: ['live'],
        message: 'An entry has "date" or "live", not both.',
        params: { hint: 'Take one of them out.' },
      })
    else if (day === undefined && live === undefined && status !== 'draft' && status !== 'in-review' && draft !== true)
      context.issues.push({
        code: 'custom',
        input: undefined,
        path: ['date'],
        message: 'An entry needs "date" or "live" once it is approved.',
      })
  })

for (const key of ['tier', 'tiers', 'plan', 'plans', 'availability'])
  refusedKeys.add(changelogSchema, { ...refusedKeys.get(changelogSchema), [key]: 'tier-written' })
