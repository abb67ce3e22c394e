/** Finds mistakes that Markdown accepts silently: code and comments that swallow the page, unmatched footnotes. */
import type { Nodes } from 'mdast'
import { type Problem, problem, type Span } from '../problems/problem.ts'

interface Footnotes {
  /** Labels that are referred to. */
  used: Set<string>
  /** Footnote definitions. */
  texts: { label: string; start: number; end: number }[]
  /** References without a definition. */
  unresolved: { label: string; start: number; end: number }[]
}

interface Body {
  file: string
  text: string
  span(start: number, end: number): Span
}

/** Returns the problems of a tree, in order. */
export function findUnfinished(root: Nodes, body: Body): Problem[] {
  const problems: Problem[] = []
  const footnotes: Footnotes = { used: new Set(), texts: [], unresolved: [] }
  const stack: Nodes[] = [root]
  for (let node = stack.pop(); node; node = stack.pop()) {
    if ('children' in node) for (const child of node.children.toReversed()) stack.push(child)
    const start = node.position?.start.offset ?? 0
    const end = node.position?.end.offset ?? start
    const source = body.text.slice(start, end)
    if (node.type === 'code') problems.push(...findUnclosedFence(body, source, start, end))
    else if (node.type === 'html' || node.type === 'text') problems.push(...findUnclosedComment(body, source, start))
    if (node.type === 'footnoteReference') footnotes.used.add(node.identifier)
    else if (node.type === 'footnoteDefinition') footnotes.texts.push({ label: node.identifier, start, end: start + source.indexOf(':') })
    else if (node.type === 'text')
      for (const { 0: written, 1: label = '', index } of source.matchAll(/(?<!\\)\[\^([^\]\s[^]+)\](?![(:])/g))
        footnotes.unresolved.push({ label, start: start + index, end: start + index + written.length })
  }
  return [...problems, ...findUnmatchedFootnotes(footnotes, body)]
}

/** Finds code that runs to the end of the page, or past the start of the next fence. */
function findUnclosedFence(body: Body, source: string, start: number, end: number): Problem[] {
  const [fence] = /^(`{3,}|~{3,})/.exec(source) ?? []
  if (fence === undefined) return []
  const character = fence.charAt(0)
  const lines = source.split('\n')
  const mark = (line: string) => new RegExp(`^[ \\t>]*(${character}{${fence.length},})([^${character}\\r]*)\\r?$`).exec(line)
  const last = lines.length > 1 ? mark(lines.at(-1) ?? '') : null
  const span = body.span(start, start + (lines[0] ?? '').trimEnd().length)
  if (last?.[2]?.trim() !== '' && body.text.slice(end).trim() === '')
    return [
      problem('block-unclosed', body.file, span, 'The code that begins here is never closed, so the rest of the page is shown as code.', {
        hint: `Write a line "${fence}" where it ends.`,
      }),
    ]
  const next = lines.findIndex((line, index) => index > 0 && /^\w/.test(mark(line)?.[2]?.trim() ?? ''))
  if (next < 0) return []
  const at = start + lines.slice(0, next).join('\n').length + 1
  const { line, column } = body.span(at, at)
  return [
    problem('block-unclosed', body.file, span, 'The code that begins here is not closed before other code begins.', {
      hint: `Write a line "${fence}" where it ends; around code that shows a fence write "${fence}${character}".`,
      related: [{ file: body.file, line, column, message: 'the other begins here' }],
    }),
  ]
}

/** In a block, it swallows the rest of the page; in a sentence, it's shown as written. */
function findUnclosedComment(body: Body, source: string, start: number): Problem[] {
  const open = source.lastIndexOf('<!--')
  if (open < 0 || source.charAt(open - 1) === '\\' || source.includes('-->', open + 2)) return []
  const at = start + open
  return [
    problem('block-unclosed', body.file, body.span(at, at + 4), 'The comment that begins here is never closed.', {
      hint: 'Write "-->" where it ends.',
    }),
  ]
}

function findUnmatchedFootnotes({ used, texts, unresolved }: Footnotes, body: Body): Problem[] {
  const report = (range: { start: number; end: number }, message: string, hint: string, first?: { start: number }) => {
    const position = first && body.span(first.start, first.start)
    const related = position ? [{ file: body.file, line: position.line, column: position.column, message: 'first given here' }] : []
    return problem('footnote-unmatched', body.file, body.span(range.start, range.end), message, { hint, related })
  }
  const firsts = new Map<string, { start: number }>()
  return [
    ...unresolved.map((each) =>
      report(
        each,
        `The footnote "[^${each.label}]" has no text.`,
        `Write it in a line "[^${each.label}]: …"; if it is not a footnote, put it in code.`,
      ),
    ),
    ...texts.flatMap((each) => {
      const first = firsts.get(each.label)
      if (!first) firsts.set(each.label, each)
      if (first)
        return [
          report(each, `The footnote "[^${each.label}]" has two texts, and only the first is shown.`, 'Give this one another name.', first),
        ]
      if (used.has(each.label)) return []
      return [
        report(
          each,
          `Nothing refers to the footnote "[^${each.label}]", so its text is not shown.`,
          `Write "[^${each.label}]" where it belongs, or remove the text.`,
        ),
      ]
    }),
  ]
}
