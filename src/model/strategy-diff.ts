/** What changed in meaning between two versions of a strategy, with its objectives. Order and wording of the text do not count. */
import { strategyDiffText as text } from '../interface/strategy-diff.ts'
import type { DataOf, Entry } from './entry.ts'
import { entriesOf, type Graph } from './graph.ts'

export interface StrategyVersion {
  title: string
  data: Pick<DataOf<'strategy'>, 'scope' | 'owner' | 'approvers' | 'pillars'>
  objectives: readonly { id: string; title: string; data: Pick<DataOf<'objectives'>, 'owner' | 'period' | 'status' | 'measures'> }[]
}

type PartKind = keyof typeof text.parts
type Field = keyof typeof text.fields

export type StrategyChange =
  | { kind: PartKind; what: string }
  /** `what` is the document, an objective, or a measure of one. */
  | { kind: 'changed'; what: string; field: Field; from: string; to: string }

/** A strategy as it is, with the objectives that serve it. */
export function versionOf(strategy: Entry<'strategy'>, graph: Graph): StrategyVersion {
  return {
    title: strategy.title,
    data: strategy.data,
    objectives: entriesOf(graph, 'objectives').filter(({ data }) => data.strategy === strategy.id),
  }
}

export function diffStrategies(before: StrategyVersion, after: StrategyVersion): StrategyChange[] {
  const pillars = pairs(before.data.pillars ?? [], after.data.pillars ?? [], ({ title }) => title)
  const objectives = pairs(before.objectives, after.objectives, ({ title }) => title)
  return [
    ...fields(after.title, [
      ['title', before.title, after.title],
      ['scope', before.data.scope, after.data.scope],
      ['owner', before.data.owner, after.data.owner],
      ['approvers', people(before.data.approvers), people(after.data.approvers)],
    ]),
    ...pillars.flatMap(([old, now]) => parts(old, now, 'pillar', ({ title }) => title, renamed)),
    ...objectives.flatMap(([old, now]) => parts(old, now, 'objective', ({ title }) => title, objectiveChanges)),
  ]
}

/** One line a change, as pages, feeds and pull requests say it. */
export function changeText(change: StrategyChange): string {
  return change.kind === 'changed'
    ? text.changed(`${change.what}, ${text.fields[change.field].toLowerCase()}`, change.from, change.to)
    : text.parts[change.kind](change.what)
}

type Objective = StrategyVersion['objectives'][number]
type Measure = Objective['data']['measures'][number]

function objectiveChanges(old: Objective, now: Objective): StrategyChange[] {
  const period = ({ data }: Objective) => `${data.period.from} – ${data.period.to}`
  return [
    ...renamed(old, now),
    ...fields(now.title, [
      ['owner', old.data.owner, now.data.owner],
      ['period', period(old), period(now)],
      ['status', old.data.status, now.data.status],
    ]),
    ...pairs(old.data.measures, now.data.measures, ({ name }) => name).flatMap(([a, b]) =>
      parts(a, b, 'measure', ({ name }) => `${name} (${now.title})`, measureChanges),
    ),
  ]
}

function measureChanges(old: Measure, now: Measure): StrategyChange[] {
  const amount = (value: number, { unit }: Measure) => `${value} ${unit}`.trim()
  return fields(now.name, [
    ['name', old.name, now.name],
    ['unit', old.unit, now.unit],
    ['direction', old.direction, now.direction],
    ['baseline', amount(old.baseline, old), amount(now.baseline, { ...now, unit: old.unit })],
    ['target', amount(old.target, old), amount(now.target, { ...now, unit: old.unit })],
    ['source', old.source, now.source],
  ])
}

function renamed(old: { id: string; title: string }, now: { id: string; title: string }): StrategyChange[] {
  return fields(now.title, [
    ['id', old.id, now.id],
    ['title', old.title, now.title],
  ])
}

/** Those of one id belong together, then those of one name. */
function pairs<T extends { id: string }>(
  before: readonly T[],
  after: readonly T[],
  nameOf: (each: T) => string,
): [T | undefined, T | undefined][] {
  const left = new Set(after)
  const take = (found: T | undefined) => (found && left.delete(found) ? found : undefined)
  const byId = new Map(before.map((old) => [old, take(after.find(({ id }) => id === old.id))] as const))
  const matched = before.map((old): [T, T | undefined] => [
    old,
    byId.get(old) ?? take([...left].find((now) => nameOf(now) === nameOf(old))),
  ])
  return [...matched, ...[...left].map((now): [undefined, T] => [undefined, now])]
}

function parts<T>(
  old: T | undefined,
  now: T | undefined,
  part: 'pillar' | 'objective' | 'measure',
  nameOf: (each: T) => string,
  changes: (old: T, now: T) => StrategyChange[],
): StrategyChange[] {
  if (old !== undefined && now !== undefined) return changes(old, now)
  if (now !== undefined) return [{ kind: `${part}-added`, what: nameOf(now) }]
  return old === undefined ? [] : [{ kind: `${part}-dropped`, what: nameOf(old) }]
}

function fields(what: string, values: readonly (readonly [Field, string | undefined, string | undefined])[]): StrategyChange[] {
  return values.flatMap(([field, from, to]) =>
    from === to ? [] : [{ kind: 'changed' as const, what, field, from: from || text.nobody, to: to || text.nobody }],
  )
}

/** In one order, so that another order is no change. */
function people(ids: readonly string[]): string {
  return ids.toSorted().join(', ')
}

/** What changed since the strategy that this one supersedes, a line each; undefined where it supersedes none that may be seen. */
export function sincePredecessor(strategy: Entry<'strategy'>, graph: Graph): { before: Entry<'strategy'>; lines: string[] } | undefined {
  const { supersedes } = strategy.data
  const before = supersedes === undefined ? undefined : (graph.catalogue.find('strategy', supersedes) as Entry<'strategy'> | undefined)
  return before && { before, lines: diffStrategies(versionOf(before, graph), versionOf(strategy, graph)).map(changeText) }
}
