/** Runs the rules of company-defined collections, and checks that their pages can be built. */
import type { Entry } from '../../graph/entry.ts'
import type { Graph } from '../../graph/graph.ts'
import type { Handbook } from '../../graph/handbook.ts'
import type { Severity } from '../../problems/codes.ts'
import { firstLine, type Problem, problem, type Span } from '../../problems/problem.ts'
import type { Path } from '../../sources/yaml.ts'
import { OwnCodeError, ownCodeHint } from '../own-code.ts'
import { ownParts } from '../own-parts.ts'

/** A problem reported by a rule. */
export interface Finding {
  /** The problem, including the value found, as one sentence. */
  message: string
  /** The smallest fix, as one sentence. */
  hint?: string
  /** The key, or the path of the value, to report; the start of the entry by default. */
  at?: string | Path
  /** Default: `error`. */
  severity?: Severity
}

type OwnRules = (entry: Entry, graph: Graph) => readonly Finding[]

/** Runs the rules of each entry that has any. */
export function checkOwnRules(graph: Graph): Problem[] {
  return graph.entries.flatMap((entry) => {
    const { rules } = entry.definition
    return areRules(rules) ? attempt(entry, () => rules(entry, graph).map((finding) => broken(entry, finding))) : []
  })
}

/** Creates the sections of each page, as written and as these readers see it, to find failures before a build. */
export function checkOwnPages(written: Graph, handbook: Handbook): Problem[] {
  return [...new Set([...written.entries, ...handbook.entries])]
    .filter(({ definition, url }) => definition.isOwn && url !== undefined)
    .flatMap((entry) =>
      attempt(entry, () => {
        ownParts(entry, handbook)
        return []
      }),
    )
}

/** Anything else was refused when the configuration was read. */
function areRules(rules: unknown): rules is OwnRules {
  return typeof rules === 'function'
}

function attempt(entry: Entry, run: () => Problem[]): Problem[] {
  try {
    return run()
  } catch (error) {
    const reason = error instanceof OwnCodeError ? error : OwnCodeError.ofCollection(entry.collection, 'rules', '', error)
    return [problem('collection-failed', entry.file, placeOf(entry), reason.message, { hint: ownCodeHint })]
  }
}

function broken(entry: Entry, { message, hint, at, severity }: Finding): Problem {
  const span = at === undefined ? placeOf(entry) : entry.spanOf(typeof at === 'string' ? [at] : at)
  return problem('rule-broken', entry.file, span, message, { hint, severity })
}

/** For a list the item, otherwise the first line of the file. */
function placeOf(entry: Entry): Span {
  return entry.definition.form === 'list' ? entry.spanOf([]) : firstLine
}
