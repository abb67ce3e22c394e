/** What the number of a version says by itself; apart from the calendar, because the browser needs it too. */

/** `2.30.1` → `2.30`: the minor version to which a patch belongs. */
export function lineOf(version: string): string {
  return version.split('.', 2).join('.')
}

/** Whether a version opens its line: `2.30` and `2.30.0` do, `2.30.1` does not. */
export function isMinor(version: string): boolean {
  return /^\d+\.\d+(\.0)?$/.test(version)
}

/** What kind of release a version is, by its number. */
export function kindOf(version: string): 'major' | 'minor' | 'patch' {
  return /^\d+\.0(\.0)?$/.test(version) ? 'major' : isMinor(version) ? 'minor' : 'patch'
}
