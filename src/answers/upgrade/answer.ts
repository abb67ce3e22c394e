/** The upgrade answer: what changes for somebody who goes from one version to another. Runs in the build and in the browser. */
import type { ChangeData, ReleaseData, TierData, UpgradeData } from './data.ts'
import { type EndedPlan, endedPlan } from './ended-plan.ts'
import { type Folded, fatesOf, fold } from './folding.ts'
import { isHeldOn, type Move, movesFor } from './moves.ts'
import { choicesFor, type Note, type Upgrade } from './query.ts'
import { hasChange, lineDay, placeInRange, stopsBetween } from './range.ts'
import { hasEnded, isSold } from '../../collections/tiers/data.ts'

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
  /** The tier that was asked for, if it is no longer sold: to choose another one comes before all else. */
  ended: EndedPlan | undefined
  /** Versions at which one must stop on the way, lowest first. */
  stops: readonly string[]
  /** Releases of the range whose pages have upgrade notes, lowest first. */
  upgradeNotes: readonly string[]
  /** How many changes it tells, those that are folded into others included; what a plan gains or loses is none of them. */
  count: number
  /** What the reader has to do, in the order of versions. */
  actions: readonly Item[]
  breaking: readonly Item[]
  changed: readonly Item[]
  added: readonly Item[]
  /** Removed and deprecated. */
  ending: readonly Item[]
  security: readonly Item[]
  fixed: readonly Item[]
  /** What came and went again in the range. */
  undone: readonly ChangeData[]
  moves: readonly Move[]
  /** Where no tier was asked for: those of the offering that ended in the range. */
  endings: readonly EndedPlan[]
  /** How many more changes each other tier would have brought. */
  elsewhere: readonly { tier: string; count: number }[]
}

/** Exclusive of the release one comes from, inclusive of the one one goes to. */
export function answerUpgrade({ from, to, offering, tier, notes }: Upgrade, data: UpgradeData): UpgradeAnswer {
  const { releases, tiers } = data
  const [start, end] = [releases[from], releases[to]] as [ReleaseData, ReleaseData]
  const isVersioned = data.offerings.find(({ id }) => id === offering)?.versioned ?? false
  const dayFor = (change: ChangeData) => change.live?.[offering] ?? change.on
  const isIn = (change: ChangeData, place: number) =>
    isVersioned ? hasChange(change, place, releases) : dayFor(change) <= (releases[place]?.on ?? '')
  const reachFor = (change: ChangeData) => data.reaches[change.reach]?.find(([id]) => id === offering)
  const reaches = (change: ChangeData, id: string) => {
    const [, reached, followers = []] = reachFor(change) ?? []
    return reached === 0 || reached?.includes(id) || followers.includes(id)
  }

  const reached = data.changes.filter((change) => reachFor(change) !== undefined && isIn(change, to))
  const before = new Set(reached.filter((change) => isIn(change, from)))
  const order = (change: ChangeData) => (isVersioned ? String(placeInRange(change, from, to, releases)).padStart(6, '0') : dayFor(change))
  const since = reached
    .filter((change) => !before.has(change) && from !== to)
    .sort((a, b) =>
      order(a) < order(b) ? -1 : order(a) > order(b) ? 1 : dayFor(a) < dayFor(b) ? -1 : dayFor(a) > dayFor(b) ? 1 : a.id < b.id ? -1 : 1,
    )

  const dayOf = (place: number) => (isVersioned ? lineDay(place, releases) : (releases[place]?.on ?? ''))
  const isHeld = (feature: number) => isHeldOn(data.features[feature] ?? { id: '', title: '' }, offering, dayOf(from))
  const fates = fatesOf(since, [...before], isHeld)
  const isMine = (change: ChangeData) => tier === undefined || reaches(change, tier.id)
  const { kept, undone } = fold(since.filter(isMine), fates)
  const mine = kept.map((folded): Item => {
    const reachedTiers = reachFor(folded.change)?.[1]
    const version = isVersioned ? releases[placeInRange(folded.change, from, to, releases)]?.version : undefined
    return { ...folded, version, on: dayFor(folded.change), tiers: typeof reachedTiers === 'object' ? reachedTiers : [] }
  })
  const newestFirst = mine.toReversed().sort((a, b) => Number(b.change.highlight ?? false) - Number(a.change.highlight ?? false))
  const of = (...types: ChangeData['type'][]) => newestFirst.filter(({ change }) => !change.breaking && types.includes(change.type))
  const places = choicesFor(offering, data).filter((place) => place > from && place <= to)
  const range = { offering, from: start.on, to: end.on }
  const isDisclosed = (feature: number, kind: 'gained' | 'lost', id: string) =>
    mine.some(
      ({ change }) => change.type === (kind === 'gained' ? 'added' : 'removed') && change.features.includes(feature) && reaches(change, id),
    )
  return {
    from: start,
    to: end,
    offering,
    tier,
    notes,
    ended: tier && endedPlan(tier, range, data),
    stops: isVersioned ? stopsBetween(from, to, places, releases) : [],
    upgradeNotes: isVersioned ? places.flatMap((place) => (releases[place]?.notes ? (releases[place]?.version ?? []) : [])) : [],
    count: mine.reduce((sum, { folded }) => sum + 1 + folded.length, 0),
    actions: mine.filter(({ change }) => change.breaking?.action && !change.breaking.automated),
    breaking: mine.filter(({ change }) => change.breaking),
    changed: newestFirst.filter(({ change, isBack }) => !change.breaking && (change.type === 'changed' || isBack)),
    added: of('added').filter(({ isBack }) => !isBack),
    ending: of('removed', 'deprecated'),
    security: newestFirst.filter(({ change }) => change.type === 'security'),
    fixed: of('fixed'),
    undone,
    moves: from === to ? [] : movesFor(data.features, { tier, offering, from: dayOf(from), to: dayOf(to), tiers, isDisclosed }),
    endings:
      tier === undefined && from !== to
        ? tiers
            .filter((each) => each.offerings.includes(offering) && isSold(each, start.on) && hasEnded(each, end.on))
            .flatMap((each) => endedPlan(each, range, data) ?? [])
        : [],
    elsewhere: tier === undefined ? [] : elsewhereOf(),
  }

  function elsewhereOf(): { tier: string; count: number }[] {
    const others = fold(
      since.filter((change) => !isMine(change)),
      fates,
    ).kept.flatMap(({ change, folded }) => [change, ...folded])
    return tiers
      .filter((each) => each.offerings.includes(offering) && isSold(each, end.on))
      .map(({ id }) => ({ tier: id, count: others.filter((change) => reaches(change, id)).length }))
      .filter(({ count }) => count > 0)
  }
}
