/** Checks explicit ids: each must be valid and unique on the page. */
import { problem } from '../problems/problem.ts'
import type { ExplicitId } from './dialects/dialect.ts'
import { isValidId } from './dialects/heading-ids.ts'
import { isPagePartId } from './outline.ts'
import type { ParseState } from './parse-state.ts'

/** Adds the valid heading ids to the state's ids. `reserved` are the ids of the page's own sections. */
export function checkIds(state: ParseState, given: readonly ExplicitId[], reserved: readonly string[]): void {
  const { file, span } = state
  for (const each of given) {
    if (isValidId(each.id)) {
      state.ids.push({ ...each, start: each.start + 1 })
      continue
    }
    const message = each.id === '' ? 'The id of this heading is empty.' : `"${each.id}" cannot be the id of a heading.`
    const hint = 'Write letters, digits and hyphens, for example "{#on-call}", or leave it out.'
    state.problems.push(problem('anchor-invalid', file, span(each.start, each.end), message, { hint }))
  }
  state.ids.sort((a, b) => a.start - b.start)
  const first = new Map<string, number>()
  for (const { id, start, end } of state.ids) {
    const before = first.get(id)
    const where = span(start, end)
    if (before !== undefined) {
      const message = `The id "${id}" is used twice; links lead to line ${span(before, before).line}.`
      state.problems.push(problem('anchor-invalid', file, where, message, { hint: 'Give one of the two another id.' }))
    } else if (isPagePartId(id)) {
      const message = `The id "${id}" begins with "_", which is reserved for the page layout; it is ignored.`
      state.problems.push(problem('anchor-invalid', file, where, message, { hint: 'Begin it with a letter.' }))
    } else if (reserved.includes(id)) {
      const message = `The page layout already has a section "${id}".`
      state.problems.push(problem('anchor-invalid', file, where, message, { hint: 'Choose another id.' }))
    } else first.set(id, start)
  }
}
