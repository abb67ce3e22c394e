/** Reads the query of the upgrade answer from a URL or a form. Corrects invalid values and notes it. */
import { isPrerelease, finalVersion, findReplacement } from '../../plain/versions.ts'
import type { ReleaseData, TierData, UpgradeData } from './data.ts'
import { hasEnded, successorsOn } from '../../collections/tiers/data.ts'

/** As in the URL: `?from=2.3&to=2.9&tier=ID&offering=ID`. */
export interface AskedUpgrade {
  from?: string | undefined
  to?: string | undefined
  tier?: string | undefined
  offering?: string | undefined
}

export interface Upgrade {
  /** Indexes into `releases`. */
  from: number
  to: number
  offering: string
  /** Undefined for all plans. */
  tier: TierData | undefined
  notes: readonly Note[]
}

/** Remarks on the query itself. */
export type Note =
  | { kind: 'unknown-release'; asked: string; taken: string }
  | { kind: 'turned-round' | 'same' }
  | { kind: 'unknown-tier' | 'unknown-offering'; asked: string }
  | { kind: 'tier-elsewhere'; tier: string; offerings: readonly string[] }
  | { kind: 'tier-ending'; tier: string; on: string; successors: readonly string[] }
  | { kind: 'tier-later'; tier: string; on: string }
  | { kind: 'yanked'; version: string; reason: string; instead: string | undefined }
  | { kind: 'planned'; version: string; on: string }
  /** Upgrading from a pre-release of an unreleased version; `on` is undefined if that version isn't in the calendar. */
  | { kind: 'prerelease'; version: string; on: string | undefined }

/** Undefined unless there are two releases to choose from. */
export function readUpgrade(asked: AskedUpgrade, data: UpgradeData): Upgrade | undefined {
  const notes: Note[] = []
  const offering = readOffering(asked.offering, data, notes)
  const choices = selectableReleases(offering, data)
  const out = choices.filter((index) => isOut(data.releases[index]))
  const latest = out.at(-1)
  if (latest === undefined || out.length < 2) return undefined

  const oldest = out.find((index) => data.releases[index]?.supported && index < latest) ?? out.at(-2) ?? latest
  let to = readRelease(asked.to, choices, latest, data, notes)
  let from = readRelease(asked.from, choices, oldest < to ? oldest : (out.findLast((index) => index < to) ?? oldest), data, notes)
  if (from > to && normalizeVersion(asked.to ?? '') === '') {
    // They run something newer than any release, and didn't ask for a downgrade.
    to = preparedIndex(from, choices, data) ?? from
  } else if (from > to) {
    notes.push({ kind: 'turned-round' })
    ;[from, to] = [to, from]
  } else if (from === to) notes.push({ kind: 'same' })
  const tier = readTier(asked.tier, { offering, from, to }, data, notes)
  notes.push(...noteReleases(from, to, choices, data))
  return { from, to, offering, tier, notes }
}

/** Indexes of selectable releases, pre-releases included. An unversioned offering uses the releases of a versioned one for their dates. */
export function selectableReleases(offering: string, { releases, offerings }: UpgradeData): number[] {
  const isVersioned = offerings.find(({ id }) => id === offering)?.versioned ?? false
  const of = isVersioned ? offering : offerings.find(({ versioned }) => versioned)?.id
  return releases.flatMap((release, index) => (of === undefined || release.offering === of ? [index] : []))
}

function readOffering(asked: string | undefined, { offerings }: UpgradeData, notes: Note[]): string {
  const found = asked ? offerings.find(({ id }) => id === asked) : undefined
  if (asked && !found) notes.push({ kind: 'unknown-offering', asked })
  return (found ?? offerings.find(({ versioned }) => versioned) ?? offerings[0])?.id ?? ''
}

/** `v2.3`, `2.3` and `2.3.0` mean the same release. */
function readRelease(asked: string | undefined, choices: readonly number[], otherwise: number, data: UpgradeData, notes: Note[]): number {
  const wanted = normalizeVersion(asked ?? '')
  if (wanted === '') return otherwise
  const found = choices.find((index) => normalizeVersion(data.releases[index]?.version ?? '') === wanted)
  if (found === undefined)
    notes.push({ kind: 'unknown-release', asked: (asked ?? '').slice(0, 40), taken: data.releases[otherwise]?.version ?? '' })
  return found ?? otherwise
}

function normalizeVersion(version: string): string {
  return version
    .trim()
    .replace(/^v/i, '')
    .replace(/^(\d+\.\d+)\.0(?=$|[-+])/, '$1')
}

function readTier(
  asked: string | undefined,
  { offering, from, to }: { offering: string; from: number; to: number },
  { tiers, releases, today }: UpgradeData,
  notes: Note[],
): TierData | undefined {
  if (!asked) return undefined
  const tier = tiers.find(({ id }) => id === asked)
  if (!tier) {
    notes.push({ kind: 'unknown-tier', asked: asked.slice(0, 40) })
    return undefined
  }
  const [start, end] = [releases[from]?.on ?? '', releases[to]?.on ?? '']
  if (!tier.offerings.includes(offering)) {
    notes.push({ kind: 'tier-elsewhere', tier: tier.id, offerings: tier.offerings })
    return undefined
  }
  // An ended plan needs no note: replacing it is the first action.
  const day = end > today ? end : today
  if (tier.retired !== undefined && !hasEnded(tier, day)) {
    const successors = successorsOn(tier, tier.retired, tiers).filter(({ offerings }) => offerings.includes(offering))
    notes.push({ kind: 'tier-ending', tier: tier.id, on: tier.retired, successors: successors.map(({ id }) => id) })
  }
  if (tier.introduced > start && !hasEnded(tier, end)) notes.push({ kind: 'tier-later', tier: tier.id, on: tier.introduced })
  return tier
}

/** Index of the version that a pre-release leads to; undefined for other versions, or if it isn't in the calendar. */
function preparedIndex(index: number, choices: readonly number[], { releases }: UpgradeData): number | undefined {
  const version = releases[index]?.version ?? ''
  if (!isPrerelease(version)) return undefined
  const prepared = normalizeVersion(finalVersion(version))
  return choices.find((each) => normalizeVersion(releases[each]?.version ?? '') === prepared)
}

function noteReleases(from: number, to: number, choices: readonly number[], data: UpgradeData): Note[] {
  const { releases } = data
  const version = releases[from]?.version ?? ''
  const prepared = preparedIndex(from, choices, data)
  const isAhead =
    isPrerelease(version) &&
    (releases[prepared ?? -1]?.status ?? 'planned') === 'planned' &&
    !choices.some((each) => each > from && isOut(releases[each]))
  const indexes = [...new Set([from, to])].filter((index) => !(isAhead && index === prepared))
  const ahead: Note[] = isAhead
    ? [{ kind: 'prerelease', version: finalVersion(version), on: prepared === undefined ? undefined : releases[prepared]?.on }]
    : []
  const others = indexes.flatMap((index): Note[] => {
    const release = releases[index]
    if (release?.status === 'planned') return [{ kind: 'planned', version: release.version, on: release.on }]
    if (release?.status !== 'yanked') return []
    const later = choices.filter((each) => each > index && isOut(releases[each])).flatMap((each) => releases[each]?.version ?? [])
    return [{ kind: 'yanked', version: release.version, reason: release.reason ?? '', instead: findReplacement(later) }]
  })
  return [...ahead, ...others]
}

/** Released for everyone; pre-releases are opt-in. */
function isOut(release: ReleaseData | undefined): boolean {
  return release?.status === 'released' && !isPrerelease(release.version)
}
