/** How much evidence a roadmap item or an issue has, as the product of parts that can be compared. */
import { insightsFor, type Insight } from '../../collections/roadmap/evidence.ts'
import type { RankingWeights } from '../../collections/ranking-settings.ts'
import { tierLabel } from '../../collections/tiers/schema.ts'
import type { Entry } from '../../graph/entry.ts'
import type { Graph } from '../../graph/graph.ts'
import { compare } from '../../plain/compare.ts'
import { daysBetween } from '../../plain/days.ts'
import { type Customer, customersOf } from './customers.ts'
import { objectiveFactor } from './objectives.ts'

/** Their product is the score. */
export interface EvidenceParts {
  /** Distinct customers with an insight that counts. */
  customers: number
  /** Mean weight of these customers by segment and plan; lower for inherited insights. */
  weight: number
  /** Mean weight of their rungs. */
  closeness: number
  /** Mean weight of the age of their insights. */
  freshness: number
  /** Factor for the objectives served. */
  objective: number
}
export type EvidencePart = keyof EvidenceParts

export interface WeighedEvidence {
  parts: EvidenceParts
  score: number
  /** The strongest insight of each customer that counts, strongest first. */
  insights: readonly Insight[]
  /** Number of insights, including those without weight. */
  all: number
  /** Whether it only has insights of its roadmap item. */
  isInherited: boolean
  /** Number of these customers by plan, most first. */
  plans: readonly { name: string; customers: number }[]
}

/** An insight as it counts for one item. */
interface Weighed {
  insight: Insight
  customer: Customer
  isInherited: boolean
  weight: number
  closeness: number
  freshness: number
}

export type Rankable = Entry<'roadmap'> | Entry<'backlog'>

export function weighEvidence(entry: Rankable, graph: Graph, weights: RankingWeights): WeighedEvidence {
  const found = findInsights(entry, graph)
  const strongest = strongestByCustomer(found.map((each) => weigh(each, graph, weights)))
  const customers = strongest.length
  const weight = sum(strongest, (each) => each.weight)
  const close = sum(strongest, (each) => each.weight * each.closeness)
  const fresh = sum(strongest, strengthOf)
  const parts = {
    customers,
    weight: customers === 0 ? 0 : weight / customers,
    closeness: customers === 0 ? 0 : close / weight,
    freshness: customers === 0 ? 0 : fresh / close,
    objective: objectiveFactor(entry, graph, weights),
  }
  return {
    parts,
    // Rounded, so that the order of a sum can't tell apart what is equal.
    score: Number((fresh * parts.objective).toPrecision(12)),
    insights: strongest.map(({ insight }) => insight),
    all: found.length,
    isInherited: strongest.length > 0 && strongest.every((each) => each.isInherited),
    plans: plansOf(strongest, graph),
  }
}

/** The insights that name an entry. An issue also has those of its roadmap item. */
function findInsights(entry: Rankable, graph: Graph): { insight: Insight; isInherited: boolean }[] {
  const own = insightsFor(entry, graph)
  const item = entry.collection === 'backlog' ? graph.entryIndex.find('roadmap', entry.data.roadmap ?? '') : undefined
  const inherited = item ? insightsFor(item, graph).filter((insight) => !own.includes(insight)) : []
  return [...own.map((insight) => ({ insight, isInherited: false })), ...inherited.map((insight) => ({ insight, isInherited: true }))]
}

function weigh(
  { insight, isInherited }: { insight: Insight; isInherited: boolean },
  graph: Graph,
  { segments, plans, rungs, halfLife, inherited }: RankingWeights,
): Weighed {
  const { customer: written, on, rung } = insight.data
  const customer = customersOf(graph).get(written.ref) ?? { ref: written.ref, segment: written.segment, plan: written.tier }
  const byPlan = customer.plan === undefined ? 1 : (plans[customer.plan] ?? 1)
  const age = Math.max(0, daysBetween(on, graph.now.slice(0, 10)))
  return {
    insight,
    customer,
    isInherited,
    weight: segmentWeight(customer.segment, segments) * byPlan * (isInherited ? inherited : 1),
    closeness: rungs[rung as keyof RankingWeights['rungs']],
    freshness: 0.5 ** (age / halfLife),
  }
}

/** The weight of the longest name that fits: "energy" fits "Energy, three plants". */
export function segmentWeight(segment: string, weights: RankingWeights['segments']): number {
  const [best] = Object.entries(weights)
    .filter(([name]) => matchesSegment(segment, name))
    .sort(([a], [b]) => b.length - a.length || compare(a, b))
  return best?.[1] ?? 1
}

export function matchesSegment(segment: string, name: string): boolean {
  const [whole, wanted] = [segment.trim().toLowerCase(), name.trim().toLowerCase()]
  return whole === wanted || whole.startsWith(`${wanted},`)
}

/** A customer counts once, with the insight that counts most; with several alike, the newest. */
function strongestByCustomer(weighed: readonly Weighed[]): Weighed[] {
  const best = new Map<string, Weighed>()
  // Newest first already.
  for (const each of weighed) {
    const { ref } = each.customer
    const known = best.get(ref)
    if (strengthOf(each) > (known ? strengthOf(known) : 0)) best.set(ref, each)
  }
  return [...best.values()].sort((a, b) => strengthOf(b) - strengthOf(a) || compare(a.customer.ref, b.customer.ref))
}

function strengthOf({ weight, closeness, freshness }: Weighed): number {
  return weight * closeness * freshness
}

function plansOf(weighed: readonly Weighed[], { entryIndex, now }: Graph): { name: string; customers: number }[] {
  const byPlan = Map.groupBy(weighed, ({ customer }) => customer.plan)
  return [...byPlan]
    .flatMap(([id, members]) => {
      const names = entryIndex.find('tiers', id)?.data.names
      return names ? [{ name: tierLabel(names, now), customers: members.length }] : []
    })
    .sort((a, b) => b.customers - a.customers || compare(a.name, b.name))
}

function sum(weighed: readonly Weighed[], numberOf: (each: Weighed) => number): number {
  return weighed.reduce((total, each) => total + numberOf(each), 0)
}
