/** Whether any issue can reach a rule of triage. The first rule that fits decides, so that one may stand in another's way. */
import { backlogSchema, kindsWithSeverity } from '../backlog/schema.ts'
import { entriesOf, type Graph } from '../../graph/graph.ts'
import { type Issue, reasonsFor, type TriageRule, triageRules } from './triage.ts'

export type Obstacle =
  /** A condition that names no value at all. */
  | { kind: 'empty'; key: string }
  /** A severity, of kinds of issues that have none. */
  | { kind: 'severity'; kinds: readonly string[] }
  /** Earlier rules that catch everything that it asks for. */
  | { kind: 'shadowed'; by: readonly TriageRule[] }

/** What keeps every issue from a rule; undefined if one can reach it. */
export function obstacleTo(rule: TriageRule, graph: Graph): Obstacle | undefined {
  const { when } = rule.data
  const empty = Object.entries(when).find(([, wanted]) => Array.isArray(wanted) && wanted.length === 0)
  if (empty) return { kind: 'empty', key: empty[0] }
  const rules = triageRules(graph)
  const earlier = rules.slice(0, rules.indexOf(rule))
  const catcherOf = (issue: Issue) => earlier.find((each) => reasonsFor(issue, each, graph))
  const issues = leastIssues(rule, rules)
  if (issues.length === 0) {
    // Whatever is so in general, an issue that is there is proof.
    const isProof = (issue: Issue) => reasonsFor(issue, rule, graph) !== undefined && catcherOf(issue) === undefined
    const isReached = entriesOf(graph, 'backlog').some(({ data, title }) => isProof({ ...data, title }))
    return isReached ? undefined : { kind: 'severity', kinds: [when.kind ?? []].flat() }
  }
  const catchers = new Set<TriageRule>()
  for (const issue of issues) {
    const catcher = catcherOf(issue)
    if (!catcher) return undefined
    catchers.add(catcher)
  }
  return { kind: 'shadowed', by: earlier.filter((each) => catchers.has(each)) }
}

/** All issues that a rule asks for, each with the least that it needs: whatever else its title said, earlier rules could only catch it sooner. */
function leastIssues({ data: { when } }: TriageRule, rules: readonly TriageRule[]): Issue[] {
  const anyTier = new Set(rules.flatMap(({ data }) => [data.when.tier ?? []].flat()))
  const kinds = [when.kind ?? backlogSchema.shape.kind.options].flat()
  const severities = when.severity === undefined ? [undefined, ...severityOptions] : [when.severity].flat()
  const tiers = when.tier === undefined ? [undefined, ...anyTier] : [when.tier].flat()
  return kinds.flatMap((kind) =>
    severities
      .filter((severity) => severity === undefined || kindsWithSeverity.includes(kind))
      .flatMap((severity) => tiers.flatMap((tier) => (when.keywords ?? ['']).map((title) => ({ title, kind, severity, tier })))),
  )
}

const severityOptions = backlogSchema.shape.severity.unwrap().options
