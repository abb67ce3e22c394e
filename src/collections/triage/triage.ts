/** Triage: which rule fits an issue, and why. The first that fits decides. */
import type { Entry } from '../../graph/entry.ts'
import { entriesOf, type Graph } from '../../graph/graph.ts'
import { findTier } from '../../graph/tier-names.ts'

export type TriageRule = Entry<'triage'>

/** What a rule looks at. */
export interface Issue {
  title?: string | undefined
  kind?: string | undefined
  severity?: string | undefined
  /** Id or name of the plan of whoever is waiting: labels of trackers know names alone. */
  tier?: string | undefined
}

export interface Verdict {
  rule: TriageRule
  /** What of the issue the rule asks for, in words: `plan Enterprise`, `severity high`, `keyword "certificate"`. */
  because: readonly string[]
}

/** The rules in their order; those that are still being written decide nothing. */
export function triageRules(graph: Graph): readonly TriageRule[] {
  return entriesOf(graph, 'triage').filter(({ isDraft }) => !isDraft)
}

/** Undefined where no rule catches the issue. */
export function triage(issue: Issue, graph: Graph): Verdict | undefined {
  for (const rule of triageRules(graph)) {
    const because = reasonsFor(issue, rule, graph)
    if (because) return { rule, because }
  }
  return undefined
}

/** What makes a rule fit; undefined if it does not. A rule that asks for nothing fits everything. */
export function reasonsFor(issue: Issue, { data }: TriageRule, graph: Graph): string[] | undefined {
  const { kind, severity, tier, keywords } = data.when
  const reasons: string[] = []
  if (tier !== undefined) {
    const plan = issue.tier === undefined ? undefined : findTier(issue.tier, graph)
    if (!plan || ![tier].flat().includes(plan.id)) return undefined
    reasons.push(`plan ${plan.title}`)
  }
  for (const [name, wanted] of Object.entries({ kind, severity })) {
    if (wanted === undefined) continue
    const value: string | undefined = issue[name as 'kind' | 'severity']
    const fitting: readonly string[] = [wanted].flat()
    if (value === undefined || !fitting.includes(value)) return undefined
    reasons.push(`${name} ${value}`)
  }
  if (keywords !== undefined) {
    const found = keywords.find((word) => hasWord(issue.title ?? '', word))
    if (found === undefined) return undefined
    reasons.push(`keyword "${found}"`)
  }
  return reasons
}

/** Whether a text has a word as such, in any case: "cert" is not in "certain". */
function hasWord(text: string, word: string): boolean {
  const letters = '\\p{L}\\p{N}'
  return new RegExp(`(?<![${letters}])${word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![${letters}])`, 'iu').test(text)
}

export interface ExampleResult {
  /** Place in the rule's list. */
  index: number
  /** The key that came out otherwise: `rule` where another rule caught it, or none. */
  key: string
  expected: string
  got: string
}

export interface ExampleRun {
  input: Readonly<Record<string, unknown>>
  expect: Readonly<Record<string, unknown>>
  /** What caught it, if anything did. */
  verdict: Verdict | undefined
  /** What came out otherwise than expected; nothing if the example passes. */
  faults: ExampleResult[]
}

/** Runs the examples of a rule against all rules: each must be caught by this one, with what it expects. */
export function runsOf(rule: TriageRule, graph: Graph): ExampleRun[] {
  return rule.data.examples.map(({ input, expect }, index) => {
    const verdict = triage(input as Issue, graph)
    return { input, expect, verdict, faults: faultsOf(rule, verdict, expect, index) }
  })
}

/** What came out otherwise than the examples of a rule expect. */
export function runExamples(rule: TriageRule, graph: Graph): ExampleResult[] {
  return runsOf(rule, graph).flatMap(({ faults }) => faults)
}

function faultsOf(rule: TriageRule, verdict: Verdict | undefined, expect: ExampleRun['expect'], index: number): ExampleResult[] {
  if (verdict?.rule !== rule) return [{ index, key: 'rule', expected: rule.id, got: verdict?.rule.id ?? 'no rule' }]
  const outcome = verdict.rule.data.then as Readonly<Record<string, unknown>>
  return Object.entries(expect)
    .filter(([key, expected]) => String(outcome[key]) !== String(expected))
    .map(([key, expected]) => ({ index, key, expected: String(expected), got: String(outcome[key] ?? 'nothing') }))
}
