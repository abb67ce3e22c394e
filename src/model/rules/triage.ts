/** The rules of triage do what their examples say, and catch what waits. */
import { type Problem, problem } from '../../problems/problem.ts'
import { triageSchema } from '../../schemas/planning.ts'
import { type Entry, isExported, keyOf } from '../entry.ts'
import { entriesOf, type Graph } from '../graph.ts'
import { runExamples, triage } from '../triage.ts'

/** What a rule can give. */
const outcomes = Object.keys(triageSchema.shape.then.shape)

export function checkTriage(graph: Graph): Problem[] {
  const rules = entriesOf(graph, 'triage')
  if (rules.length === 0) return []
  const failed = rules.flatMap((rule) =>
    runExamples(rule, graph).map(({ index, key, expected, got }) => {
      const isRule = key === 'rule'
      const message = isRule
        ? `An example of the rule "${rule.id}" is caught by ${got === 'no rule' ? got : `"${got}"`}.`
        : `An example of the rule "${rule.id}" expects ${key} "${expected}", and gets "${got}".`
      const hint = isRule
        ? 'The first rule that fits decides: mend the example, what the rule asks for under "when", or the order of the rules.'
        : outcomes.includes(key)
          ? `Mend the example, or write "${key}: ${expected}" under "then".`
          : `A rule gives ${outcomes.join(', ')}: name one of these.`
      const span = rule.spanOf(['examples', index, ...(isRule ? ['input'] : ['expect', key])])
      return problem('triage-example-fails', rule.file, span, message, { hint, absent: { in: ['triage'] } })
    }),
  )
  const uncovered = entriesOf(graph, 'backlog').filter(({ data, title }) => data.status === 'new' && !triage({ ...data, title }, graph))
  // An export may have thousands of them: it is told of its first.
  const byPlace = Map.groupBy(uncovered, (issue) => (isExported(issue) ? issue.file : keyOf(issue)))
  const untold = [...byPlace.values()].flatMap(([issue, ...others]) => (issue ? uncoveredIssue(issue, others.length) : []))
  return [...failed, ...untold]
}

function uncoveredIssue(issue: Entry<'backlog'>, others: number): Problem {
  const more = others === 0 ? '' : `, nor ${others} more of this export`
  return problem('triage-uncovered', issue.file, issue.spanOf(['kind']), `No rule of triage catches "${issue.title}"${more}.`, {
    absent: { in: ['triage'] },
    hint: 'Add a rule to triage.yaml; a last one without "when" conditions catches the rest.',
  })
}
