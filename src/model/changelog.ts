/** The changelog by release. */
import type { Entry } from './entry.ts'
import { entriesOf, type Handbook } from './handbook.ts'
import { remember } from './memo.ts'
import { compareVersions, dateOf, inOrder } from './order.ts'
import type { Link } from './page.ts'

export interface ReleaseGroup {
  /** Missing for entries that no release brings yet. */
  release?: Entry<'releases'>
  entries: Entry<'changelog'>[]
}

/** The version that brings an entry: the one written, else the first minor release of a versioned offering on or after its day. */
export function releaseOf(
  entry: Entry<'changelog'>,
  releases: readonly Entry<'releases'>[],
  versioned: ReadonlySet<string>,
): Entry<'releases'> | undefined {
  const written = entry.data.release
  if (written !== undefined) return releases.find(({ id }) => id === written || compareVersions(id, written) === 0)
  const date = dateOf(entry as unknown as Entry)
  return releases
    .filter(({ id, data }) => data.date >= date && data.status !== 'yanked' && versioned.has(data.offering) && /^\d+\.\d+(\.0)?$/.test(id))
    .toSorted((a, b) => (a.data.date < b.data.date ? -1 : a.data.date > b.data.date ? 1 : compareVersions(a.id, b.id)))[0]
}

/** Entries newest first under their releases, newest release first; what is unreleased comes before all. */
export function groupByRelease(handbook: Handbook): readonly ReleaseGroup[] {
  return remember(handbook, 'changelog by release', () => makeGroups(handbook))
}

function makeGroups(handbook: Handbook): ReleaseGroup[] {
  const releases = entriesOf(handbook, 'releases')
  const versioned = new Set(
    entriesOf(handbook, 'offerings')
      .filter(({ data }) => data.delivery === 'versioned')
      .map(({ id }) => id),
  )
  const entries = inOrder(handbook, 'changelog') as unknown as Entry<'changelog'>[]
  const groups = Map.groupBy(entries, (entry) => releaseOf(entry, releases, versioned))
  return [...groups]
    .map(([release, members]): ReleaseGroup => (release ? { release, entries: members } : { entries: members }))
    .sort((a, b) => (!a.release ? -1 : !b.release ? 1 : compareVersions(b.release.id, a.release.id)))
}

/** The entries of one release: breaking first, then by kind of change. */
export function entriesOfRelease(handbook: Handbook, release: Entry): Entry<'changelog'>[] {
  const kinds = ['security', 'added', 'changed', 'deprecated', 'removed', 'fixed']
  const groups = remember(
    handbook,
    'groups by release',
    () => new Map(groupByRelease(handbook).map((group) => [group.release?.id, group.entries])),
  )
  return (groups.get(release.id) ?? []).toSorted(
    (a, b) => Number(!a.data.breaking) - Number(!b.data.breaking) || kinds.indexOf(a.data.type) - kinds.indexOf(b.data.type),
  )
}

/** The anchor of a release on the list: `v2-30`. */
export function releaseAnchor(release: Pick<Entry, 'id'> | undefined): string {
  return release ? `v${release.id.replaceAll('.', '-')}` : 'unreleased'
}

/** Releases newest first under their major versions. */
export function releasesByMajor(handbook: Handbook): { major: string; releases: Entry<'releases'>[] }[] {
  const releases = inOrder(handbook, 'releases') as unknown as Entry<'releases'>[]
  return [...Map.groupBy(releases, ({ id }) => id.split('.')[0] ?? '')].map(([major, members]) => ({ major, releases: members }))
}

/** The release that brings an entry, as a link. */
export function releaseOfEntry(entry: Entry, handbook: Handbook): Link | undefined {
  const releases = remember(
    handbook,
    'releases of entries',
    () => new Map(groupByRelease(handbook).flatMap(({ release, entries }) => entries.map(({ id }) => [id, release]))),
  )
  const release = releases.get(entry.id)
  return release && { title: release.title, url: release.url }
}
