/** What the page of a release shows beside its entries. */

import type { DataOf, Entry } from './entry.ts'
import { type FactValue, sinceValue } from './facts.ts'
import type { Handbook } from './handbook.ts'
import { compareVersions } from './order.ts'
import { findRelease, type Release, releasesOf, type Support, supportOf } from './releases.ts'
import { isMinor, lineOf } from './versions.ts'

export interface KnownIssue {
  text: string
  url: string | undefined
  fixedIn: FactValue | undefined
}

export function knownIssuesOf(entry: Entry, handbook: Handbook): KnownIssue[] {
  const { knownIssues = [] } = entry.data as DataOf<'releases'>
  return knownIssues.map(({ text, url, fixedIn }) => ({
    text,
    url,
    fixedIn: fixedIn === undefined ? undefined : sinceValue(fixedIn, handbook),
  }))
}

export interface ReleaseState {
  /** Why it was taken back, and the next version that is out; missing where it was not. */
  yanked?: { reason: string | undefined; instead: Release | undefined }
  isPlanned: boolean
  /** A version at which one must stop first: as a link if it has a page. */
  stop: FactValue | undefined
  /** Of its line: a patch is supported for as long as its line is. Undefined for what is not out. */
  support: Support | undefined
  /** The version that opened its line, for a patch. */
  opener: Release | undefined
  /** Patches of its line, lowest first, for a version that opens one. */
  patches: readonly Release[]
}

export function stateOf(release: Release, handbook: Handbook): ReleaseState {
  const { status, reason, upgradeFrom, offering } = release.data
  const line = releasesOf(handbook, offering).filter(({ id }) => lineOf(id) === lineOf(release.id))
  const later = releasesOf(handbook, offering).filter(({ id }) => compareVersions(id, release.id) > 0)
  return {
    ...(status === 'yanked' && { yanked: { reason, instead: later.find(({ data }) => data.status === 'released') } }),
    isPlanned: status === 'planned',
    stop: upgradeFrom === undefined ? undefined : sinceValue(upgradeFrom, handbook),
    support: status === 'released' ? supportOf(release, handbook) : undefined,
    opener: isMinor(release.id) ? undefined : findRelease(handbook, lineOf(release.id)),
    patches: isMinor(release.id) ? line.filter(({ id }) => !isMinor(id)) : [],
  }
}
