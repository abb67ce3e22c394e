/** The rules that hold between entries: what no single file can know of itself. */
import type { Problem } from '../../problems/problem.ts'
import type { Graph } from '../graph.ts'

/** Looks at everything that was written, drafts and what is for staff included. */
export type Rule = (graph: Graph) => Problem[]

const rules: readonly Rule[] = []

export function checkRules(graph: Graph): Problem[] {
  return rules.flatMap((rule) => rule(graph))
}
