/** What is asked of the upgrade answer, from an address or a form; what cannot be meant is put right and said. */
import { isPrerelease, finalVersion, findReplacement } from '../../plain/versions.ts'
import type { ReleaseData, TierData, UpgradeData } from './data.ts'
import { hasEnded, successorsOn } from '../../collections/tiers/data.ts'

/** As written in the address: `?from=2.3&to=2.9&tier=ID&offering=ID`. */
export interface AskedUpgrade {
  from?: string | undefined
  to?: string | undefined
  tier?: string | undefined
  offering?: string | undefined
}

export interface Upgrade {
  /** Places in `releases`. */
  from: number
  to: number
  offering: string
  /** Undefined for all tiers. */
  tier: TierData | undefined
  notes: readonly Note[]
}

/** What the reader must know of the question itself. */
export type Note =
  | { kind: 'unknown-release'; asked: string; taken: string }
  | { kind: 'turned-round' | 'same' }
  | { kind: 'unknown-tier' | 'unknown-offering'; asked: string }
  | { kind: 'tier-elsewhere'; tier: string; offerings: readonly string[] }
  | { kind: 'tier-ending'; tier: string; on: string; successors: readonly string[] }
  | { kind: 'tier-later'; tier: string; on: string }
  | { kind: 'yanked'; version: string; reason: string; instead: string | undefined }
  | { kind: 'planned'; version: string; on: string }
  /** One runs a pre-release of a version that is not out; its day is undefined where the calendar has none. */
  | { kind: 'prerelease'; version: string; on: string | undefined }

/** Undefined where there are not two releases to go between. */
export function readUpgrade(asked: AskedUpgrade, data: UpgradeData): Upgrade | undefined {
  const notes: Note[] = []
  const offering = offeringOf(asked.offering, data, notes)
  const choices = choicesFor(offering, data)
  const out = choices.filter((place) => isOut(data.releases[place]))
  const latest = out.at(-1)
  if (latest === undefined || out.length < 2) return undefined

  const oldest = out.find((place) => data.releases[place]?.supported && place < latest) ?? out.at(-2) ?? latest
  let to = placeOf(asked.to, choices, latest, data, notes)
  let from = placeOf(asked.from, choices, oldest < to ? oldest : (out.findLast((place) => place < to) ?? oldest), data, notes)
  if (from > to && plainVersion(asked.to ?? '') === '') {
    // What one runs is later than all that is out, and nobody asked for the way back.
    to = preparedPlace(from, choices, data) ?? from
  } else if (from > to) {
    notes.push({ kind: 'turned-round' })
    ;[from, to] = [to, from]
  } else if (from === to) notes.push({ kind: 'same' })
  const tier = tierOf(asked.tier, { offering, from, to }, data, notes)
  notes.push(...releaseNotes(from, to, choices, data))
  return { from, to, offering, tier, notes }
}

/** The places of the releases between which one can go, pre-releases among them: for an offering without versions, the days of the others' are taken. */
export function choicesFor(offering: string, { releases, offerings }: UpgradeData): number[] {
  const isVersioned = offerings.find(({ id }) => id === offering)?.versioned ?? false
  const of = isVersioned ? offering : offerings.find(({ versioned }) => versioned)?.id
  return releases.flatMap((release, place) => (of === undefined || release.offering === of ? [place] : []))
}

function offeringOf(asked: string | undefined, { offerings }: UpgradeData, notes: Note[]): string {
  const found = asked ? offerings.find(({ id }) => id === asked) : undefined
  if (asked && !found) notes.push({ kind: 'unknown-offering', asked })
  return (found ?? offerings.find(({ versioned }) => versioned) ?? offerings[0])?.id ?? ''
}

/** `v2.3`, `2.3` and `2.3.0` mean one release. */
function placeOf(asked: string | undefined, choices: readonly number[], otherwise: number, data: UpgradeData, notes: Note[]): number {
  const wanted = plainVersion(asked ?? '')
  if (wanted === '') return otherwise
  const found = choices.find((place) => plainVersion(data.releases[place]?.version ?? '') === wanted)
  if (found === undefined)
    notes.push({ kind: 'unknown-release', asked: (asked ?? '').slice(0, 40), taken: data.releases[otherwise]?.version ?? '' })
  return found ?? otherwise
}

function plainVersion(version: string): string {
  return version
    .trim()
    .replace(/^v/i, '')
    .replace(/^(\d+\.\d+)\.0(?=$|[-+])/, '$1')
}

function tierOf(
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
  // That it has ended is no note: it is the first thing to do.
  const day = end > today ? end : today
  if (tier.retired !== undefined && !hasEnded(tier, day)) {
    const successors = successorsOn(tier, tier.retired, tiers).filter(({ offerings }) => offerings.includes(offering))
    notes.push({ kind: 'tier-ending', tier: tier.id, on: tier.retired, successors: successors.map(({ id }) => id) })
  }
  if (tier.introduced > start && !hasEnded(tier, end)) notes.push({ kind: 'tier-later', tier: tier.id, on: tier.introduced })
  return tier
}

/** The place of the version that a pre-release prepares; undefined for any other version, and where it is not in the calendar. */
function preparedPlace(place: number, choices: readonly number[], { releases }: UpgradeData): number | undefined {
  const version = releases[place]?.version ?? ''
  if (!isPrerelease(version)) return undefined
  const prepared = plainVersion(finalVersion(version))
  return choices.find((each) => plainVersion(releases[each]?.version ?? '') === prepared)
}

function releaseNotes(from: number, to: number, choices: readonly number[], data: UpgradeData): Note[] {
  const { releases } = data
  const version = releases[from]?.version ?? ''
  const prepared = preparedPlace(from, choices, data)
  const isAhead =
    isPrerelease(version) &&
    (releases[prepared ?? -1]?.status ?? 'planned') === 'planned' &&
    !choices.some((each) => each > from && isOut(releases[each]))
  const places = [...new Set([from, to])].filter((place) => !(isAhead && place === prepared))
  const ahead: Note[] = isAhead
    ? [{ kind: 'prerelease', version: finalVersion(version), on: prepared === undefined ? undefined : releases[prepared]?.on }]
    : []
  const others = places.flatMap((place): Note[] => {
    const release = releases[place]
    if (release?.status === 'planned') return [{ kind: 'planned', version: release.version, on: release.on }]
    if (release?.status !== 'yanked') return []
    const later = choices.filter((each) => each > place && isOut(releases[each])).flatMap((each) => releases[each]?.version ?? [])
    return [{ kind: 'yanked', version: release.version, reason: release.reason ?? '', instead: findReplacement(later) }]
  })
  return [...ahead, ...others]
}

/** Out, and for everybody: what is for trial is taken by those alone who ask for it. */
function isOut(release: ReleaseData | undefined): boolean {
  return release?.status === 'released' && !isPrerelease(release.version)
}
