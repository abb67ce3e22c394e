/** Prints each use of a company's components, to find failures before a build. */
import type { Entry } from '../../graph/entry.ts'
import type { Graph } from '../../graph/graph.ts'
import type { Handbook } from '../../graph/handbook.ts'
import type { LinkIndex } from '../../graph/links/link-index.ts'
import { printTree } from '../../markdown/html-printer.ts'
import { TimeLimitError } from '../../plain/time-limit.ts'
import { describeFailure, findUse, requestFor } from '../../page/printing.ts'
import { type Problem, problem } from '../../problems/problem.ts'
import { ownCodeHint } from '../own-code.ts'

/** An entry to print with what some readers see. */
interface View {
  entry: Entry
  handbook: Handbook
}

/** After a component that never ends, the rest isn't tried. */
interface Found {
  problems: Problem[]
  isEndless: boolean
}

/** Prints them as written, with all links of `all`, and as these readers see them. */
export function checkOwnComponents(written: Graph, handbook: Handbook, all: LinkIndex): Problem[] {
  const hasUses = ({ document }: Entry) => document.components !== undefined
  const views = [
    ...written.entries.filter(hasUses).map((entry) => ({ entry, handbook: { ...handbook, linkIndex: all } })),
    ...handbook.entries.filter(hasUses).map((entry) => ({ entry, handbook })),
  ]
  const problems: Problem[] = []
  for (const view of views)
    for (const medium of ['web', 'feed', 'markdown'] as const) {
      const found = checkUses(view, medium)
      problems.push(...found.problems)
      if (found.isEndless) return problems
    }
  return problems
}

function checkUses({ entry, handbook }: View, medium: 'web' | 'feed' | 'markdown'): Found {
  const found: Found = { problems: [], isEndless: false }
  const request = requestFor(entry, handbook, { address: (path) => path, anchor: (hash) => hash })
  const onFailure: typeof request.onFailure = (failure) => {
    const { message } = describeFailure(failure)
    found.problems.push(problem('component-failed', entry.file, findUse(entry, failure), message, { hint: ownCodeHint }))
    found.isEndless = failure.cause instanceof TimeLimitError
    if (found.isEndless) throw failure.cause
  }
  try {
    printTree({ ...request, onFailure }, medium)
  } catch (error) {
    if (!found.isEndless) throw error
  }
  return found
}
