/** Who gets a changelog entry: in which offerings, since which date or version, and in which tiers. */
import { daysAfter } from '../../plain/days.ts'
import type { Entry } from '../../graph/entry.ts'
import { entriesOf, type Graph } from '../../graph/graph.ts'
import { memoizeFor } from '../../plain/memo.ts'
import { findRelease, firstMinorFrom, type Release, releasesOf } from '../releases/order.ts'
import { type Holding, holdingsOf, holdingsOn, successorsOf, tiersOf } from '../tiers/view.ts'
import { hasEnded } from '../tiers/data.ts'
import { isPrerelease, lineOf } from '../../plain/versions.ts'
import { dateOf } from './listing.ts'
import { compareVersions } from '../releases/listing.ts'

export type Change = Entry<'changelog'>

export interface Reach {
  offering: string
  /** The date on which it's available; undefined if no release ships it yet. */
  on: string | undefined
  /** The versions that ship it, lowest first; empty if it's available immediately. */
  releases: readonly Release[]
  /** Ids of tiers; `all` if none are named; `undecided` for staff if a feature says so, which also reaches everyone. */
  tiers: readonly string[] | 'all' | 'undecided'
  /**
   * Ids of other tiers whose customers are affected: those that lose the feature with the entry, and ended tiers that had the feature to
   * the end or whose successors have it.
   */
  followers: readonly string[]
}

/**
 * The versions that ship an entry to a versioned offering: first the written or derived one, then backports. Changes in a pre-release are
 * also in the version that it prepares.
 */
export function releasesFor(entry: Change, offering: string, graph: Graph): readonly Release[] {
  const { release: written, backports = [], security } = entry.data
  const named = [...(written === undefined ? [] : [written]), ...backports, ...(security?.fixedIn ?? [])].flatMap((version) => {
    const release = findRelease(graph, version)
    return release?.data.offering === offering ? [release, ...finalOf(release, graph)] : []
  })
  const derived = named.length > 0 ? undefined : firstMinorFrom(dayFor(entry, offering), offering, graph)
  return [...new Set(derived ? [derived] : named)].toSorted((a, b) => compareVersions(a.id, b.id))
}

/** The version after a pre-release; none if there isn't one yet. */
function finalOf({ id, data }: Release, graph: Graph): Release[] {
  if (!isPrerelease(id)) return []
  const next = releasesOf(graph, data.offering).find(
    (each) => !isPrerelease(each.id) && each.data.status !== 'yanked' && lineOf(each.id) === lineOf(id) && compareVersions(each.id, id) > 0,
  )
  return next ? [next] : []
}

/** Each offering that gets the entry, in the order of offerings.yaml. If it's unknown which, every offering gets it. */
export function reachOf(entry: Change, graph: Graph): readonly Reach[] {
  return memoizeFor(graph, `reach of ${entry.id}`, () => {
    const arrivals = arrivalsOf(entry, graph)
    const holdings = holdingsTouched(entry, arrivals, graph)
    const reached = arrivals.flatMap((arrival): Reach[] => {
      const { offering, on, releases } = arrival
      if (typeof holdings === 'string') return [{ offering, on, releases, tiers: holdings, followers: [] }]
      const holders = (rows: readonly Holding[]) => {
        const ids = new Set(rows.flatMap((row) => (row.offering === offering ? row.tier : [])))
        return tiersOf(graph).flatMap(({ id }) => (ids.has(id) ? id : []))
      }
      const now = holders(holdings.flatMap((each) => each.reached))
      const tiers = now.length > 0 ? now : holders(holdings.flatMap((each) => each.lost))
      if (tiers.length > 0) return [{ offering, on, releases, tiers, followers: followersOf(tiers, arrival, holdings, graph) }]
      // If a release is written, its offering gets the entry, whatever the features say.
      return releases.length > 0 && entry.data.release !== undefined ? [{ offering, on, releases, tiers: 'all', followers: [] }] : []
    })
    return reached.length > 0
      ? reached
      : arrivals.map(({ offering, on, releases }) => ({ offering, on, releases, tiers: 'all', followers: [] }))
  })
}

/** When an offering gets an entry. */
interface Arrival extends Pick<Reach, 'offering' | 'on' | 'releases'> {
  /** The date for which its tiers are determined: its first release, otherwise its own date. */
  day: string
}

function arrivalsOf(entry: Change, graph: Graph): Arrival[] {
  const { live } = entry.data
  return entriesOf(graph, 'offerings').flatMap(({ id, data }): Arrival[] => {
    if (live && !live.some(({ offering }) => offering === id)) return []
    const releases = data.delivery === 'versioned' ? releasesFor(entry, id, graph) : []
    const on = data.delivery === 'versioned' ? earliest(releases) : dayFor(entry, id)
    return [{ offering: id, on, releases, day: on ?? dayFor(entry, id) }]
  })
}

interface Touched {
  /** All rows of the feature. */
  all: readonly Holding[]
  /** The rows whose tiers get the entry. */
  reached: readonly Holding[]
  /** The rows of the day before, if the entry may remove something. */
  lost: readonly Holding[]
}

/** For each of the entry's features, the tiers that have it; `all` or `undecided` if that's unknown. */
function holdingsTouched(entry: Change, arrivals: readonly Arrival[], graph: Graph): readonly Touched[] | 'all' | 'undecided' {
  const { type, breaking } = entry.data
  const features = [...new Set(entry.data.features)].flatMap((id) => graph.entryIndex.find('features', id) ?? [])
  // Readers mustn't learn the tiers of a feature that they can't see, but must still see that the entry applies to them.
  if (features.length === 0 || features.length < countWritten(entry)) return 'all'
  const touched = features.map((feature): Touched | undefined => {
    const all = holdingsOf(feature, graph)
    if (all === undefined) return undefined
    const onDay = (shift: number) =>
      arrivals.flatMap(({ offering, day }) => holdingsOn(all, daysAfter(day, shift)).filter((row) => row.offering === offering))
    const [eve, now] = [onDay(-1), onDay(0)]
    // A removed feature existed the day before; a change affects those who had it, too.
    const held = type === 'removed' ? eve : now
    const lost = type === 'changed' || type === 'deprecated' || breaking ? eve : []
    // If no tier has the feature on that date, better include every tier that ever has it than none.
    return { all, lost, reached: [held, lost, all].find((rows) => rows.length > 0) ?? [] }
  })
  if (touched.every((each) => each !== undefined)) return touched
  return features.some(({ data }) => data.availability === 'undecided') ? 'undecided' : 'all'
}

/** Number of features named in the entry's file. */
function countWritten({ written }: Change): number {
  const { features } = (written ?? {}) as { features?: unknown }
  return Array.isArray(features) ? new Set(features).size : 0
}

function followersOf(reached: readonly string[], { offering, day }: Arrival, touched: readonly Touched[], graph: Graph): string[] {
  const isHere = (row: Holding) => row.offering === offering
  const rows = touched.flatMap(({ all }) => all).filter(isHere)
  const losers = new Set(touched.flatMap(({ lost }) => lost.filter(isHere)).map((row) => row.tier))
  return tiersOf(graph).flatMap((tier) => {
    if (reached.includes(tier.id) || !tier.data.offerings.includes(offering)) return []
    if (losers.has(tier.id)) return tier.id
    if (!hasEnded(tier.data, day)) return []
    const hadIt = rows.some((row) => row.tier === tier.id && row.until === tier.data.retired)
    return hadIt || successorsOf(tier, day, graph).some(({ id }) => reached.includes(id)) ? tier.id : []
  })
}

/** Every tier that gets the entry, for filters and feeds. An entry for everyone includes each tier of its offerings. */
export function tiersReached(entry: Change, graph: Graph): ReadonlySet<string> {
  return memoizeFor(graph, `tiers reached by ${entry.id}`, () => {
    const everyTier = (offering: string) => tiersOf(graph).flatMap(({ id, data }) => (data.offerings.includes(offering) ? id : []))
    return new Set(
      reachOf(entry, graph).flatMap(({ tiers, followers, offering }) =>
        typeof tiers === 'string' ? everyTier(offering) : [...tiers, ...followers],
      ),
    )
  })
}

function dayFor(entry: Change, offering: string): string {
  return entry.data.live?.find((each) => each.offering === offering)?.on ?? dateOf(entry)
}

function earliest(releases: readonly Release[]): string | undefined {
  return releases.map(({ data }) => data.date).sort()[0]
}
