/** Whether an issue can reach a triage rule. The first matching rule wins, so an earlier one may block it. */
import { backlogSchema, kindsWithSeverity } from '../backlog/schema.ts'
import { entriesOf, type Graph } from '../../graph/graph.ts'
import { type Issue, reasonsFor, type TriageRule, triageRules } from './triage.ts'

export type Obstacle =
  /** A condition without values. */
  | { kind: 'empty'; key: string }
  /** A severity, for kinds of issues that have none. */
  | { kind: 'severity'; kinds: readonly string[] }
  /** Earlier rules that match everything that it matches. */
  | { kind: 'shadowed'; by: readonly TriageRule[] }

/** Why no issue can reach a rule; undefined if one can. */
export function obstacleTo(rule: TriageRule, graph: Graph): Obstacle | undefined {
  const { when } = rule.data
  const empty = Object.entries(when).find(([, wanted]) => Array.isArray(wanted) && wanted.length === 0)
  if (empty) return { kind: 'empty', key: empty[0] }
  const rules = triageRules(graph)
  const earlier = rules.slice(0, rules.indexOf(rule))
  const catcherOf = (issue: Issue) => earlier.find((each) => reasonsFor(issue, each, graph))
  const issues = leastIssues(rule, rules)
  if (issues.length === 0) {
    // An existing issue is proof that it's reachable.
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

/** All issues that a rule matches, each with the minimum it needs: more words in the title could only make earlier rules match sooner. */
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
