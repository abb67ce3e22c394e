/** Finds inline markup of other generators. */
import type { Range } from '../document.ts'
import type { Dialect } from './dialect.ts'
import { type Context, type Form, forms, lineForms, useCode } from './foreign-forms.ts'
import { isEscaped } from './emphasis.ts'

/** Reads a line or part of one. `isInCode` tests whether an offset is in a code span. */
export function readForeign({ start, end }: Range, context: Context, dialect: Dialect, isInCode: (offset: number) => boolean): void {
  const { text } = context
  const written = text.slice(start, end)
  const rangesOf = (pattern: RegExp) =>
    Array.from(written.matchAll(pattern), ({ 0: match, index }) => ({ start: start + index, end: start + index + match.length }))
  // Ranges of comments and of forms found so far, in order.
  let taken = rangesOf(/<!--.*?(?:-->|$)|\{\/\*.*?\*\/\}/g).filter((range) => !isInCode(range.start))
  const addresses = rangesOf(/\bhttps?:\/\/[^\s<>(){}"'`|]+/gi)
  let found: Range[] = []
  const add = (form: Form, match: RegExpExecArray) => {
    const range = { start: start + match.index, end: start + match.index + match[0].trimEnd().length }
    if (form.isMeant && !form.isMeant(match, context)) return
    if (isEscaped(text, range.start) || isInCode(range.start)) return
    if (overlaps(taken, range) || overlaps(addresses, { start: range.start - 1, end: range.start })) return
    found.push(range)
    if (form.replace) dialect.edits.push({ ...range, text: form.replace(match) })
    if (form.what === undefined) return
    const becomes =
      form.replace === undefined
        ? 'it is printed as written'
        : form.what === 'a wiki link'
          ? 'only its words are printed'
          : 'it is left out'
    dialect.foreign.push({ ...range, what: form.what, becomes, hint: form.hint ?? useCode })
  }
  for (const form of lineForms) {
    const match = form.pattern.exec(written)
    if (match) {
      add(form, match)
      if (found.length > 0) return
    }
  }
  for (const form of forms) {
    for (const match of written.matchAll(form.pattern)) add(form, match)
    if (found.length > 0) taken = [...taken, ...found].sort((a, b) => a.start - b.start)
    found = []
  }
}

/** Whether a range overlaps one of the sorted ranges. */
function overlaps(ranges: readonly Range[], { start, end }: Range): boolean {
  let low = 0
  let high = ranges.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ranges[middle]?.end ?? 0) > start) high = middle
    else low = middle + 1
  }
  return (ranges[low]?.start ?? Number.POSITIVE_INFINITY) < end
}
