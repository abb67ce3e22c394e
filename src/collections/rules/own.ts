/** What a company's own collections say must hold, and whether their pages can be made. */
import type { Entry } from '../../graph/entry.ts'
import type { Graph } from '../../graph/graph.ts'
import type { Handbook } from '../../graph/handbook.ts'
import type { Severity } from '../../problems/codes.ts'
import { firstLine, type Problem, problem, type Span } from '../../problems/problem.ts'
import type { Path } from '../../sources/yaml.ts'
import { OwnCodeError, ownCodeHint } from '../own-code.ts'
import { ownParts } from '../own-parts.ts'

/** What a rule says is wrong with an entry. */
export interface Finding {
  /** What is wrong, with the value found, as one sentence. */
  message: string
  /** The smallest repair, as one sentence. */
  hint?: string
  /** The key, or the path of the value, at which it's reported; the beginning of the entry if left out. */
  at?: string | Path
  /** `error` if left out. */
  severity?: Severity
}

type OwnRules = (entry: Entry, graph: Graph) => readonly Finding[]

/** Runs the rules of each entry that has some. */
export function checkOwnRules(graph: Graph): Problem[] {
  return graph.entries.flatMap((entry) => {
    const { rules } = entry.definition
    return areRules(rules) ? attempt(entry, () => rules(entry, graph).map((finding) => broken(entry, finding))) : []
  })
}

/** Makes the sections of each page, as it's written and as these readers see it, so that what fails is known before anything is built. */
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

/** Whatever else a configuration has there was refused when it was read. */
function areRules(rules: unknown): rules is OwnRules {
  return typeof rules === 'function'
}

function attempt(entry: Entry, run: () => Problem[]): Problem[] {
  try {
    return run()
  } catch (error) {
    const reason = error instanceof OwnCodeError ? error : new OwnCodeError(entry.collection, 'rules', '', error)
    return [problem('collection-failed', entry.file, placeOf(entry), reason.message, { hint: ownCodeHint })]
  }
}

function broken(entry: Entry, { message, hint, at, severity }: Finding): Problem {
  const span = at === undefined ? placeOf(entry) : entry.spanOf(typeof at === 'string' ? [at] : at)
  return problem('rule-broken', entry.file, span, message, { hint, severity })
}

/** Of a list the item, else the first line of the file. */
function placeOf(entry: Entry): Span {
  return entry.definition.form === 'list' ? entry.spanOf([]) : firstLine
}
