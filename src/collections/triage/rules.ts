/** Triage rules must pass their examples and match all untriaged issues. */
import { type Problem, problem } from '../../problems/problem.ts'
import { triageSchema } from './schema.ts'
import { type Entry, isExported, keyOf } from '../../graph/entry.ts'
import { entriesOf, type Graph } from '../../graph/graph.ts'
import { runExamples, type TriageRule, triage, triageRules } from './triage.ts'
import { type Obstacle, obstacleTo } from './reach.ts'

/** What a rule can set. */
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
  // If no issue reaches a rule, no example does either, so report one problem. The same goes for an unknown plan.
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
  // An export may have thousands of them; report the first.
  const byPlace = Map.groupBy(uncovered, (issue) => (isExported(issue) ? issue.file : keyOf(issue)))
  const untold = [...byPlace.values()].flatMap(([issue, ...others]) => (issue ? uncoveredIssue(issue, others.length) : []))
  return [...[...unreachable].map(([rule, obstacle]) => unreached(rule, obstacle)), ...failed, ...untold]
}

/** Whether a tier of the rule is missing or unreadable; that is reported separately. */
function namesUnknownTier({ data }: TriageRule, { entryIndex }: Graph): boolean {
  return [data.when.tier ?? []].flat().some((tier) => entryIndex.find('tiers', tier) === undefined)
}

/** The fields that decide about an issue; tiers also match by name. */
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
