/** Groups problems about the same key in many files into one, with a count and the first places, so that they don't bury the others. */
import type { ProblemCode } from './codes.ts'
import { type Problem, relatedTo } from './problem.ts'

/** Their messages are the same in every file. */
const aboutKeys: ReadonlySet<string> = new Set<ProblemCode>(['key-unknown', 'key-foreign', 'entry-incomplete'])

/** Number of further places that a problem names. */
const maxRelated = 5

/** Returns one problem per key, at its first place in the given order. */
export function groupRepeatedKeys(problems: readonly Problem[]): Problem[] {
  const groups = Map.groupBy(problems, (each) => (aboutKeys.has(each.code) ? groupKey(each) : each))
  return [...groups.values()].flatMap((places) => {
    const [first, ...others] = places
    if (!first || others.length === 0) return first ?? []
    const message = first.message.replace(/\.$/, `, in ${places.length} places.`)
    const related = others.slice(0, maxRelated).map((each) => relatedTo(each.file, each, 'also here'))
    return { ...first, message, related: [...(first.related ?? []), ...related], standsFor: places }
  })
}

/** Returns each problem at its own place again. */
export function ungroupRepeatedKeys(problems: readonly Problem[]): Problem[] {
  return problems.flatMap((each) => each.standsFor ?? [each])
}

function groupKey({ code, severity, message, hint }: Problem): string {
  return JSON.stringify([code, severity, message, hint])
}
