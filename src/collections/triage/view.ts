/** Triage rules as staff see them: in order, with the results of their examples and the issues they currently match. */
import { valueName } from '../../words/names.ts'
import { staffListText } from '../../words/staff-lists.ts'
import { backlogRows, type IssueRow } from '../backlog/view.ts'
import type { Graph } from '../../graph/graph.ts'
import { type Link, linkOfEntry } from '../../graph/link.ts'
import { memoizeFor } from '../../plain/memo.ts'
import { triagePath } from '../../graph/paths.ts'
import { findTier } from '../../graph/tier-names.ts'
import { humanName } from '../../graph/titles.ts'
import { type ExampleRun, runsOf, type TriageRule, triageRules } from './triage.ts'
import { findReferenced } from '../../graph/links/visible-reference.ts'

/** Rules per page. */
export const rulesPerPage = 20

export interface RuleView {
  rule: TriageRule
  /** Position among the rules, from 1. */
  number: number
  title: string
  /** Its conditions: the values of each, as readers know them; empty if it matches everything. */
  conditions: { name: 'kind' | 'severity' | 'tier' | 'keywords'; values: string[] }[]
  /** Undefined if there is no such role or area. */
  route: Link | undefined
  runs: ExampleRun[]
  /** The untriaged issues that it matches, oldest first. */
  caught: readonly IssueRow[]
}

export interface TriageView {
  rules: RuleView[]
  /** Untriaged issues that no rule matches. */
  uncaught: readonly IssueRow[]
}

export function triageView(graph: Graph): TriageView {
  const byRule = Map.groupBy(
    backlogRows(graph).filter(({ group }) => group === 'new'),
    ({ verdict }) => verdict?.rule,
  )
  const rules = triageRules(graph).map((rule, index) => ({
    rule,
    number: index + 1,
    title: ruleTitle(rule),
    conditions: conditionsOf(rule, graph),
    route: routeLink(rule, graph),
    runs: runsOf(rule, graph),
    caught: byRule.get(rule) ?? [],
  }))
  return { rules, uncaught: byRule.get(undefined) ?? [] }
}

export function ruleTitle({ id }: TriageRule): string {
  return humanName(id)
}

/** Where a rule is explained. */
export function ruleLink(rule: TriageRule, graph: Graph): Link {
  const places = memoizeFor(graph, 'places of rules', () => new Map(triageRules(graph).map((each, index) => [each, index])))
  const page = Math.floor((places.get(rule) ?? 0) / rulesPerPage) + 1
  return { title: ruleTitle(rule), url: `${triagePath}${page === 1 ? '' : `${page}/`}#${rule.id}` }
}

/** The role or area that a rule routes issues to. */
export function routeLink({ data }: TriageRule, { entryIndex }: Graph): Link | undefined {
  const target = findReferenced(data.then.route, routes, entryIndex)
  return target && linkOfEntry(target)
}

const routes = ['roles', 'areas'] as const

function conditionsOf({ data: { when } }: TriageRule, { entryIndex }: Graph): RuleView['conditions'] {
  const tiers = [when.tier ?? []].flat().flatMap((id) => entryIndex.find('tiers', id)?.title ?? [])
  return [
    { name: 'tier' as const, values: tiers },
    { name: 'kind' as const, values: [when.kind ?? []].flat() },
    { name: 'severity' as const, values: [when.severity ?? []].flat() },
    { name: 'keywords' as const, values: [...(when.keywords ?? [])] },
  ].filter(({ values }) => values.length > 0)
}

/** An example's fields in words: `"The pipeline hangs", Bug, Medium`. */
export function fieldsInWords(fields: Readonly<Record<string, unknown>>, graph: Graph): string {
  return Object.entries(fields)
    .flatMap(([name, value]) => fieldInWords(name, String(value), graph) ?? [])
    .join(', ')
}

/** The result of an example, in the fields that it expects; undefined if no rule matched. */
export function outcomeOf({ verdict, expect }: ExampleRun, rule: TriageRule, graph: Graph): string | undefined {
  if (!verdict) return undefined
  const outcome: Readonly<Record<string, unknown>> = verdict.rule.data.then
  const got = fieldsInWords(Object.fromEntries(Object.keys(expect).map((key) => [key, outcome[key] ?? ''])), graph)
  return verdict.rule === rule ? got : `${ruleTitle(verdict.rule)}: ${got}`
}

/** Undefined if nothing of that name exists. */
function fieldInWords(name: string, value: string, graph: Graph): string | undefined {
  switch (name) {
    case 'title':
      return staffListText.quoted(value)
    case 'tier':
      return findTier(value, graph)?.title
    case 'route':
      return findReferenced(value, routes, graph.entryIndex)?.title
    default:
      return valueName(value)
  }
}
