/** Prints each use of a company's components, to find failures before a build. */
import type { Entry } from '../../graph/entry.ts'
import type { Graph } from '../../graph/graph.ts'
import type { Handbook } from '../../graph/handbook.ts'
import type { LinkIndex } from '../../graph/links/link-index.ts'
import { printTree } from '../../markdown/html-printer.ts'
import { type Problem, problem } from '../../problems/problem.ts'
import { TimeLimitError } from '../../plain/time-limit.ts'
import { describeFailure, findUse, requestFor } from '../../page/printing.ts'
import { ownCodeHint } from '../own-code.ts'

const media = ['web', 'feed', 'markdown'] as const

/** Prints them as written, with all links of `all`, and as these readers see them. After one that never ends, no other is tried. */
export function checkOwnComponents(written: Graph, handbook: Handbook, all: LinkIndex): Problem[] {
  const hasUses = ({ document }: Entry) => document.components !== undefined
  const views = [
    ...written.entries.filter(hasUses).map((entry) => ({ entry, handbook: { ...handbook, linkIndex: all } })),
    ...handbook.entries.filter(hasUses).map((entry) => ({ entry, handbook })),
  ]
  const problems: Problem[] = []
  for (const view of views)
    for (const medium of media) {
      const { found, isEndless } = checkUses(view.entry, view.handbook, medium)
      problems.push(...found)
      if (isEndless) return problems
    }
  return problems
}

function checkUses(entry: Entry, handbook: Handbook, medium: (typeof media)[number]): { found: Problem[]; isEndless: boolean } {
  const found: Problem[] = []
  let isEndless = false
  const request = requestFor(entry, handbook, { address: (path) => path, anchor: (hash) => hash })
  try {
    printTree(
      {
        ...request,
        onFailure(failure) {
          found.push(
            problem('component-failed', entry.file, findUse(entry, failure), describeFailure(failure).message, { hint: ownCodeHint }),
          )
          isEndless = failure.cause instanceof TimeLimitError
          if (isEndless) throw failure.cause
        },
      },
      medium,
    )
  } catch (error) {
    if (!isEndless) throw error
  }
  return { found, isEndless }
}
