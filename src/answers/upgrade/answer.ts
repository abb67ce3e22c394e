/** The upgrade answer: what changes between two versions. Runs in the build and in the browser. */
import type { ChangeData, ReleaseData, TierData, UpgradeData } from './data.ts'
import { type EndedPlan, endedPlan } from './ended-plan.ts'
import { type Folded, decideFates, fold } from './folding.ts'
import { isHeldOn, type Move, findMoves } from './moves.ts'
import { selectableReleases, type Note, type Upgrade } from './query.ts'
import { hasChange, lineDay, firstInRange, stopsBetween } from './range.ts'
import { hasEnded, isSold } from '../../collections/tiers/data.ts'

export interface Item extends Folded {
  /** Lowest version in the range that has it; undefined for unversioned offerings. */
  version: string | undefined
  /** Its date for the offering. */
  on: string
  /** Plans that get it; empty means everyone. */
  tiers: readonly string[]
}

export interface UpgradeAnswer {
  from: ReleaseData
  to: ReleaseData
  offering: string
  tier: TierData | undefined
  notes: readonly Note[]
  /** The requested plan, if it's no longer sold. Choosing another one comes first. */
  ended: EndedPlan | undefined
  /** Required stops on the way, lowest version first. */
  stops: readonly string[]
  /** Releases in the range whose pages have upgrade notes, lowest first. */
  upgradeNotes: readonly string[]
  /** Number of changes, folded ones included; feature moves between plans don't count. */
  count: number
  /** What the reader has to do, by version. */
  actions: readonly Item[]
  breaking: readonly Item[]
  changed: readonly Item[]
  added: readonly Item[]
  /** Removed and deprecated. */
  ending: readonly Item[]
  security: readonly Item[]
  fixed: readonly Item[]
  /** Changes of an unknown kind. */
  others: readonly Item[]
  /** Added and removed again within the range. */
  undone: readonly ChangeData[]
  moves: readonly Move[]
  /** Without a requested plan: plans of the offering that ended in the range. */
  endings: readonly EndedPlan[]
  /** Number of additional changes that each other plan would get. */
  elsewhere: readonly { tier: string; count: number }[]
}

/** Excludes the release one upgrades from, includes the one one upgrades to. */
export function answerUpgrade({ from, to, offering, tier, notes }: Upgrade, data: UpgradeData): UpgradeAnswer {
  const { releases, tiers } = data
  const [start, end] = [releases[from], releases[to]] as [ReleaseData, ReleaseData]
  const isVersioned = data.offerings.find(({ id }) => id === offering)?.versioned ?? false
  const dayFor = (change: ChangeData) => change.live?.[offering] ?? change.on
  const isIn = (change: ChangeData, index: number) =>
    isVersioned ? hasChange(change, index, releases) : dayFor(change) <= (releases[index]?.on ?? '')
  const reachFor = (change: ChangeData) => data.reaches[change.reach]?.find(([id]) => id === offering)
  const reaches = (change: ChangeData, id: string) => {
    const [, reached, followers = []] = reachFor(change) ?? []
    return reached === 0 || reached?.includes(id) || followers.includes(id)
  }

  const reached = data.changes.filter((change) => reachFor(change) !== undefined && isIn(change, to))
  const before = new Set(reached.filter((change) => isIn(change, from)))
  const order = (change: ChangeData) => (isVersioned ? String(firstInRange(change, from, to, releases)).padStart(6, '0') : dayFor(change))
  const since = reached
    .filter((change) => !before.has(change) && from !== to)
    .sort((a, b) =>
      order(a) < order(b) ? -1 : order(a) > order(b) ? 1 : dayFor(a) < dayFor(b) ? -1 : dayFor(a) > dayFor(b) ? 1 : a.id < b.id ? -1 : 1,
    )

  const dayOf = (index: number) => (isVersioned ? lineDay(index, releases) : (releases[index]?.on ?? ''))
  const isHeld = (feature: number) => isHeldOn(data.features[feature] ?? { id: '', title: '' }, offering, dayOf(from))
  const fates = decideFates(since, [...before], isHeld)
  const isMine = (change: ChangeData) => tier === undefined || reaches(change, tier.id)
  const { kept, undone } = fold(since.filter(isMine), fates)
  const mine = kept.map((folded): Item => {
    const reachedTiers = reachFor(folded.change)?.[1]
    const version = isVersioned ? releases[firstInRange(folded.change, from, to, releases)]?.version : undefined
    return { ...folded, version, on: dayFor(folded.change), tiers: typeof reachedTiers === 'object' ? reachedTiers : [] }
  })
  const newestFirst = mine.toReversed().sort((a, b) => Number(b.change.highlight ?? false) - Number(a.change.highlight ?? false))
  const of = (...types: (string | undefined)[]) => newestFirst.filter(({ change }) => !change.breaking && types.includes(change.type))
  const indexes = selectableReleases(offering, data).filter((index) => index > from && index <= to)
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
    stops: isVersioned ? stopsBetween(from, to, indexes, releases) : [],
    upgradeNotes: isVersioned ? indexes.flatMap((index) => (releases[index]?.notes ? (releases[index]?.version ?? []) : [])) : [],
    count: mine.reduce((sum, { folded }) => sum + 1 + folded.length, 0),
    actions: mine.filter(({ change }) => change.breaking?.action && !change.breaking.automated),
    breaking: mine.filter(({ change }) => change.breaking),
    changed: newestFirst.filter(({ change, isBack }) => !change.breaking && (change.type === 'changed' || isBack)),
    added: of('added').filter(({ isBack }) => !isBack),
    ending: of('removed', 'deprecated'),
    security: newestFirst.filter(({ change }) => change.type === 'security'),
    fixed: of('fixed'),
    others: of(undefined),
    undone,
    moves: from === to ? [] : findMoves(data.features, { tier, offering, from: dayOf(from), to: dayOf(to), tiers, isDisclosed }),
    endings:
      tier === undefined && from !== to
        ? tiers
            .filter((each) => each.offerings.includes(offering) && isSold(each, start.on) && hasEnded(each, end.on))
            .flatMap((each) => endedPlan(each, range, data) ?? [])
        : [],
    elsewhere: tier === undefined ? [] : countElsewhere(),
  }

  function countElsewhere(): { tier: string; count: number }[] {
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
