/** Releases as a calendar: what came out in which month, how often, and how long each line is supported. */
import { compare } from '../plain/compare.ts'
import { daysAfter, daysBetween, median } from '../plain/days.ts'
import { entriesOf, type Graph } from '../graph/graph.ts'
import { findRelease, type Release, releasesOf, supportedReleases, supportOf } from '../collections/releases/order.ts'
import { isMinor, isPrerelease, releaseKind, lineOf } from '../plain/versions.ts'
import { compareVersions } from '../collections/releases/listing.ts'

export interface CalendarYear {
  /** `2026`. */
  year: string
  /** January first; the releases of each month by day. */
  months: readonly (readonly Release[])[]
  /** Number of versions that opened a line, patched one, or were pre-releases. */
  minors: number
  patches: number
  prereleases: number
  /** Median of the days between minor versions, for gaps that end in this year; undefined if there are none. */
  cadence: number | undefined
}

/** Latest year first. */
export function calendarYears(graph: Graph): CalendarYear[] {
  const releases = releasesOf(graph).toSorted((a, b) => compare(a.data.date, b.data.date) || compareVersions(a.id, b.id))
  const gaps = Map.groupBy(minorGaps(releases), ({ year }) => year)
  return [...Map.groupBy(releases, ({ data }) => data.date.slice(0, 4))]
    .map(([year, members]) => ({
      year,
      months: Array.from({ length: 12 }, (_, month) => members.filter(({ data }) => Number(data.date.slice(5, 7)) === month + 1)),
      minors: members.filter(({ id }) => isMinor(id)).length,
      patches: members.filter(({ id }) => releaseKind(id) === 'patch').length,
      prereleases: members.filter(({ id }) => isPrerelease(id)).length,
      cadence: median((gaps.get(year) ?? []).map(({ days }) => days)),
    }))
    .reverse()
}

export interface SupportWindow {
  /** The version that opens the line, and the latest released one. */
  first: Release
  latest: Release
  /** Days; `until` is undefined while no planned release ends support. */
  from: string
  until: string | undefined
}

export interface SupportCalendar {
  /** First and last day of the calendar. */
  from: string
  to: string
  today: string
  /** Latest line first. */
  windows: readonly SupportWindow[]
}

/** Lines supported today; undefined if there are none. */
export function supportCalendar(graph: Graph): SupportCalendar | undefined {
  const today = graph.now.slice(0, 10)
  const windows = entriesOf(graph, 'offerings').flatMap(({ id: offering }) =>
    [...Map.groupBy(supportedReleases(graph, offering), ({ id }) => lineOf(id))]
      .flatMap(([line, members]): SupportWindow[] => {
        const [earliest, latest] = [members[0], members.at(-1)]
        if (!earliest || !latest) return []
        const first = findRelease(graph, line) ?? earliest
        return [{ first, latest, from: first.data.date, until: supportOf(latest, graph).until }]
      })
      .reverse(),
  )
  if (windows.length === 0) return undefined
  const days = windows.flatMap(({ from, until }) => [from, ...(until === undefined ? [] : [until])])
  const to = [...days, daysAfter(today, 60)].sort().at(-1) ?? today
  return { from: days.sort()[0] ?? today, to, today, windows }
}

/** Position of a day between two others, in percent. */
export function percentBetween(day: string, { from, to }: { from: string; to: string }): number {
  const [at, start, end] = [day, from, to].map((each) => Date.parse(each)) as [number, number, number]
  return end === start ? 0 : Math.round((1000 * (at - start)) / (end - start)) / 10
}

/** Days before each minor version of the same offering, withdrawn versions aside. */
function minorGaps(releases: readonly Release[]): { year: string; days: number }[] {
  const minors = releases.filter(({ id, data }) => isMinor(id) && data.status !== 'yanked')
  return [...Map.groupBy(minors, ({ data }) => data.offering).values()].flatMap((same) =>
    same.slice(1).map(({ data }, index) => ({
      year: data.date.slice(0, 4),
      days: daysBetween(same[index]?.data.date ?? data.date, data.date),
    })),
  )
}
