/** Content of the decision pages: by status, chains of replacement, and open questions. */
import { kindName } from '../../words/names.ts'
import { compareIds } from '../../plain/compare.ts'
import type { Entry } from '../../graph/entry.ts'
import { entriesOf, type Graph } from '../../graph/graph.ts'
import type { Handbook } from '../../graph/handbook.ts'
import { type Link, linkOfEntry } from '../../graph/link.ts'
import { memoizeFor } from '../../plain/memo.ts'
import { type ListSlice, splitIntoPages } from '../../plain/list-slices.ts'
import { inOrder } from '../../graph/order.ts'
import { referrers } from '../../graph/links/referrers.ts'
import { findReferenced } from '../../graph/links/visible-reference.ts'

export type Decision = Entry<'decisions'>

/** In list order: open, current, outdated. */
export const decisionStatuses = ['proposed', 'accepted', 'unrecorded', 'rejected', 'deprecated', 'superseded'] as const

/** An imported decision may not say how it ended. */
export function statusOf({ data }: Decision): (typeof decisionStatuses)[number] {
  return data.status ?? 'unrecorded'
}

/** Maximum chains in the log; each is also on the pages of its decisions. */
export const maxChains = 20

/** The log in pages; at least one. */
export function decisionPages(handbook: Handbook): ListSlice<Decision>[] {
  return splitIntoPages(decisionList(handbook), 60)
}

/** Decisions in list order: by status, latest first. */
export function decisionList(handbook: Handbook): readonly Decision[] {
  const decisions = inOrder(handbook, 'decisions')
  return memoizeFor(handbook, 'decisions by status', () =>
    decisionStatuses.flatMap((status) => decisions.filter((decision) => statusOf(decision) === status)),
  )
}

/** The entries that a decision affects, in written order, without those that these readers can't see. */
export function affectedBy({ data }: Decision, { entryIndex }: Graph): Entry[] {
  return (data.affects ?? []).flatMap((key) => findReferenced(key, ['*'], entryIndex) ?? [])
}

/** Whether a decision's confirmation is overdue. */
export function isConfirmationOverdue({ data }: Decision, now: string): boolean {
  const isOpen = data.status === 'proposed' || data.status === 'accepted'
  return isOpen && data.confirmBy !== undefined && data.confirmBy < now.slice(0, 10)
}

export interface DecisionView {
  /** Why it isn't current; undefined if it is, or may become so. */
  isOver: 'superseded' | 'deprecated' | 'rejected' | undefined
  successors: readonly Link[]
  /** The confirmation date, if it has passed. */
  overdueSince: string | undefined
  /** What it affects, by collection. */
  affected: readonly { kind: string; links: readonly Link[] }[]
  chain: Chain
}

export function decisionView(decision: Decision, handbook: Handbook): DecisionView {
  const { status, confirmBy } = decision.data
  const kinds = Map.groupBy(affectedBy(decision, handbook), ({ definition }) => definition)
  return {
    isOver: status === undefined || status === 'proposed' || status === 'accepted' ? undefined : status,
    successors: successorsOf(decision, handbook).map(linkOfEntry),
    overdueSince: isConfirmationOverdue(decision, handbook.now) ? confirmBy : undefined,
    affected: [...kinds].map(([{ name, title }, entries]) => ({ kind: title ?? kindName(name), links: entries.map(linkOfEntry) })),
    chain: chainWith(decision, handbook),
  }
}

/** Decisions that replaced each other, oldest first. Those of one step were replaced by the same one, or at the same time. */
export type Chain = readonly (readonly Decision[])[]

/** All chains of the handbook, the one with the latest decision first. */
export function chainsOf(handbook: Handbook): readonly Chain[] {
  return memoizeFor(handbook, 'chains of decisions', () => {
    const done = new Set<Decision>()
    return inOrder(handbook, 'decisions').flatMap((decision) => {
      if (done.has(decision)) return []
      const members = connected(decision, handbook)
      for (const member of members) done.add(member)
      return members.length > 1 ? [stepsOf(members, handbook)] : []
    })
  })
}

/** A decision's chain; empty if it neither replaced another nor was replaced. */
export function chainWith(decision: Pick<Entry, 'id'>, handbook: Handbook): Chain {
  const chains = memoizeFor(
    handbook,
    'chain by decision',
    () => new Map(chainsOf(handbook).flatMap((chain) => chain.flat().map(({ id }) => [id, chain] as const))),
  )
  return chains.get(decision.id) ?? []
}

function replacedBy(decision: Decision, handbook: Graph): Decision[] {
  return (decision.data.supersedes ?? []).flatMap((id) => handbook.entryIndex.find('decisions', id) ?? [])
}

/** The decisions that say they replace a given one. */
export function successorsOf(decision: Pick<Entry, 'id'>, handbook: Graph): readonly Decision[] {
  return referrers(handbook, 'decisions', 'supersedes', ({ data }) => data.supersedes ?? []).get(decision.id) ?? []
}

/** Everything connected to a decision by any number of replacements, in either direction, including itself. */
function connected(decision: Decision, handbook: Graph): Decision[] {
  const found = new Set([decision])
  // A set that grows during iteration: newly found decisions are visited in turn.
  for (const each of found) for (const next of [...replacedBy(each, handbook), ...successorsOf(each, handbook)]) found.add(next)
  return [...found]
}

/** Each decision is one step after the last of those it replaced. */
function stepsOf(members: readonly Decision[], handbook: Graph): Chain {
  const steps: Decision[][] = []
  const left = new Set([...members].sort((a, b) => compareIds(a.id, b.id)))
  while (left.size > 0) {
    const free = [...left].filter((each) => !replacedBy(each, handbook).some((old) => left.has(old)))
    // A cycle has no first decision, so start with the lowest number.
    const step = free.length > 0 ? free : [...left].slice(0, 1)
    steps.push(step)
    for (const each of step) left.delete(each)
  }
  return steps
}

export interface Awaited {
  /** Proposed decisions that affect these features; none for features without a proposal. */
  decisions: readonly Decision[]
  features: readonly Link[]
}

/** Features whose tier is undecided, by the awaited decision; those without one come last. For customers, features are never undecided. */
export function awaitedTiers(handbook: Handbook): Awaited[] {
  const proposed = entriesOf(handbook, 'decisions').filter(({ data }) => data.status === 'proposed')
  const undecided = inOrder(handbook, 'features').filter(({ data }) => data.availability === 'undecided')
  const affecting = (feature: Entry) => proposed.filter((decision) => affectedBy(decision, handbook).includes(feature))
  const byDecisions = Map.groupBy(
    undecided.map((feature) => ({ feature, decisions: affecting(feature) })),
    ({ decisions }) => decisions.map(({ id }) => id).join(' '),
  )
  return [...byDecisions.values()]
    .map((group) => ({ decisions: group[0]?.decisions ?? [], features: group.map(({ feature }) => linkOfEntry(feature)) }))
    .sort((a, b) => Number(a.decisions.length === 0) - Number(b.decisions.length === 0))
}
