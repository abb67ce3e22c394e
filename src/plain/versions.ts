/** Version numbers. Apart from the calendar, since browsers need them too. */

/** Returns the minor version that a patch or pre-release belongs to: `2.30.1` → `2.30`. */
export function lineOf(version: string): string {
  return /^\d+\.\d+/.exec(version)?.[0] ?? version
}

/** Whether a version is a pre-release: `3.0.0-rc.1` is, `3.0.0+build.5` isn't. */
export function isPrerelease(version: string): boolean {
  return /^[\d.]+-/.test(version)
}

/** Whether a version is the first of its line: `2.30` and `2.30.0` are, `2.30.1` and `2.30.0-rc.1` aren't. */
export function isMinor(version: string): boolean {
  return /^\d+\.\d+(\.0)?(\+|$)/.test(version)
}

/** Returns the kind of release by its number. */
export function releaseKind(version: string): 'major' | 'minor' | 'patch' | 'prerelease' {
  if (isPrerelease(version)) return 'prerelease'
  return isMinor(version) ? (/^\d+\.0(\.|\+|$)/.test(version) ? 'major' : 'minor') : 'patch'
}

/** Returns the version that a pre-release precedes: `3.0.0-rc.1` → `3.0.0`. Any other version is returned as is. */
export function finalVersion(version: string): string {
  return isPrerelease(version) ? version.slice(0, version.indexOf('-')) : version
}

/** Returns what to use instead of a withdrawn version: the newest of the next line. `later` are later released versions, lowest first. */
export function findReplacement(later: readonly string[]): string | undefined {
  const [first] = later
  return first === undefined ? undefined : later.findLast((version) => lineOf(version) === lineOf(first))
}
