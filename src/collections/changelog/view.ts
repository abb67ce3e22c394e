/** The changelog by release. */
import { text } from '../../words/text.ts'
import { compare, compareIds } from '../../plain/compare.ts'
import type { Entry } from '../../graph/entry.ts'
import type { Graph } from '../../graph/graph.ts'
import type { Handbook } from '../../graph/handbook.ts'
import type { Link } from '../../graph/link.ts'
import { memoizeFor } from '../../plain/memo.ts'
import { inOrder } from '../../graph/order.ts'
import { type Change, reachOf, releasesFor } from './reach.ts'
import { referrers } from '../../graph/links/referrers.ts'
import { findRelease, offeringsBy, type Release } from '../releases/order.ts'
import { isMinor } from '../../plain/versions.ts'
import { dateOf } from './listing.ts'
import { compareVersions } from '../releases/listing.ts'

export interface ReleaseGroup {
  /** Undefined for entries that aren't in a release yet. */
  release?: Release
  entries: Change[]
}

/** Published and then withdrawn: it stays in its position, marked as withdrawn. */
export function isWithdrawn({ data }: Change): boolean {
  return data.status === 'withdrawn'
}

/** The release that lists an entry: the written one, otherwise the first minor release of a versioned offering on or after its date. */
export function releaseOf(entry: Change, graph: Graph): Release | undefined {
  const { release: written } = entry.data
  if (written !== undefined) return findRelease(graph, written)
  const versioned = offeringsBy(graph, 'versioned').map(({ id }) => id)
  const reached = reachOf(entry, graph).map(({ offering }) => offering)
  const offering = versioned.find((id) => reached.includes(id)) ?? versioned[0]
  const releases = offering === undefined ? [] : releasesFor(entry, offering, graph)
  // A patch of an older version is a backport: the entry is listed with the version that shipped it first.
  return releases.find(({ id }) => isMinor(id)) ?? releases[0]
}

/** Entries newest first under their releases, newest release first. Entries without a release come before all. */
export function groupByRelease(handbook: Handbook): readonly ReleaseGroup[] {
  return memoizeFor(handbook, 'changelog by release', () => {
    const entries = inOrder(handbook, 'changelog')
    const groupOf = (entry: Change) => {
      const release = releaseOf(entry, handbook)
      const isOut = release?.data.status !== 'planned'
      // Changes only for other offerings are listed by date, and an unreleased version doesn't contain them yet.
      return isOut || reachOf(entry, handbook).some(({ releases }) => releases.includes(release)) ? release : undefined
    }
    return [...Map.groupBy(entries, groupOf)]
      .map(([release, members]): ReleaseGroup => (release ? { release, entries: members } : { entries: members }))
      .sort((a, b) => (!a.release ? -1 : !b.release ? 1 : compareVersions(b.release.id, a.release.id)))
  })
}

/** The title of a group in the list; says whether its version is planned or withdrawn. */
export function groupTitle(release: Release | undefined): string {
  if (release === undefined) return text.changelog.unreleased
  const { title, data } = release
  return data.status === 'planned' ? text.releases.planned(title) : data.status === 'yanked' ? text.releases.withdrawn(title) : title
}

const kinds = ['security', 'added', 'changed', 'deprecated', 'removed', 'fixed'] as const

/** Changes of an unknown kind come last. */
function kindOrder({ type }: Change['data']): number {
  return type === undefined ? kinds.length : kinds.indexOf(type)
}

/** Lower for what readers must see first: breaking changes, then actions, then by type of change. */
function urgency({ data }: Change): number {
  if (data.breaking) return data.breaking.automated ? 1 : 0
  if (data.type === 'security' || data.deprecation || data.type === 'removed') return 2
  return 3 + kindOrder(data)
}

/** Breaking changes first, then those with an action, then by type; within each, highlights first, then by date. */
export function byUrgency(a: Change, b: Change): number {
  return (
    urgency(a) - urgency(b) ||
    kindOrder(a.data) - kindOrder(b.data) ||
    Number(b.data.highlight ?? false) - Number(a.data.highlight ?? false) ||
    compare(dateOf(b), dateOf(a)) ||
    compareIds(a.id, b.id)
  )
}

export type Urgency = 'breaking' | 'action' | NonNullable<Change['data']['type']> | 'other'

/** Entries in the order of `byUrgency`, grouped by what readers must do: breaking changes, actions, then types of change. */
export function groupByUrgency(entries: readonly Change[]): [Urgency, Change[]][] {
  const groupOf = (entry: Change): Urgency => {
    const rank = urgency(entry)
    return rank < 2 ? 'breaking' : rank === 2 ? 'action' : (entry.data.type ?? 'other')
  }
  return [...Map.groupBy(entries.toSorted(byUrgency), groupOf)]
}

/** Its approvers, without authors; a reviewer's last verdict counts. */
export function approvals({ data }: Change): string[] {
  const { authors = [], reviews = [] } = data
  const verdicts = new Map(reviews.toSorted((a, b) => compare(a.on, b.on)).map(({ by, verdict }) => [by, verdict]))
  return [...verdicts].flatMap(([by, verdict]) => (verdict === 'approve' && !authors.includes(by) ? by : []))
}

/** The entries that a release ships to its users, including backports, without withdrawn ones. */
export function entriesOfRelease(handbook: Graph, release: Pick<Entry, 'id'>): readonly Change[] {
  const byRelease = memoizeFor(handbook, 'entries by release', () => {
    const found = referrers(handbook, 'changelog', 'release', (entry) =>
      isWithdrawn(entry) ? [] : reachOf(entry, handbook).flatMap(({ releases }) => releases.map(({ id }) => id)),
    )
    return new Map([...found].map(([id, entries]) => [id, entries.toSorted(byUrgency)]))
  })
  return byRelease.get(release.id) ?? []
}

/** Releases newest first under their major versions. */
export function releasesByMajor(handbook: Handbook): { major: string; releases: Release[] }[] {
  const releases = inOrder(handbook, 'releases')
  return [...Map.groupBy(releases, ({ id }) => id.split('.')[0] ?? '')].map(([major, members]) => ({ major, releases: members }))
}

/** The releases that ship a change, lowest first, as links; none if it only applies to offerings without versions. */
export function releasesOfEntry(entry: Change, handbook: Handbook): Link[] {
  const releases = new Set(reachOf(entry, handbook).flatMap((reach) => reach.releases))
  return [...releases].map(({ title, url }) => ({ title, url }))
}
