/** What the number of a version says by itself; apart from the calendar, because the browser needs it too. */

/** `2.30.1` → `2.30`: the minor version to which a patch or a pre-release belongs. */
export function lineOf(version: string): string {
  return /^\d+\.\d+/.exec(version)?.[0] ?? version
}

/** Whether a version comes before the one that it is named after, for trial: `3.0.0-rc.1` does, `3.0.0+build.5` does not. */
export function isPrerelease(version: string): boolean {
  return /^[\d.]+-/.test(version)
}

/** Whether a version opens its line: `2.30` and `2.30.0` do, `2.30.1` and `2.30.0-rc.1` do not. */
export function isMinor(version: string): boolean {
  return /^\d+\.\d+(\.0)?(\+|$)/.test(version)
}

/** What kind of release a version is, by its number. */
export function kindOf(version: string): 'major' | 'minor' | 'patch' | 'prerelease' {
  if (isPrerelease(version)) return 'prerelease'
  return isMinor(version) ? (/^\d+\.0(\.|\+|$)/.test(version) ? 'major' : 'minor') : 'patch'
}

/** `3.0.0-rc.1` → `3.0.0`: the version that a pre-release prepares; of any other, itself. */
export function preparedBy(version: string): string {
  return isPrerelease(version) ? version.slice(0, version.indexOf('-')) : version
}

/** Of the versions that are out after a withdrawn one, lowest first, the one to take in its place: the newest of the first line. */
export function replacementAmong(later: readonly string[]): string | undefined {
  const [first] = later
  return first === undefined ? undefined : later.findLast((version) => lineOf(version) === lineOf(first))
}
