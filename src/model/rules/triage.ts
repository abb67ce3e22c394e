/** The rules of triage do what their examples say, and catch what waits. */
import { type Problem, problem } from '../../problems/problem.ts'
import { entriesOf, type Graph } from '../graph.ts'
import { runExamples, triage } from '../triage.ts'

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
        : `Mend the example, or write "${key}: ${expected}" under "then".`
      const span = rule.spanOf(['examples', index, ...(isRule ? ['input'] : ['expect', key])])
      return problem('triage-example-fails', rule.file, span, message, { hint })
    }),
  )
  const uncovered = entriesOf(graph, 'backlog')
    .filter(({ data, title }) => data.status === 'new' && !triage({ ...data, title }, graph))
    .map((issue) => {
      const message = `No rule of triage catches "${issue.title}".`
      const hint = 'Add a rule to triage.yaml; a last one without "when" conditions catches the rest.'
      return problem('triage-uncovered', issue.file, issue.spanOf(['kind']), message, { hint })
    })
  return [...failed, ...uncovered]
}
