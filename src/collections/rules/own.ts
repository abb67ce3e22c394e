/** Runs a company's rules, those of its collections among them, and checks that pages of its collections can be built. */
import type { Entry } from '../../graph/entry.ts'
import type { Graph } from '../../graph/graph.ts'
import type { Handbook } from '../../graph/handbook.ts'
import { inOrder } from '../../graph/order.ts'
import { problemCodes } from '../../problems/codes.ts'
import { runWithin, TimeLimitError } from '../../plain/time-limit.ts'
import { firstLine, type Problem, problem } from '../../problems/problem.ts'
import { attempt, OwnCodeError, ownCodeHint, ownCodeLimit } from '../own-code.ts'
import { listingOf } from '../listings.ts'
import { ownParts } from '../own-parts.ts'
import { readFindings, readPlacedFindings, startOf } from './findings.ts'

/** Runs every rule, each within the time limit, in milliseconds. */
export function checkOwnRules(graph: Graph, limit?: number): Problem[] {
  const ofHandbook = graph.config.rules.flatMap(({ code, severity, check }): Problem[] => {
    if (typeof check !== 'function') return []
    try {
      return attempt(() => readPlacedFindings(check(graph), graph, { code, severity }), { what: `The rule "${code}"`, limit })
    } catch (error) {
      if (!(error instanceof OwnCodeError)) throw error
      return [problem('rule-failed', '', firstLine, error.message, { hint: ownCodeHint })]
    }
  })
  return [...ofHandbook, ...checkEntryRules(graph, limit)]
}

/** Runs the rules of each entry that has any. */
function checkEntryRules(graph: Graph, limit: number | undefined): Problem[] {
  const reported = { code: 'rule-broken', severity: problemCodes['rule-broken'].severity } as const
  const entries = graph.entries.filter(({ definition }) => typeof definition.rules === 'function')
  return forEach(entries, 'rules', limit, (entry) => {
    const { rules } = entry.definition
    return typeof rules === 'function' ? readFindings(rules(entry, graph), entry, reported) : []
  })
}

/** Creates each list and the sections of each page, as written and as these readers see it, to find failures before a build. */
export function checkOwnPages(written: Graph, handbook: Handbook, limit?: number): Problem[] {
  const entries = [...new Set([...written.entries, ...handbook.entries])]
  const pages = forEach(
    entries.filter(({ definition, url }) => definition.isOwn && url !== undefined),
    'page',
    limit,
    (entry) => {
      ownParts(entry, handbook)
      return []
    },
  )
  return [...handbook.config.collections.own.flatMap(({ name }) => checkOwnList(name, handbook)), ...pages]
}

function checkOwnList(name: string, handbook: Handbook): Problem[] {
  const { collections } = handbook.config
  if (!collections.has(name)) return []
  try {
    const entries = inOrder(handbook, name)
    listingOf(name, collections).groups?.(entries, handbook)
    return []
  } catch (error) {
    if (!(error instanceof OwnCodeError)) throw error
    return [problem('collection-failed', '', firstLine, error.message, { hint: ownCodeHint })]
  }
}

/** Entries under one time limit. More could take that long although nothing is wrong. */
const batchSize = 100

/** Runs an option of a collection for each entry. An entry for which it fails gets a problem; one that never ends is the last. */
function forEach(entries: readonly Entry[], option: string, limit: number | undefined, run: (entry: Entry) => Problem[]): Problem[] {
  const problems: Problem[] = []
  for (let start = 0; start < entries.length; start += batchSize) {
    const batch = entries.slice(start, start + batchSize)
    let [current] = batch
    try {
      runWithin(limit ?? ownCodeLimit, () => {
        for (const entry of batch) {
          current = entry
          problems.push(...tryFor(entry, option, run))
        }
      })
    } catch (error) {
      if (!(error instanceof TimeLimitError) || !current) throw error
      return [...problems, failure(current, option, error)]
    }
  }
  return problems
}

function tryFor(entry: Entry, option: string, run: (entry: Entry) => Problem[]): Problem[] {
  try {
    return run(entry)
  } catch (error) {
    return [failure(entry, option, error)]
  }
}

function failure(entry: Entry, option: string, cause: unknown): Problem {
  const subject = ` for "${entry.id}" (${entry.file})`
  const { message } = cause instanceof OwnCodeError ? cause : OwnCodeError.ofCollection(entry.collection, option, subject, cause)
  return problem('collection-failed', entry.file, startOf(entry), message, { hint: ownCodeHint })
}
