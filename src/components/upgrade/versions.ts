/** The versions of a select: a page has the newest, the rest comes with the data. */
import { isPrerelease } from '../../plain/versions.ts'
import { upgradeText as text } from '../../words/upgrade.ts'

/** So many versions are in the page itself. */
export const newestVersions = 100

export function versionLabel(version: string): string {
  return isPrerelease(version) ? `${version} (${text.prerelease})` : version
}

/** Adds the versions that a select lacks. `versions` are all, newest first. */
export function completeVersions(select: HTMLSelectElement, versions: readonly string[], label = versionLabel): void {
  const known = new Set([...select.options].map(({ value }) => value))
  for (const version of versions) if (!known.has(version)) select.add(new Option(label(version), version))
}
