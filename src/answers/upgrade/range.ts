/** Which releases of a range bring what, and where one must stop on the way. */
import { isMinor, isPrerelease, lineOf } from '../../plain/versions.ts'
import type { ChangeData, ReleaseData } from './data.ts'

/** Whether somebody who runs a release has a change already: on the same line or among minor versions by number, else by day. */
export function hasChange(change: ChangeData, place: number, releases: readonly ReleaseData[]): boolean {
  const mine = releases[place] as ReleaseData
  const majorOf = (version: string) => version.split('.')[0]
  return change.releases.some((each) => {
    const brings = releases[each]
    if (!brings || each > place || brings.offering !== mine.offering) return false
    const isEarlierMinor = isMinor(brings.version) && majorOf(brings.version) === majorOf(mine.version)
    return isEarlierMinor || lineOf(brings.version) === lineOf(mine.version) || brings.on <= mine.on
  })
}

/** The place of the lowest release of a range that brings a change; of the end, if it came by day alone. */
export function placeInRange({ releases: places }: ChangeData, from: number, to: number, releases: readonly ReleaseData[]): number {
  return (
    places
      .filter((place) => place > from && place <= to && releases[place]?.offering === releases[to]?.offering)
      .filter((place) => place === to || !isPrerelease(releases[place]?.version ?? ''))
      .sort((a, b) => a - b)[0] ?? to
  )
}

/** The day that counts for what comes with minor versions: of a patch, that of the version that opens its line. */
export function lineDay(place: number, releases: readonly ReleaseData[]): string {
  const mine = releases[place]
  if (!mine || isMinor(mine.version) || isPrerelease(mine.version)) return mine?.on ?? ''
  const isOpener = ({ version, offering }: ReleaseData) =>
    offering === mine.offering && isMinor(version) && lineOf(version) === lineOf(mine.version)
  return releases.find(isOpener)?.on ?? mine.on
}

/** The stops that the releases of a range ask for, where one comes from before them. */
export function stopsBetween(from: number, to: number, places: readonly number[], releases: readonly ReleaseData[]): string[] {
  const asked = new Set(
    places.flatMap((place) => {
      const { status, stop, version = '' } = releases[place] ?? {}
      // Nobody has to take a version for trial on the way to another one.
      return status === 'yanked' || stop === undefined || (place !== to && isPrerelease(version)) ? [] : stop
    }),
  )
  const { offering } = releases[to] ?? {}
  return releases.flatMap((release, place) =>
    place > from && place < to && release.offering === offering && asked.has(release.version) ? release.version : [],
  )
}
