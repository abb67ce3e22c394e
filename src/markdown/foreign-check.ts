/** Reports what a text holds of other generators and of HTML that does not end. */
import { problem } from '../problems/problem.ts'
import type { Prepared } from './dialects/prepared.ts'
import type { Reading } from './elements.ts'

export function checkForeign(reading: Reading, { foreign, unpaired, unclosed, unknown }: Prepared): void {
  const { file, text, span, problems } = reading
  const written = (start: number, end: number) => clip(text.slice(start, end))
  for (const { start, end, what, becomes, hint } of foreign)
    problems.push(problem('template-leftover', file, span(start, end), `"${written(start, end)}" is ${what}; ${becomes}.`, { hint }))
  for (const { start, end, isOpening } of unpaired) {
    const mark = /^\S?[:]*/.exec(text.slice(start, end))?.[0] ?? ''
    const message = isOpening
      ? `"${written(start, end)}" begins a callout that never ends; it holds the next paragraph alone.`
      : `"${mark}" ends a callout that never began; it is left out.`
    const hint = isOpening ? `Put a line "${mark}" behind it.` : 'Remove the line.'
    problems.push(problem('callout-invalid', file, span(start, end), message, { hint }))
  }
  for (const { start, end, name } of unclosed) {
    const isAnchor = /^a$/i.test(name) && /\s(?:id|name)\b/i.test(text.slice(start, end))
    const message = isAnchor
      ? `"${written(start, end)}" is never closed.`
      : `"${written(start, end)}" is never closed; it is printed as it is written.`
    const hint = isAnchor ? 'Put "</a>" behind it.' : `Add "</${name}>", or put the tag in code: "\`<${name}>\`".`
    problems.push(problem('html-unclosed', file, span(start, end), message, { hint }))
  }
  for (const { start, end, name, isText } of unknown) {
    const becomes = isText ? 'it is printed as it is written' : 'it is left out, and what stands in it stays'
    const message = `A text cannot hold the element "${name}"; ${becomes}.`
    const hint = 'Write in Markdown what it stood for, or put it in code if readers should see it.'
    problems.push(problem('template-leftover', file, span(start, end), message, { hint }))
  }
}

/** A piece of text on one line. */
export function clip(text: string): string {
  const line = text.replace(/\s+/g, ' ')
  return line.length > 60 ? `${line.slice(0, 57)}…` : line
}
