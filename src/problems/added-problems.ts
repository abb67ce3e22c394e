/** The problems that an edit adds. */
import type { Problem } from './problem.ts'
import { ungroupRepeatedKeys } from './repeated-keys.ts'

/** `moved` maps old paths to new ones: the problems of a moved file aren't new. */
export function findAddedProblems(before: readonly Problem[], after: readonly Problem[], moved?: ReadonlyMap<string, string>): Problem[] {
  // A moved file's messages may name its path.
  const keyOf = ({ file, code, message }: Problem, path: string) => JSON.stringify(moved ? [path, code] : [file, code, message])
  const known = Map.groupBy(ungroupRepeatedKeys(before), (each) => keyOf(each, moved?.get(each.file) ?? each.file))
  const left = new Map([...known].map(([key, problems]) => [key, problems.length]))
  return ungroupRepeatedKeys(after).filter((each) => {
    const key = keyOf(each, each.file)
    const count = left.get(key) ?? 0
    left.set(key, count - 1)
    return count <= 0
  })
}
