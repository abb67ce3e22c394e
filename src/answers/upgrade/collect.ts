import { isWithdrawn } from '../../collections/changelog/view.ts'
import type { Entry } from '../../graph/entry.ts'
import { limitText } from '../../collections/features/view.ts'
import { entriesOf, type Graph } from '../../graph/graph.ts'
import { memoizeFor } from '../../plain/memo.ts'
import { type Change, reachOf } from '../../collections/changelog/reach.ts'
import { dayOf, findRelease, releasesOf, supportOf } from '../../collections/releases/order.ts'
import { holdingsOf, tiersOf } from '../../collections/tiers/view.ts'
import type { ChangeData, FeatureData, ReachData, ReleaseData, TierData, UpgradeData } from './data.ts'
import { dateOf } from '../../collections/changelog/listing.ts'

/** Newest changes first. */
export function collectUpgradeData(graph: Graph): UpgradeData {
  return memoizeFor(graph, 'upgrade data', () => {
    const releases = releasesOf(graph)
    const features = entriesOf(graph, 'features')
    const indexes = {
      releases: new Map(releases.map(({ id }, index) => [id, index])),
      features: new Map(features.map(({ id }, index) => [id, index])),
      reaches: new Map<string, number>(),
    }
    const entries = entriesOf(graph, 'changelog')
      .filter((entry) => !isWithdrawn(entry))
      .toSorted(newestFirst)
    const changes = entries.map((entry) => changeData(entry, graph, indexes))
    return {
      format: 1,
      today: graph.now.slice(0, 10),
      releases: releases.map((release): ReleaseData => {
        const { date, offering, status, upgradeFrom, reason } = release.data
        return {
          version: release.id,
          on: date,
          offering,
          status,
          ...(supportOf(release, graph).isSupported && { supported: true }),
          ...(upgradeFrom !== undefined && { stop: findRelease(graph, upgradeFrom)?.id ?? upgradeFrom }),
          ...(reason !== undefined && { reason }),
          ...(hasText(release) && { notes: true }),
        }
      }),
      offerings: entriesOf(graph, 'offerings').map(({ id, title, data }) => ({ id, title, versioned: data.delivery === 'versioned' })),
      tiers: tiersOf(graph).map(({ id, data }): TierData => {
        const { names, offerings, introduced, retired, successors } = data
        return {
          id,
          names: names.map(({ from, label }) => [from, label] as const),
          offerings,
          introduced,
          ...(retired !== undefined && { retired }),
          ...(successors !== undefined && { successors }),
        }
      }),
      features: features.map((feature): FeatureData => {
        const held = holdingsOf(feature, graph)?.map(({ tier, offering, from, until, limit }) => {
          const text = limitText(limit)
          return text !== ''
            ? ([tier, offering, from, until ?? null, text] as const)
            : until
              ? ([tier, offering, from, until] as const)
              : ([tier, offering, from] as const)
        })
        const since = held ? undefined : findLifespan(feature, graph)
        return { id: feature.id, title: feature.title, ...(held && { held }), ...(since && { since }) }
      }),
      reaches: [...indexes.reaches.keys()].map((key) => JSON.parse(key) as ReachData[]),
      changes,
    }
  })
}

/** Day of its first stage, and of its removal; undefined without a stage. */
function findLifespan({ data: { lifecycle } }: Entry<'features'>, graph: Graph): FeatureData['since'] {
  const dayOfStage = (isMeant: (stage: string) => boolean) => {
    const found = lifecycle.find(({ stage }) => isMeant(stage))
    return found && dayOf(found.since, graph)
  }
  const from = dayOfStage((stage) => stage !== 'removed')
  const until = dayOfStage((stage) => stage === 'removed')
  return from === undefined ? undefined : until === undefined ? [from] : [from, until]
}

interface Indexes {
  releases: ReadonlyMap<string, number>
  features: ReadonlyMap<string, number>
  /** Filled while changes are collected. */
  reaches: Map<string, number>
}

function changeData(entry: Change, graph: Graph, indexes: Indexes): ChangeData {
  const { type, live, highlight, breaking, deprecation, security, features = [] } = entry.data
  const reach = reachOf(entry, graph)
  const tiers = reach.map(({ offering, tiers: reached, followers }): ReachData => {
    if (typeof reached === 'string') return [offering, 0]
    return followers.length > 0 ? [offering, reached, followers] : [offering, reached]
  })
  const key = JSON.stringify(tiers)
  if (!indexes.reaches.has(key)) indexes.reaches.set(key, indexes.reaches.size)
  return {
    id: entry.id,
    title: entry.title,
    ...(type && { type }),
    on: dateOf(entry),
    ...(live && { live: Object.fromEntries(live.map(({ offering, on }) => [offering, on])) }),
    releases: [...new Set(reach.flatMap((each) => each.releases))].flatMap(({ id }) => indexes.releases.get(id) ?? []),
    reach: indexes.reaches.get(key) ?? 0,
    features: features.flatMap((id) => indexes.features.get(id) ?? []),
    ...(highlight && { highlight: true }),
    ...(breaking && {
      breaking: { impact: breaking.impact, ...(breaking.action && { action: breaking.action }), automated: breaking.automated },
    }),
    ...(deprecation && {
      deprecation: { removal: deprecation.removal, ...(deprecation.replacement !== undefined && { replacement: deprecation.replacement }) },
    }),
    ...(security && { security: { ids: security.ids ?? [], ...(security.severity && { severity: security.severity }) } }),
  }
}

function newestFirst(a: Change, b: Change): number {
  const [one, other] = [dateOf(a), dateOf(b)]
  return one > other ? -1 : one < other ? 1 : a.id < b.id ? -1 : 1
}

function hasText({ hasBody, text }: Entry): boolean {
  return hasBody && text.replace(/^---\n[\s\S]*?\n---/, '').trim() !== ''
}
