/** Changes in meaning between two versions of a strategy and its objectives, each with its written reason. */

import { renamesOf } from '../../graph/entry-diff.ts'
import type { DataOf, Entry } from '../../graph/entry.ts'
import { entriesOf, type Graph } from '../../graph/graph.ts'
import { withUnit } from '../objectives/measures.ts'

export interface StrategyVersion {
  strategy: Pick<Entry<'strategy'>, 'id' | 'title' | 'data'>
  objectives: readonly Objective[]
}

type Objective = Pick<Entry<'objectives'>, 'id' | 'title' | 'data' | 'collection'>
export type Reason = DataOf<'strategy'>['changes'][number]

/** The aspect that changed; `id` of an objective is a rename, `name` a new title or name. */
export type Aspect =
  | 'added'
  | 'dropped'
  | 'id'
  | 'name'
  | 'target'
  | 'baseline'
  | 'unit'
  | 'direction'
  | 'owner'
  | 'approver'
  | 'period'
  | 'effective'
  | 'review'
  | 'scope'
  | 'status'

export interface StrategyChange {
  /** The document itself, an objective, a measure of one, or a pillar. */
  of: 'strategy' | 'objective' | 'measure' | 'pillar'
  aspect: Aspect
  /** Its current title, or its last. */
  title: string
  /** For a measure: its objective's title. */
  objective?: string
  /** The id of the objective, or of the measure's objective. */
  id?: string
  /** Values as written; measures include their unit. Undefined if there was or is none. */
  from?: string
  to?: string
  reason?: Reason
}

/** A strategy in a graph; undefined if it isn't there. */
export function strategyVersion(id: string, graph: Graph): StrategyVersion | undefined {
  const strategy = graph.entryIndex.find('strategy', id)
  return strategy && { strategy, objectives: entriesOf(graph, 'objectives').filter(({ data }) => data.strategy === id) }
}

/**
 * The document first, then its pillars, then each objective. Differences that are certain between a document and its successor (status,
 * start date, next review, how its objectives ended) don't count.
 */
export function diffStrategies(before: StrategyVersion, after: StrategyVersion): StrategyChange[] {
  const isOne = before.strategy.id === after.strategy.id
  const changes = [...documentChanges(before, after, isOne), ...pillarChanges(before, after), ...objectiveChanges(before, after, isOne)]
  const reasons = newReasons(before, after)
  return changes.map((change) => {
    const reason = reasonFor(change, reasons)
    return reason ? { ...change, reason } : change
  })
}

/** Lines of `changes` that the previous version didn't have. */
export function newReasons(before: StrategyVersion, after: StrategyVersion): Reason[] {
  const known = new Set(before.strategy.data.changes.map(({ on, note }) => `${on} ${note}`))
  return after.strategy.data.changes.filter(({ on, note }) => !known.has(`${on} ${note}`))
}

function documentChanges(before: StrategyVersion, after: StrategyVersion, isOne: boolean): StrategyChange[] {
  const [old, now] = [before.strategy, after.strategy]
  const base = { of: 'strategy', title: now.title } as const
  const review = ({ data }: StrategyVersion['strategy']) => (data.review ? `${data.review.last}, every ${data.review.every}` : undefined)
  return [
    ...changed(base, 'name', old.title, now.title),
    ...changed(base, 'scope', old.data.scope, now.data.scope),
    ...changed(base, 'owner', old.data.owner, now.data.owner),
    ...now.data.approvers.filter((id) => !old.data.approvers.includes(id)).flatMap((id) => changed(base, 'approver', undefined, id)),
    ...old.data.approvers.filter((id) => !now.data.approvers.includes(id)).flatMap((id) => changed(base, 'approver', id, undefined)),
    ...(isOne
      ? [
          ...changed(base, 'status', old.data.status, now.data.status),
          ...changed(base, 'effective', old.data.effective, now.data.effective),
          ...changed(base, 'review', review(old), review(now)),
        ]
      : []),
  ]
}

function pillarChanges(before: StrategyVersion, after: StrategyVersion): StrategyChange[] {
  const named = ({ data }: StrategyVersion['strategy']) =>
    (data.pillars ?? []).map((pillar) => ({ ...pillar, collection: 'strategy' as const }))
  return pairs(
    named(before.strategy),
    named(after.strategy),
    (id, title) => ({ of: 'pillar', title, id }),
    () => [],
  )
}

function objectiveChanges(before: StrategyVersion, after: StrategyVersion, isOne: boolean): StrategyChange[] {
  return pairs(
    before.objectives,
    after.objectives,
    (id, title) => ({ of: 'objective', title, id }),
    (old, now, base) => {
      const period = ({ data }: Objective) => `${data.period.from} – ${data.period.to}`
      const isDropped = now.data.status === 'dropped' && old.data.status !== 'dropped'
      return [
        ...(isDropped ? [{ ...base, aspect: 'dropped' as const }] : isOne ? changed(base, 'status', old.data.status, now.data.status) : []),
        ...changed(base, 'owner', old.data.owner, now.data.owner),
        ...changed(base, 'period', period(old), period(now)),
        ...measureChanges(old, now),
      ]
    },
  )
}

function measureChanges(old: Objective, now: Objective): StrategyChange[] {
  const named = ({ data }: Objective) =>
    data.measures.map((measure) => ({ ...measure, title: measure.name, collection: 'objectives' as const }))
  return pairs(
    named(old),
    named(now),
    (_, title) => ({ of: 'measure', title, objective: now.title, id: now.id }),
    (one, other, base) => [
      ...changed(base, 'unit', one.unit, other.unit),
      ...changed(base, 'baseline', withUnit(one.baseline, one), withUnit(other.baseline, other), one.baseline !== other.baseline),
      ...changed(base, 'target', withUnit(one.target, one), withUnit(other.target, other), one.target !== other.target),
      ...changed(base, 'direction', one.direction, other.direction),
    ],
  )
}

type Named = Pick<Entry, 'collection' | 'id' | 'title'>
type Base = Omit<StrategyChange, 'aspect'>

/** Matches items by id, or by title if the id changed; list order doesn't matter. */
function pairs<T extends Named>(
  before: readonly T[],
  after: readonly T[],
  baseOf: (id: string, title: string) => Base,
  compare: (old: T, now: T, base: Base) => StrategyChange[],
): StrategyChange[] {
  const known = new Map(before.map((each) => [each.id, each]))
  const here = new Set(after.map(({ id }) => id))
  const renamed = renamesOf(
    before.filter(({ id }) => !here.has(id)),
    after.filter(({ id }) => !known.has(id)),
  )
  const kept = new Set([...renamed.values()])
  return [
    ...after.flatMap((now) => {
      const base = baseOf(now.id, now.title)
      const old = known.get(now.id) ?? renamed.get(now)
      if (!old) return [{ ...base, aspect: 'added' as const }]
      return [...changed(base, 'id', old.id, now.id), ...changed(base, 'name', old.title, now.title), ...compare(old, now, base)]
    }),
    ...before
      .filter((old) => !here.has(old.id) && !kept.has(old))
      .map((old) => ({ ...baseOf(old.id, old.title), aspect: 'dropped' as const })),
  ]
}

function changed(base: Base, aspect: Aspect, from: string | undefined, to: string | undefined, differs = from !== to): StrategyChange[] {
  return differs ? [{ ...base, aspect, ...(from !== undefined && { from }), ...(to !== undefined && { to }) }] : []
}

/** Words in `changes` that refer to an aspect of the document itself. */
const words: Partial<Record<Aspect, RegExp>> = {
  owner: /\bown(s|er|ed)?\b|\bkeep(s|er)?\b/i,
  approver: /\bapprov/i,
  effective: /\beffective\b|\bdate|\bday\b/i,
  review: /\breview/i,
  scope: /\bscope\b/i,
}

/** The line that names what changed, otherwise the only line, which covers all changes. */
function reasonFor(change: StrategyChange, reasons: readonly Reason[]): Reason | undefined {
  const names = [change.title, change.objective, ...(change.of === 'strategy' ? [] : [change.id])].filter((each) => each !== undefined)
  const says = (part: string) => (reason: Reason) => wordsOf(reason.note).includes(wordsOf(part))
  const own = change.of === 'strategy' ? undefined : names.flatMap((name) => reasons.find(says(name)) ?? [])[0]
  const word = words[change.aspect]
  const about = change.of === 'strategy' && word ? reasons.find(({ note }) => word.test(note)) : undefined
  return own ?? about ?? (reasons.length === 1 ? reasons[0] : undefined)
}

/** Changes with the same reason, grouped at the position of the first. */
export function groupByReason(changes: readonly StrategyChange[]): { reason: Reason | undefined; changes: StrategyChange[] }[] {
  const keyFor = ({ reason }: StrategyChange, index: number) => (reason ? JSON.stringify(reason) : String(index))
  return [...Map.groupBy(changes.entries(), ([index, change]) => keyFor(change, index)).values()].map((group) => ({
    reason: group[0]?.[1].reason,
    changes: group.map(([, change]) => change),
  }))
}

/** A change with the names of people and roles; without values if these readers can't see who is meant. */
export function tellChange(change: StrategyChange, { entryIndex }: Pick<Graph, 'entryIndex'>): StrategyChange {
  if (change.aspect !== 'owner' && change.aspect !== 'approver') return change
  const nameOf = (id: string | undefined) =>
    id === undefined ? undefined : (entryIndex.find('people', id) ?? entryIndex.find('roles', id))?.title
  const { from, to, ...rest } = change
  const [old, now] = [nameOf(from), nameOf(to)]
  return { ...rest, ...(old !== undefined && { from: old }), ...(now !== undefined && { to: now }) }
}

/** Normalised, and whole words only: "Build" isn't in "building". */
function wordsOf(text: string): string {
  return ` ${
    text
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu)
      ?.join(' ') ?? ''
  } `
}
