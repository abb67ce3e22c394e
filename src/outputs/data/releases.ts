import { z } from 'zod'
import { supportOf } from '../../collections/releases/order.ts'
import { releaseSchema as written } from '../../collections/releases/schema.ts'
import type { Entry } from '../../graph/entry.ts'
import type { Handbook } from '../../graph/handbook.ts'
import { releaseKind } from '../../plain/versions.ts'
import { day, id, pageShape, url, version } from './shapes.ts'

export const releaseSchema = z.looseObject({
  ...pageShape,
  id: version().describe('The version.'),
  offering: id().describe('Offering it is for.'),
  date: day().describe('Release date, planned or actual.'),
  status: written.shape.status.describe('"yanked" if it was withdrawn.'),
  kind: z.enum(['major', 'minor', 'patch', 'prerelease']).describe('Kind of release, by its number.'),
  headline: z.string().optional().describe('Headline in one line.'),
  reason: z.string().optional().describe('Why it was withdrawn.'),
  upgradeFrom: version().optional().describe('Release to upgrade to first.'),
  support: z
    .looseObject({
      active: z.boolean().describe('Whether it is supported on the day of the build.'),
      lastDay: day().optional().describe('Last day of support, if it is fixed.'),
      endsWith: version().optional().describe('Release that ends support on its day, if no day is fixed.'),
    })
    .describe('How long it is supported.'),
  knownIssues: z.array(
    z.looseObject({ text: z.string(), url: url().optional(), fixedIn: version().optional().describe('Release that fixes it.') }),
  ),
})

/** What is particular to a release. */
export function releaseData(entry: Entry<'releases'>, handbook: Handbook) {
  const { date, status, offering, headline, reason, upgradeFrom, knownIssues = [] } = entry.data
  const { isSupported, until, endedBy } = supportOf(entry, handbook)
  return {
    offering,
    date,
    status,
    kind: releaseKind(entry.id),
    headline,
    reason,
    upgradeFrom,
    support: { active: isSupported, ...(endedBy ? { endsWith: endedBy.id } : { lastDay: until }) },
    knownIssues,
  }
}
