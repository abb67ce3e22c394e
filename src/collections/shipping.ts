/** What ships: releases, milestones, changelog, broadcasts, editions, redirects. */

import { z } from 'zod'
import { quotedCommand } from '../plain/command.ts'
import { audienceByCollection } from './names.ts'
import { commonShape, title } from './fields/common.ts'
import { editionNameRule, isEditionName } from './fields/edition-name.ts'
import {
  address,
  date,
  destination,
  essentialReference,
  file,
  instant,
  oneRelease,
  orNothing,
  reference,
  refusedKeys,
  webAddress,
} from './fields/fields.ts'

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

export const milestoneSchema = z.strictObject({
  ...commonShape,
  title: title().describe('Name of the milestone.'),
  dri: reference('people').optional().describe('The one person who is directly responsible; a milestone needs one.'),
  start: date().describe('First day.'),
  due: date().describe('Last day.'),
  status: z.enum(['planned', 'active', 'closed']).describe('Where it stands.'),
  capacity: z.number().positive().optional().describe('Points that fit.'),
  goals: z
    .array(z.strictObject({ text: z.string().min(1), objective: reference('objectives') }))
    .describe('What it is for, each with the objective that it serves.'),
  scope: z
    .array(
      z.strictObject({
        item: reference('roadmap', 'backlog').describe('Roadmap item or issue.'),
        commitment: z.enum(['committed', 'stretch']).describe('How firm it is.'),
        announce: z.union([z.literal(true), z.strictObject({ no: z.string().min(1) })]).describe('true, or { no: reason }.'),
        outcome: z.enum(['shipped', 'slipped', 'dropped']).optional().describe('What became of it.'),
        carriedTo: reference('milestones').optional().describe('The milestone that took it over.'),
        reason: z.string().min(1).optional().describe('Why it slipped or was dropped.'),
      }),
    )
    .describe('What is in it.'),
  release: reference('releases').optional().describe('The release that it ends in.'),
})

const media = z.strictObject({
  src: file().describe('Path of the file, relative to this one.'),
  alt: orNothing(z.string(), '').describe('What it shows, for those who cannot see it.'),
  caption: z.string().optional().describe('What to notice.'),
  kind: z.enum(['image', 'video']).describe('Kind of file.'),
})

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

export const broadcastSchema = z.strictObject({
  ...commonShape,
  of: z.string().min(1).describe('uid of the entry or version of the release.'),
  channel: z.enum(['email', 'slack', 'github']).describe('Channel.'),
  audience: z.string().describe('Who got it.'),
  title: title().optional().describe('The title under which it was sent.'),
  at: instant().describe('When it was sent.'),
  digest: z.string().min(1).describe('Digest of what was sent.'),
})

export const editionSchema = z.strictObject({
  ...commonShape,
  name: z
    .string()
    .refine(isEditionName, { message: 'This cannot be the name of an edition.', params: { hint: editionNameRule } })
    .describe('Name of the edition; it is part of its address.'),
  commit: z
    .string()
    .regex(/^[0-9a-f]{7,64}$/, 'Write the id of a commit.')
    .describe('The commit that it shows.'),
  date: date().describe('Day of the edition.'),
  note: z.string().optional().describe('What it is for.'),
  defaults: audienceByCollection()
    .optional()
    .describe(
      'Default audience of each collection when the edition was cut; `handbook edition cut` writes it. What was for staff by then stays for staff in it.',
    ),
})

export const withheldSchema = z.strictObject({
  document: z.string().min(1).describe('Path of a file of the content folder, as it is today or was; it is meant under all its names.'),
  revision: z
    .string()
    .regex(/^[0-9a-f]{7,64}$/, 'Write the id of a commit or of what the file held.')
    .optional()
    .describe('Only what the file held at a commit, by the id of the commit or of the blob.'),
  block: z
    .string()
    .refine((text) => /[\p{L}\p{N}]/u.test(text), { message: 'Write words of the block.' })
    .optional()
    .describe('Only blocks and values with these words, which stand here for all to read.'),
  digest: z
    .string()
    .regex(/^[1-9]\d{0,4}:[0-9a-f]{64}$/, `See ${quotedCommand(['edition', 'withhold'], { help: true })}, which writes it.`)
    .optional()
    .describe('The same by a digest of the words; `handbook edition withhold` writes it.'),
  date: date().describe('Day since when it is withheld.'),
  reason: z.string().min(1).describe('Why; readers see it.'),
})

export const redirectSchema = z.strictObject({
  ...commonShape,
  from: address().describe('The old address.'),
  to: destination().describe('The new address; `none` if the old one is gone on purpose.'),
})
