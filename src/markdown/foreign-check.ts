/** Reports markup of other generators and unclosed HTML. */
import { problem } from '../problems/problem.ts'
import type { Prepared } from './dialects/prepared.ts'
import type { ParseState } from './parse-state.ts'

export function checkForeign(state: ParseState, { foreign, unpaired, unclosed, unknown }: Prepared): void {
  const { file, text, span, problems } = state
  const written = (start: number, end: number) => clip(text.slice(start, end))
  for (const { start, end, what, becomes, hint } of foreign)
    problems.push(problem('template-leftover', file, span(start, end), `"${written(start, end)}" is ${what}; ${becomes}.`, { hint }))
  for (const { start, end, isOpening } of unpaired) {
    const mark = /^\S?[:]*/.exec(text.slice(start, end))?.[0] ?? ''
    const message = isOpening
      ? `"${written(start, end)}" begins a callout that never ends; it contains only the next paragraph.`
      : `"${mark}" ends a callout that never began; it is ignored.`
    const hint = isOpening ? `Put a line "${mark}" after it.` : 'Remove the line.'
    problems.push(problem('callout-invalid', file, span(start, end), message, { hint }))
  }
  for (const { start, end, name } of unclosed) {
    const isAnchor = /^a$/i.test(name) && /\s(?:id|name)\b/i.test(text.slice(start, end))
    const message = isAnchor
      ? `"${written(start, end)}" is never closed.`
      : `"${written(start, end)}" is never closed; it is shown as written.`
    const hint = isAnchor ? 'Put "</a>" after it.' : `Add "</${name}>", or put the tag in code: "\`<${name}>\`".`
    problems.push(problem('html-unclosed', file, span(start, end), message, { hint }))
  }
  for (const { start, end, name, isText } of unknown) {
    const becomes = isText ? 'it is printed as written' : 'it is left out, and its content stays'
    const message = `Text cannot contain the element "${name}"; ${becomes}.`
    const hint = 'Write it in Markdown, or put it in code if readers should see it.'
    problems.push(problem('template-leftover', file, span(start, end), message, { hint }))
  }
}

/** MyST directives. Any other name in braces is a language, as in R Markdown. */
const directives = new Set(
  `admonition attention bibliography button caution card cards carousel code-block code-cell contents danger dropdown error eval-rst figure glossary grid
   grid-item grid-item-card hint iframe image important include index list-table literalinclude math mermaid note only pull-quote raw rubric
   seealso sidebar tab-item tab-set table tableofcontents tip toctree topic video warning`.split(/\s+/),
)

/** Reports a fence that's a callout or directive elsewhere. `start` is its offset. */
export function checkFenceLanguage({ file, text, span, problems }: ParseState, language: string, start: number): void {
  const [, name = ''] = /^\{([\w-]+)\}$/.exec(language) ?? []
  const isCallout = /^(?:admonish|ad-[a-z]+)$/.test(language)
  if (!isCallout && !directives.has(name.toLowerCase())) return
  const end = start + (/^[^\r\n]*/.exec(text.slice(start))?.[0].trimEnd().length ?? 0)
  const message = `"${clip(text.slice(start, end))}" is ${isCallout ? 'a callout of another generator' : 'a directive of MyST'}; its content is shown as code.`
  const hint = 'Write it in Markdown, for example "> [!NOTE]" for a note.'
  problems.push(problem('template-leftover', file, span(start, end), message, { hint }))
}

/** Shortens a piece of text to one line of 60 characters. */
export function clip(text: string): string {
  const line = text.replace(/\s+/g, ' ')
  return line.length > 60 ? `${line.slice(0, 57)}…` : line
}
