/** The upgrade answer: what changes for somebody who goes from one version to another. Runs in the build and in the browser. */
import { isMinor, lineOf } from '../versions.ts'
import type { ChangeData, ReleaseData, TierData, UpgradeData } from './data.ts'
import { fold, type Folded } from './folding.ts'
import { type Move, movesFor } from './moves.ts'
import { isSold } from './tier-data.ts'
import { choicesFor, type Note, type Upgrade } from './query.ts'

export interface Item extends Folded {
  /** The lowest version of the range that brings it; undefined for offerings without versions. */
  version: string | undefined
  /** Its day for the offering. */
  on: string
  /** Tiers that get it; empty where everybody does. */
  tiers: readonly string[]
}

export interface UpgradeAnswer {
  from: ReleaseData
  to: ReleaseData
  offering: string
  tier: TierData | undefined
  notes: readonly Note[]
  /** Versions at which one must stop on the way, lowest first. */
  stops: readonly string[]
  /** Releases of the range whose pages have upgrade notes, lowest first. */
  upgradeNotes: readonly string[]
  /** What the reader has to do, in the order of versions. */
  actions: readonly Item[]
  breaking: readonly Item[]
  changed: readonly Item[]
  added: readonly Item[]
  /** Removed and deprecated. */
  ending: readonly Item[]
  moves: readonly Move[]
  security: readonly Item[]
  fixed: readonly Item[]
  /** How many more items each other tier would have brought. */
  elsewhere: readonly { tier: string; count: number }[]
}

/** Exclusive of the release one comes from, inclusive of the one one goes to. */
export function answerUpgrade({ from, to, offering, tier, notes }: Upgrade, data: UpgradeData): UpgradeAnswer {
  const { releases } = data
  const [start, end] = [releases[from], releases[to]] as [ReleaseData, ReleaseData]
  const isVersioned = data.offerings.find(({ id }) => id === offering)?.versioned ?? false
  const dayFor = (change: ChangeData) => change.live?.[offering] ?? change.on
  const isIn = (change: ChangeData, place: number) =>
    isVersioned ? hasChange(change, place, releases) : dayFor(change) <= (releases[place]?.on ?? '')
  const tiersFor = (change: ChangeData) => data.reaches[change.reach]?.find(([id]) => id === offering)?.[1]

  const reached = data.changes.filter((change) => tiersFor(change) !== undefined && isIn(change, to))
  const before = new Set(reached.filter((change) => isIn(change, from)))
  const order = (change: ChangeData) => (isVersioned ? String(firstIn(change, from, to, releases)).padStart(6, '0') : dayFor(change))
  const since = reached
    .filter((change) => !before.has(change) && from !== to)
    .sort((a, b) =>
      order(a) < order(b) ? -1 : order(a) > order(b) ? 1 : dayFor(a) < dayFor(b) ? -1 : dayFor(a) > dayFor(b) ? 1 : a.id < b.id ? -1 : 1,
    )

  const items = fold(since, [...before]).map((folded): Item => {
    const tiers = tiersFor(folded.change)
    const version = isVersioned ? releases[firstIn(folded.change, from, to, releases)]?.version : undefined
    return { ...folded, version, on: dayFor(folded.change), tiers: typeof tiers === 'object' ? tiers : [] }
  })
  const isMine = ({ tiers }: Item) => tier === undefined || tiers.length === 0 || tiers.includes(tier.id)
  const mine = items.filter(isMine)
  const newestFirst = mine.toReversed().sort((a, b) => Number(b.change.highlight ?? false) - Number(a.change.highlight ?? false))
  const of = (...types: ChangeData['type'][]) => newestFirst.filter(({ change }) => !change.breaking && types.includes(change.type))
  const places = choicesFor(offering, data).filter((place) => place > from && place <= to)
  return {
    from: start,
    to: end,
    offering,
    tier,
    notes,
    stops: isVersioned ? stopsBetween(from, places, releases) : [],
    upgradeNotes: isVersioned ? places.flatMap((place) => (releases[place]?.notes ? (releases[place]?.version ?? []) : [])) : [],
    actions: mine.filter(({ change }) => change.breaking?.action && !change.breaking.automated),
    breaking: mine.filter(({ change }) => change.breaking),
    changed: newestFirst.filter(({ change, isBack }) => !change.breaking && (change.type === 'changed' || isBack)),
    added: of('added').filter(({ isBack }) => !isBack),
    ending: of('removed', 'deprecated'),
    moves: from === to ? [] : movesFor(data.features, { tier, offering, from: start.on, to: end.on, tiers: data.tiers }),
    security: newestFirst.filter(({ change }) => change.type === 'security'),
    fixed: of('fixed'),
    elsewhere:
      tier === undefined
        ? []
        : elsewhereOf(
            items.filter((item) => !isMine(item)),
            offering,
            end.on,
            data.tiers,
          ),
  }
}

/** Whether somebody who runs a release has a change already: on the same line by number, else by minor version or by day. */
function hasChange(change: ChangeData, place: number, releases: readonly ReleaseData[]): boolean {
  const mine = releases[place] as ReleaseData
  return change.releases.some((each) => {
    const brings = releases[each]
    if (!brings || each > place || brings.offering !== mine.offering) return false
    return isMinor(brings.version) || lineOf(brings.version) === lineOf(mine.version) || brings.on <= mine.on
  })
}

/** The place of the lowest release of a range that brings a change; of the end, if it came by day alone. */
function firstIn({ releases: places }: ChangeData, from: number, to: number, releases: readonly ReleaseData[]): number {
  return (
    places
      .filter((place) => place > from && place <= to && releases[place]?.offering === releases[to]?.offering)
      .sort((a, b) => a - b)[0] ?? to
  )
}

/** The stops that the releases of a range ask for, where one comes from before them. */
function stopsBetween(from: number, places: readonly number[], releases: readonly ReleaseData[]): string[] {
  const start = releases[from]?.version ?? ''
  const asked = places.flatMap((place) => (releases[place]?.status === 'yanked' ? [] : (releases[place]?.stop ?? [])))
  return [...new Set(asked)].filter((stop) => compareNumbers(start, stop) < 0).sort(compareNumbers)
}

function compareNumbers(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true })
}

function elsewhereOf(items: readonly Item[], offering: string, day: string, tiers: readonly TierData[]): { tier: string; count: number }[] {
  return tiers
    .filter((tier) => tier.offerings.includes(offering) && isSold(tier, day))
    .map(({ id }) => ({ tier: id, count: items.filter((item) => item.tiers.includes(id)).length }))
    .filter(({ count }) => count > 0)
}
