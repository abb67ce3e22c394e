/** Whom an entry of the changelog reaches: in which offerings, from which day or version, and in which tiers. */
import { daysAfter } from './days.ts'
import type { Entry } from './entry.ts'
import { entriesOf, type Graph } from './graph.ts'
import { remember } from './memo.ts'
import { compareVersions, dateOf } from './order.ts'
import { findRelease, firstMinorFrom, type Release } from './releases.ts'
import { type Holding, holdingsOf, holdingsOn, tiersOf } from './tiers.ts'

export type Change = Entry<'changelog'>

export interface Reach {
  offering: string
  /** The day on which it is there; undefined while no release brings it. */
  on: string | undefined
  /** The versions that bring it, lowest first; empty where everything is there at once. */
  releases: readonly Release[]
  /** Ids of tiers; `all` for what belongs to no feature, `undecided` where the tiers of a feature are. */
  tiers: readonly string[] | 'all' | 'undecided'
}

/** The versions that bring an entry to a versioned offering: the one written or derived first, then backports. */
export function releasesFor(entry: Change, offering: string, graph: Graph): readonly Release[] {
  const { release: written, backports = [], security, live } = entry.data
  const named = [...(written === undefined ? [] : [written]), ...backports, ...(security?.fixedIn ?? [])].flatMap((version) => {
    const release = findRelease(graph, version)
    return release?.data.offering === offering ? [release] : []
  })
  const day = live?.find((each) => each.offering === offering)?.on ?? dateOf(entry as unknown as Entry)
  const derived = named.length > 0 ? undefined : firstMinorFrom(day, offering, graph)
  return [...new Set(derived ? [derived] : named)].toSorted((a, b) => compareVersions(a.id, b.id))
}

/** Each offering that gets the entry, in the order of offerings.yaml. */
export function reachOf(entry: Change, graph: Graph): readonly Reach[] {
  return remember(graph, `reach of ${entry.id}`, () => {
    const reached = reachOn(entry, graph, holdingsOn)
    // Features that no tier holds on that day: better to reach whoever has them at all than nobody.
    return reached.length > 0 ? reached : reachOn(entry, graph, (holdings) => holdings)
  })
}

type Select = (holdings: readonly Holding[], day: string) => readonly Holding[]

function reachOn(entry: Change, graph: Graph, select: Select): Reach[] {
  const { live } = entry.data
  return entriesOf(graph, 'offerings').flatMap(({ id, data }): Reach[] => {
    if (live && !live.some(({ offering }) => offering === id)) return []
    const releases = data.delivery === 'versioned' ? releasesFor(entry, id, graph) : []
    const day = live?.find(({ offering }) => offering === id)?.on ?? dateOf(entry as unknown as Entry)
    const on = data.delivery === 'versioned' ? earliest(releases) : day
    const tiers = tiersFor(entry, { offering: id, day: on ?? day }, graph, select)
    if (tiers.length > 0) return [{ offering: id, on, releases, tiers }]
    // Where a release is written, its offering gets the entry, whatever the features say.
    return releases.length > 0 && entry.data.release !== undefined ? [{ offering: id, on, releases, tiers: 'all' }] : []
  })
}

/** The tiers whose features the entry touches, as they are on its day; what is removed was there the day before. */
function tiersFor({ data }: Change, { offering, day }: { offering: string; day: string }, graph: Graph, select: Select): Reach['tiers'] {
  const features = data.features.flatMap((id) => (graph.catalogue.find('features', id) as Entry<'features'> | undefined) ?? [])
  if (features.length === 0) return 'all'
  const on = data.type === 'removed' ? daysAfter(day, -1) : day
  const holdings = features.map((feature) => holdingsOf(feature, graph))
  if (holdings.includes(undefined)) return 'undecided'
  const tiers = new Set(holdings.flatMap((each) => select(each ?? [], on)).flatMap((each) => (each.offering === offering ? each.tier : [])))
  return entriesOf(graph, 'tiers').flatMap(({ id }) => (tiers.has(id) ? id : []))
}

/** Every tier that gets the entry: what belongs to no feature is for all of its offering; none while it is undecided. */
export function tiersReached(entry: Change, graph: Graph): ReadonlySet<string> {
  return remember(graph, `tiers reached by ${entry.id}`, () => {
    const everyTier = (offering: string) => tiersOf(graph).flatMap(({ id, data }) => (data.offerings.includes(offering) ? id : []))
    return new Set(
      reachOf(entry, graph).flatMap(({ tiers, offering }) => (tiers === 'all' ? everyTier(offering) : tiers === 'undecided' ? [] : tiers)),
    )
  })
}

function earliest(releases: readonly Release[]): string | undefined {
  return releases.map(({ data }) => data.date).sort()[0]
}
