/** The order of releases, and the major version that lists them. */
import semver from 'semver'
import type { Listing } from '../../graph/listing.ts'
import { compareIds } from '../../plain/compare.ts'
import { text } from '../../words/text.ts'

/** By version: 2.9 before 2.10, 2.33 before 3.0. */
export function compareVersions(a: string, b: string): number {
  const [one, other] = [a, b].map((each) => semver.coerce(each, { includePrerelease: true }))
  return one && other ? semver.compareBuild(one, other) : compareIds(a, b)
}

const majorOf = (id: string) => id.split('.')[0] ?? ''

export const releaseListing: Listing<'releases'> = {
  order: (a, b) => compareVersions(b.id, a.id),
  part: ({ id }) => majorOf(id),
  otherParts: () => ({ title: text.releases.otherVersions, nameOf: (major) => `${major}.x` }),
  isNewestFirst: true,
  anchors: { releases: ({ id }, anchor) => `v${majorOf(id)}` === anchor },
}
