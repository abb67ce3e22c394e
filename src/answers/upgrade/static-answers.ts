/**
 * Upgrade answers on separate pages, without JavaScript: to one release, from the previous one and from the oldest supported at the time.
 */
import { answerUpgrade, type UpgradeAnswer } from './answer.ts'
import type { UpgradeData } from './data.ts'
import { selectableReleases } from './query.ts'
import { isMinor, isPrerelease } from '../../plain/versions.ts'

export interface StaticAnswers {
  sincePrevious: UpgradeAnswer
  /** Missing if that's the previous one. */
  sinceOldest?: UpgradeAnswer
}

/** Releases of versioned offerings that have a predecessor, newest first. Pre-releases are included. */
export function versionsWithAnswers({ releases, offerings }: UpgradeData): string[] {
  const versioned = new Set(offerings.flatMap(({ id, versioned }) => (versioned ? id : [])))
  const seen = new Set<string>()
  return (
    releases
      .filter(({ offering, status }) => versioned.has(offering) && status === 'released')
      // The first version has nothing to upgrade from.
      .filter(({ offering, version }) => seen.has(offering) || (!isPrerelease(version) && !seen.add(offering)))
      .map(({ version }) => version)
      .toReversed()
  )
}

/** Default version to upgrade to; undefined if there's none. */
export function defaultTarget(data: UpgradeData): string | undefined {
  return versionsWithAnswers(data).find((version) => !isPrerelease(version))
}

/** `supportedMinors` is the policy: the number of minor versions supported at a time. */
export function staticAnswers(version: string, data: UpgradeData, supportedMinors: number): StaticAnswers | undefined {
  const to = data.releases.findIndex((release) => release.version === version)
  const release = data.releases[to]
  if (!release) return undefined
  const before = selectableReleases(release.offering, data).filter(
    (index) => index < to && data.releases[index]?.status === 'released' && !isPrerelease(data.releases[index]?.version ?? ''),
  )
  const previous = before.at(-1)
  if (previous === undefined) return undefined
  const ask = (from: number) => answerUpgrade({ from, to, offering: release.offering, tier: undefined, notes: [] }, data)
  const opensLine = (index: number) => isMinor(data.releases[index]?.version ?? '')
  // When this version came out, the policy covered its own line and those before it.
  const lines = before.filter(opensLine)
  const oldest = lines.at(opensLine(to) ? -(supportedMinors - 1) : -supportedMinors) ?? lines[0]
  return { sincePrevious: ask(previous), ...(oldest !== undefined && oldest < previous && { sinceOldest: ask(oldest) }) }
}
