/** Finds problems that only one of two states has. A problem that merely moved to another line is the same. Pure. */
import { type Problem, sortProblems } from '../../problems/problem.ts'
import { ungroupRepeatedKeys } from '../../problems/repeated-keys.ts'

export interface ProblemChanges {
  added: readonly Problem[]
  solved: readonly Problem[]
}

/** `renames` has the current path of each renamed file. */
export function diffProblems(
  before: readonly Problem[],
  after: readonly Problem[],
  renames: ReadonlyMap<string, string> = new Map(),
): ProblemChanges {
  const [olds, news] = [before, after].map((problems) => sortProblems(ungroupRepeatedKeys(problems)))
  const keyOfOld = (each: Problem) => toKey(each, renames.get(each.file))
  return { added: withoutKnown(news ?? [], olds ?? [], toKey, keyOfOld), solved: withoutKnown(olds ?? [], news ?? [], keyOfOld, toKey) }
}

type Key = (each: Problem) => string

/** The same sentence in the same file may be reported several times, so count. */
function withoutKnown(problems: readonly Problem[], known: readonly Problem[], keyOf: Key, keyOfKnown: Key): Problem[] {
  const counts = new Map<string, number>()
  for (const each of known) counts.set(keyOfKnown(each), (counts.get(keyOfKnown(each)) ?? 0) + 1)
  return problems.filter((each) => {
    const left = counts.get(keyOf(each)) ?? 0
    if (left > 0) counts.set(keyOf(each), left - 1)
    return left === 0
  })
}

function toKey({ code, file, message }: Problem, current = file): string {
  return JSON.stringify([code, current, message])
}
