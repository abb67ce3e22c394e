/** The rules of triage do what their examples say, and catch what waits. */
import { type Problem, problem } from '../../problems/problem.ts'
import { triageSchema } from './schema.ts'
import { type Entry, isExported, keyOf } from '../../graph/entry.ts'
import { entriesOf, type Graph } from '../../graph/graph.ts'
import { runExamples, type TriageRule, triage, triageRules } from './triage.ts'
import { type Obstacle, obstacleTo } from './reach.ts'

/** What a rule can give. */
const outcomes = Object.keys(triageSchema.shape.then.shape)

export function checkTriage(graph: Graph): Problem[] {
  const rules = triageRules(graph)
  if (rules.length === 0) return []
  const unreachable = new Map(
    rules.flatMap((rule): [TriageRule, Obstacle][] => {
      const obstacle = obstacleTo(rule, graph)
      return obstacle ? [[rule, obstacle]] : []
    }),
  )
  // What no issue reaches, no example reaches either: one problem says it. Nor does one reach a plan that there is not.
  const failed = rules.flatMap((rule) =>
    (unreachable.has(rule) || namesUnknownTier(rule, graph) ? [] : runExamples(rule, graph)).map(({ index, key, expected, got }) => {
      const isRule = key === 'rule'
      const message = isRule
        ? `An example of the rule "${rule.id}" matches ${got === 'no rule' ? got : `"${got}"`}.`
        : `An example of the rule "${rule.id}" expects ${key} "${expected}", but gets "${got}".`
      const hint = isRule
        ? 'The first matching rule wins: correct the example, the conditions under "when", or the order of the rules.'
        : outcomes.includes(key)
          ? `Correct the example, or write "${key}: ${expected}" under "then".`
          : `Rules set ${outcomes.join(', ')}: use one of these keys.`
      const span = rule.spanOf(['examples', index, ...(isRule ? ['input'] : ['expect', key])])
      return problem('triage-example-fails', rule.file, span, message, {
        hint,
        absent: { in: sourcesFor(rule.data.examples[index]?.input ?? {}) },
      })
    }),
  )
  const uncovered = entriesOf(graph, 'backlog').filter(({ data, title }) => data.status === 'new' && !triage({ ...data, title }, graph))
  // An export may have thousands of them: it is told of its first.
  const byPlace = Map.groupBy(uncovered, (issue) => (isExported(issue) ? issue.file : keyOf(issue)))
  const untold = [...byPlace.values()].flatMap(([issue, ...others]) => (issue ? uncoveredIssue(issue, others.length) : []))
  return [...[...unreachable].map(([rule, obstacle]) => unreached(rule, obstacle)), ...failed, ...untold]
}

/** Whether a tier of the rule cannot be found, or cannot be read: that is told where it stands. */
function namesUnknownTier({ data }: TriageRule, { entryIndex }: Graph): boolean {
  return [data.when.tier ?? []].flat().some((tier) => entryIndex.find('tiers', tier) === undefined)
}

/** What decides about an issue; tiers count by their names, too. */
function sourcesFor({ tier }: { tier?: unknown }): string[] {
  return tier === undefined ? ['triage'] : ['triage', 'tiers']
}

function unreached(rule: TriageRule, obstacle: Obstacle): Problem {
  const report = (key: string | undefined, what: string, hint: string) => {
    const message = `No issue can match the rule "${rule.id}": ${what}.`
    return problem('triage-unreachable', rule.file, rule.spanOf(key === undefined ? ['id'] : ['when', key]), message, { hint })
  }
  switch (obstacle.kind) {
    case 'empty':
      return report(obstacle.key, `its "${obstacle.key}" names no value`, `Name one, or remove "${obstacle.key}" to match any.`)
    case 'severity':
      return report(
        'severity',
        `an issue of the kind ${oneOf.format(obstacle.kinds)} has no severity`,
        'Only bugs and security issues have a severity: remove "severity", or change the kind.',
      )
    case 'shadowed': {
      const [first] = obstacle.by
      const names = obstacle.by.map(({ id }) => `"${id}"`)
      const what = `${names.length === 1 ? `the rule ${names[0]} catches` : `the rules ${allOf.format(names)} catch`} every issue it would match`
      return report(undefined, what, `Move it above "${first?.id}", or remove it.`)
    }
  }
}

const oneOf = new Intl.ListFormat('en', { type: 'disjunction' })
const allOf = new Intl.ListFormat('en', { type: 'conjunction' })

function uncoveredIssue(issue: Entry<'backlog'>, others: number): Problem {
  const more = others === 0 ? '' : `, nor ${others} more of this export`
  return problem('triage-uncovered', issue.file, issue.spanOf(['kind']), `No triage rule matches "${issue.title}"${more}.`, {
    absent: { in: sourcesFor(issue.data) },
    hint: 'Add a rule to triage.yaml; a last rule without conditions under "when" matches the rest.',
  })
}
