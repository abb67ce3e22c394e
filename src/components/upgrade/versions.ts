/** The versions of a select: a page has the newest, the rest comes with the data. */
import { isPrerelease } from '../../plain/versions.ts'
import { upgradeText as text } from '../../words/upgrade.ts'

/** Number of versions in the page itself. */
export const newestVersions = 100

export function versionLabel(version: string): string {
  return isPrerelease(version) ? `${version} (${text.prerelease})` : version
}
