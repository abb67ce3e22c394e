/** The release calendar: dates, which version ships a change of a date, and how long each is supported. */
import { isCalendarDay } from '../fields/fields.ts'
import type { Entry } from '../../graph/entry.ts'
import { entriesOf, type Graph } from '../../graph/graph.ts'
import { memoizeFor } from '../../plain/memo.ts'
import { isMinor, isPrerelease, lineOf } from '../../plain/versions.ts'
import { compareVersions } from './listing.ts'

export type Release = Entry<'releases'>

/** Releases of an offering, or of all, sorted by version. */
export function releasesOf(graph: Graph, offering?: string): readonly Release[] {
  return memoizeFor(graph, `releases of ${offering ?? 'all'}`, () =>
    entriesOf(graph, 'releases')
      .filter(({ data }) => offering === undefined || data.offering === offering)
      .toSorted((a, b) => compareVersions(a.id, b.id)),
  )
}

/** Offerings that get changes with a version, and those that get them immediately. */
export function offeringsBy(graph: Graph, delivery: 'versioned' | 'continuous'): readonly Entry<'offerings'>[] {
  return entriesOf(graph, 'offerings').filter(({ data }) => data.delivery === delivery)
}

export function findRelease(graph: Graph, version: string): Release | undefined {
  return graph.entryIndex.find('releases', version)
}

/** The date of a version or date; undefined for an unknown version. */
export function dayOf(since: string, graph: Graph): string | undefined {
  return isCalendarDay(since) ? since : findRelease(graph, since)?.data.date
}

/** An offering's first minor release on or after a date that wasn't withdrawn. */
export function firstMinorFrom(day: string, offering: string, graph: Graph): Release | undefined {
  const minors = memoizeFor(graph, `minors of ${offering}`, () =>
    releasesOf(graph, offering)
      .filter(({ id, data }) => isMinor(id) && data.status !== 'yanked')
      .toSorted((a, b) => (a.data.date < b.data.date ? -1 : a.data.date > b.data.date ? 1 : compareVersions(a.id, b.id))),
  )
  let [low, high] = [0, minors.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((minors[middle]?.data.date ?? '') < day) low = middle + 1
    else high = middle
  }
  return minors[low]
}

export interface Support {
  /** The date on which it ends; undefined if no planned release ends it. */
  until: string | undefined
  /** Whether it's supported on the build date. */
  isSupported: boolean
  /** The release that ends it, if determined by the policy. */
  endedBy: Release | undefined
}

/**
 * How long a release is supported: as written for it or its line, otherwise until the policy's number of minor versions has followed.
 * Pre-releases are for testing and never supported.
 */
export function supportOf(release: Release, graph: Graph): Support {
  return memoizeFor(graph, `support of ${release.id}`, () => findSupport(release, graph))
}

function findSupport(release: Release, graph: Graph): Support {
  if (isPrerelease(release.id)) return { until: undefined, isSupported: false, endedBy: undefined }
  const { offering, status, date } = release.data
  const opener = findRelease(graph, lineOf(release.id))
  const supportedUntil = release.data.supportedUntil ?? (opener?.data.offering === offering ? opener.data.supportedUntil : undefined)
  const today = graph.now.slice(0, 10)
  const starts = releasesOf(graph, offering).filter(({ id, data }) => isMinor(id) && data.status !== 'yanked')
  const later = starts.filter(({ id }) => compareVersions(lineOf(id), lineOf(release.id)) > 0)
  const endedBy = supportedUntil === undefined ? later[graph.config.policy.supportedMinors - 1] : undefined
  const until = supportedUntil ?? endedBy?.data.date
  const isOut = status === 'released' && date <= today
  // A written date is the last day of support; the date of the release that ends it is the first day without.
  const isOver = until !== undefined && (supportedUntil === undefined ? until <= today : until < today)
  return { until, isSupported: isOut && !isOver, endedBy }
}

/** Supported releases that are out, sorted by version. */
export function supportedReleases(graph: Graph, offering: string): readonly Release[] {
  return memoizeFor(graph, `supported releases of ${offering}`, () =>
    releasesOf(graph, offering).filter((release) => supportOf(release, graph).isSupported),
  )
}
