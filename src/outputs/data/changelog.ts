import { z } from 'zod'
import { changelogShape } from '../../collections/changelog/schema.ts'
import { dateOf } from '../../collections/changelog/listing.ts'
import { reachOf } from '../../collections/changelog/reach.ts'
import { isWithdrawn, releaseOf } from '../../collections/changelog/view.ts'
import { tiersOf } from '../../collections/tiers/view.ts'
import { areasOf } from '../../graph/areas.ts'
import type { Entry } from '../../graph/entry.ts'
import { uidOf } from '../../graph/entry-tag.ts'
import type { Handbook } from '../../graph/handbook.ts'
import { day, id, pageShape, version } from './shapes.ts'

export const changeSchema = z.looseObject({
  ...pageShape,
  uid: id().describe('Permanent id: it stays when the entry is renamed.'),
  description: z.string().optional().describe('One sentence, as plain text.'),
  type: changelogShape.type.optional(),
  status: z.enum(['published', 'withdrawn']).describe('"withdrawn" if it no longer applies.'),
  date: day().describe('Day on which the first offering got it.'),
  updated: day().describe('Day of its last material change.'),
  highlight: z.boolean().describe('Whether it is shown first in its release.'),
  release: version().optional().describe('Release that lists it.'),
  features: z.array(id()).describe('Features it affects.'),
  areas: z.array(id()).describe('Product areas of these features.'),
  reach: z
    .array(
      z.looseObject({
        offering: id(),
        on: day().optional().describe('Day on which the offering gets it; missing if no release ships it yet.'),
        releases: z.array(version()).describe('Releases that ship it, lowest first; empty if the offering gets it at once.'),
        plans: z.array(id()).describe('Plans it concerns; empty if the offering has no plans, so that everyone gets it.'),
      }),
    )
    .describe('Offerings that get it, with the plans it concerns.'),
  breaking: z
    .looseObject({
      kind: changelogShape.breaking.unwrap().shape.kind,
      impact: z.string().describe('Who is affected, and how.'),
      action: z.string().optional().describe('What users need to do.'),
      automated: z.boolean().describe('Whether the upgrade does it.'),
    })
    .optional()
    .describe('Set for a breaking change.'),
  deprecation: z
    .looseObject({
      announced: version().optional().describe('Release that announced it.'),
      removal: version().optional().describe('Release that removes it.'),
      replacement: z.string().optional().describe('What to use instead.'),
    })
    .optional()
    .describe('Set if something will be removed.'),
  security: z
    .looseObject({
      ids: z.array(z.string()).describe('Identifiers of the vulnerability, for example of CVE.'),
      severity: z.enum(['low', 'medium', 'high', 'critical']).optional(),
      affected: z.string().optional().describe('Affected versions.'),
      fixedIn: z.array(version()).describe('Releases that fix it.'),
      credit: z.string().optional(),
    })
    .optional()
    .describe('Set for a vulnerability.'),
})

/** What is particular to an entry of the changelog. */
export function changeData(entry: Entry<'changelog'>, handbook: Handbook) {
  const { type, highlight = false, features = [], revisions = [], breaking, deprecation, security } = entry.data
  const date = dateOf(entry)
  return {
    uid: uidOf(entry, handbook.config.collections),
    description: entry.description,
    type,
    status: isWithdrawn(entry) ? 'withdrawn' : 'published',
    date,
    updated: [date, ...revisions.map(({ on }) => on)].sort().at(-1) ?? date,
    highlight,
    release: releaseOf(entry, handbook)?.id,
    features,
    areas: areasOf(features, handbook),
    reach: reachOf(entry, handbook).map(({ offering, on, releases, tiers, followers }) => ({
      offering,
      on,
      releases: releases.map(({ id: release }) => release),
      plans: tiersOf(handbook).flatMap(({ id: plan, data }) =>
        (typeof tiers === 'string' ? data.offerings.includes(offering) : tiers.includes(plan) || followers.includes(plan)) ? plan : [],
      ),
    })),
    breaking: breaking && {
      kind: breaking.kind,
      impact: breaking.impact,
      action: breaking.action || undefined,
      automated: breaking.automated,
    },
    deprecation: deprecation && {
      announced: deprecation.announced,
      removal: deprecation.removal,
      replacement: deprecation.replacement,
    },
    security: security && {
      ids: security.ids ?? [],
      severity: security.severity,
      affected: security.affected || undefined,
      fixedIn: security.fixedIn,
      credit: security.credit,
    },
  }
}
