/** Triage: which rule matches an issue, and why. The first match wins. */
import type { Entry } from '../../graph/entry.ts'
import { entriesOf, type Graph } from '../../graph/graph.ts'
import { findTier } from '../../graph/tier-names.ts'

export type TriageRule = Entry<'triage'>

/** What a rule looks at. */
export interface Issue {
  title?: string | undefined
  kind?: string | undefined
  severity?: string | undefined
  /** Id or name of the plan of the waiting customer: tracker labels only have names. */
  tier?: string | undefined
}

export interface Verdict {
  rule: TriageRule
  /** The rule's conditions that the issue meets, in words: `plan Enterprise`, `severity high`, `keyword "certificate"`. */
  because: readonly string[]
}

/** The rules in order; unfinished ones are ignored. */
export function triageRules(graph: Graph): readonly TriageRule[] {
  return entriesOf(graph, 'triage').filter(({ isDraft }) => !isDraft)
}

/** Undefined if no rule matches the issue. */
export function triage(issue: Issue, graph: Graph): Verdict | undefined {
  for (const rule of triageRules(graph)) {
    const because = reasonsFor(issue, rule, graph)
    if (because) return { rule, because }
  }
  return undefined
}

/** Why a rule matches; undefined if it doesn't. A rule without conditions matches everything. */
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

/** Whether a text contains a whole word, in any case: "cert" isn't in "certain". */
function hasWord(text: string, word: string): boolean {
  const letters = '\\p{L}\\p{N}'
  return new RegExp(`(?<![${letters}])${word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![${letters}])`, 'iu').test(text)
}

export interface ExampleResult {
  /** Position in the rule's list. */
  index: number
  /** The key that differs: `rule` if another rule matched, or none. */
  key: string
  expected: string
  got: string
}

export interface ExampleRun {
  input: Readonly<Record<string, unknown>>
  expect: Readonly<Record<string, unknown>>
  /** The rule that matched, if any. */
  verdict: Verdict | undefined
  /** What differs from the expected result; empty if the example passes. */
  faults: ExampleResult[]
}

/** Runs a rule's examples against all rules: each must match this one, with the expected result. */
export function runsOf(rule: TriageRule, graph: Graph): ExampleRun[] {
  return rule.data.examples.map(({ input, expect }, index) => {
    const verdict = triage(input as Issue, graph)
    return { input, expect, verdict, faults: faultsOf(rule, verdict, expect, index) }
  })
}

/** Differences from what a rule's examples expect. */
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
