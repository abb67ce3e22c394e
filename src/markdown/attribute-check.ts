/** Positions of attribute values in a text, and attributes that aren't values. */
import { problem } from '../problems/problem.ts'
import type { Range } from './document.ts'
import type { ParseState } from './parse-state.ts'
import type { Attribute } from './tag.ts'

/** Returns the range of a value without its quotes or braces. */
export function trimDelimiters(text: string, { start, end }: Range): Range {
  const [opening = ''] = /^\{?\s*["'`]?/.exec(text.slice(start, end)) ?? []
  const [closing = ''] = /["'`]?\s*\}?$/.exec(text.slice(start + opening.length, end)) ?? []
  return { start: start + opening.length, end: end - closing.length }
}

/** Returns the range of an attribute's value, or of its name if it has none. */
export function findValueRange(attributes: Map<string, Attribute>, name: string, tagStart: number): Range {
  const attribute = attributes.get(name)
  return attribute?.value ?? attribute?.name ?? { start: tagStart, end: tagStart + 1 }
}

/** Reports attributes that only code could list. */
export function reportSpread(state: ParseState, attributes: Map<string, Attribute>): void {
  const range = attributes.get('...')?.name
  if (range) reportCode(state, range)
}

/** Reports an attribute that is code. */
export function reportCode(state: ParseState, range: Range): void {
  state.problems.push(
    problem(
      'code-in-content',
      state.file,
      state.span(range.start, range.end),
      `${state.text.slice(range.start, range.end).slice(0, 60)} is code, not a value.`,
      {
        hint: 'Write text in quotes, or a number, true, false, a list or an object in braces.',
      },
    ),
  )
}
