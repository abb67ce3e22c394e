/** What a release's page shows besides its entries. */

import { type FactValue, sinceValue } from '../../graph/fact-value.ts'
import type { Handbook } from '../../graph/handbook.ts'
import { findRelease, type Release, releasesOf, type Support, supportOf } from './order.ts'
import { isMinor, isPrerelease, releaseKind, lineOf, finalVersion, findReplacement } from '../../plain/versions.ts'
import { compareVersions } from './listing.ts'

export interface KnownIssue {
  text: string
  url: string | undefined
  fixedIn: FactValue | undefined
}

export function knownIssuesOf(entry: Release, handbook: Handbook): KnownIssue[] {
  const { knownIssues = [] } = entry.data
  return knownIssues.map(({ text, url, fixedIn }) => ({
    text,
    url,
    fixedIn: fixedIn === undefined ? undefined : sinceValue(fixedIn, handbook),
  }))
}

export interface ReleaseState {
  /**
   * Why it was withdrawn, and the newest released patch to use instead, in its own line if possible, otherwise the next; undefined if it
   * wasn't withdrawn.
   */
  yanked?: { reason: string | undefined; instead: Release | undefined }
  isPlanned: boolean
  /** That it's a pre-release, and the version it prepares, if that's in the calendar. */
  prerelease?: { of: Release | undefined }
  /** A version to stop at first; a link if it has a page. */
  stop: FactValue | undefined
  /** For its line: a patch is supported as long as its line. Undefined for unreleased versions and pre-releases. */
  support: Support | undefined
  /** The version that opened its line, for a patch. */
  opener: Release | undefined
  /** Patches of its line, lowest first, for a version that opens one. */
  patches: readonly Release[]
  /** Pre-releases of this version, lowest first. */
  prereleases: readonly Release[]
}

export function stateOf(release: Release, handbook: Handbook): ReleaseState {
  const { status, reason, upgradeFrom, offering } = release.data
  const line = releasesOf(handbook, offering).filter(({ id }) => lineOf(id) === lineOf(release.id))
  const later = releasesOf(handbook, offering).filter(({ id }) => compareVersions(id, release.id) > 0)
  const kind = releaseKind(release.id)
  const replacement = findReplacement(later.filter(({ id, data }) => data.status === 'released' && !isPrerelease(id)).map(({ id }) => id))
  const instead = later.find(({ id }) => id === replacement)
  const isSame = (one: string, other: string) => compareVersions(one, other) === 0
  return {
    ...(status === 'yanked' && { yanked: { reason, instead } }),
    ...(kind === 'prerelease' && { prerelease: { of: line.find(({ id }) => isSame(id, finalVersion(release.id))) } }),
    isPlanned: status === 'planned',
    stop: upgradeFrom === undefined ? undefined : sinceValue(upgradeFrom, handbook),
    support: status === 'released' && kind !== 'prerelease' ? supportOf(release, handbook) : undefined,
    opener: kind === 'patch' ? findRelease(handbook, lineOf(release.id)) : undefined,
    patches: isMinor(release.id) ? line.filter(({ id }) => releaseKind(id) === 'patch') : [],
    prereleases: line.filter(({ id }) => id !== release.id && isPrerelease(id) && isSame(finalVersion(id), release.id)),
  }
}
