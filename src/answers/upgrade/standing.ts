/** The answers that stand on pages of their own, without script: to one release, from the one before and from the oldest then supported. */
import { answerUpgrade, type UpgradeAnswer } from './answer.ts'
import type { UpgradeData } from './data.ts'
import { choicesFor } from './query.ts'
import { isMinor, isPrerelease } from '../../plain/versions.ts'

export interface StandingAnswers {
  sincePrevious: UpgradeAnswer
  /** Missing where that is the previous one. */
  sinceOldest?: UpgradeAnswer
}

/** The releases of versioned offerings that are out and have one before them, newest first; pre-releases are for those who look for them. */
export function standingVersions({ releases, offerings }: UpgradeData): string[] {
  const versioned = new Set(offerings.flatMap(({ id, versioned }) => (versioned ? id : [])))
  const seen = new Set<string>()
  return (
    releases
      .filter(({ offering, status }) => versioned.has(offering) && status === 'released')
      // What has none before it has no answer.
      .filter(({ offering, version }) => seen.has(offering) || (!isPrerelease(version) && !seen.add(offering)))
      .map(({ version }) => version)
      .toReversed()
  )
}

/** The version to which one upgrades unless one says another; undefined where there is none. */
export function latestStanding(data: UpgradeData): string | undefined {
  return standingVersions(data).find((version) => !isPrerelease(version))
}

/** `supportedMinors` is the policy: how many minor versions are supported at a time. */
export function standingAnswers(version: string, data: UpgradeData, supportedMinors: number): StandingAnswers | undefined {
  const to = data.releases.findIndex((release) => release.version === version)
  const release = data.releases[to]
  if (!release) return undefined
  const before = choicesFor(release.offering, data).filter(
    (place) => place < to && data.releases[place]?.status === 'released' && !isPrerelease(data.releases[place]?.version ?? ''),
  )
  const previous = before.at(-1)
  if (previous === undefined) return undefined
  const ask = (from: number) => answerUpgrade({ from, to, offering: release.offering, tier: undefined, notes: [] }, data)
  const opensLine = (place: number) => isMinor(data.releases[place]?.version ?? '')
  // When this one came out, its own line and those of the policy before it were supported.
  const lines = before.filter(opensLine)
  const oldest = lines.at(opensLine(to) ? -(supportedMinors - 1) : -supportedMinors) ?? lines[0]
  return { sincePrevious: ask(previous), ...(oldest !== undefined && oldest < previous && { sinceOldest: ask(oldest) }) }
}
