/** Which releases in a range have a change, and where the upgrade has to stop. */
import { isMinor, isPrerelease, lineOf } from '../../plain/versions.ts'
import type { ChangeData, ReleaseData } from './data.ts'

/** Whether a release already has a change: by number on the same line or from an earlier minor version of the same major, else by date. */
export function hasChange(change: ChangeData, index: number, releases: readonly ReleaseData[]): boolean {
  const mine = releases[index] as ReleaseData
  const majorOf = (version: string) => version.split('.')[0]
  return change.releases.some((each) => {
    const brings = releases[each]
    if (!brings || each > index || brings.offering !== mine.offering) return false
    const isEarlierMinor = isMinor(brings.version) && majorOf(brings.version) === majorOf(mine.version)
    return isEarlierMinor || lineOf(brings.version) === lineOf(mine.version) || brings.on <= mine.on
  })
}

/** Index of the lowest release in the range that has a change; `to` if the change came by date only. */
export function firstInRange({ releases: indexes }: ChangeData, from: number, to: number, releases: readonly ReleaseData[]): number {
  return (
    indexes
      .filter((index) => index > from && index <= to && releases[index]?.offering === releases[to]?.offering)
      .filter((index) => index === to || !isPrerelease(releases[index]?.version ?? ''))
      .sort((a, b) => a - b)[0] ?? to
  )
}

/** Date that counts for changes of minor versions: for a patch, that of the version that opened its line. */
export function lineDay(index: number, releases: readonly ReleaseData[]): string {
  const mine = releases[index]
  if (!mine || isMinor(mine.version) || isPrerelease(mine.version)) return mine?.on ?? ''
  const isOpener = ({ version, offering }: ReleaseData) =>
    offering === mine.offering && isMinor(version) && lineOf(version) === lineOf(mine.version)
  return releases.find(isOpener)?.on ?? mine.on
}

/** Stops that releases in the range require, if they come after `from`. */
export function stopsBetween(from: number, to: number, indexes: readonly number[], releases: readonly ReleaseData[]): string[] {
  const asked = new Set(
    indexes.flatMap((index) => {
      const { status, stop, version = '' } = releases[index] ?? {}
      // A pre-release is never required on the way to another version.
      return status === 'yanked' || stop === undefined || (index !== to && isPrerelease(version)) ? [] : stop
    }),
  )
  const { offering } = releases[to] ?? {}
  return releases.flatMap((release, index) =>
    index > from && index < to && release.offering === offering && asked.has(release.version) ? release.version : [],
  )
}
