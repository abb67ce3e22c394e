/** Cuts a file into front matter and body. */
import type { Range } from './yaml.ts'

export type FrontMatter =
  | { kind: 'none' }
  | { kind: 'present'; yaml: Range; bodyStart: number }
  /** It begins in line 1 and never ends. */
  | { kind: 'unclosed' }
  /** Blank lines stand before it. */
  | { kind: 'late'; opening: number; yaml: Range }
  /** It ends with `---` but its first line is missing. */
  | { kind: 'unopened'; close: number }

export function findFrontMatter(text: string): FrontMatter {
  const opening = /^---[ \t]*(\r?\n|$)/.exec(text)
  const closing = /^---[ \t]*(?:\r?\n|$)/gm
  if (!opening) {
    const late = findLate(text)
    if (late) return late
    const isKey = /^[A-Za-z_][\w-]*:(\s|$)/.test(text)
    const close = isKey ? closing.exec(text) : null
    return close && isYamlLike(text.slice(0, close.index)) ? { kind: 'unopened', close: close.index } : { kind: 'none' }
  }
  closing.lastIndex = opening[0].length
  const close = closing.exec(text)
  if (!close) return { kind: 'unclosed' }
  return {
    kind: 'present',
    yaml: { start: opening[0].length, end: close.index },
    bodyStart: close.index + close[0].length,
  }
}

/** The text with spaces for its front matter, wherever that stands: every offset stays, and no printer can show it. */
export function blankFrontMatter(text: string): string {
  const end = endOfFrontMatter(text)
  return end === 0 ? text : text.slice(0, end).replace(/[^\r\n]/g, ' ') + text.slice(end)
}

function endOfFrontMatter(text: string): number {
  const found = findFrontMatter(text)
  switch (found.kind) {
    case 'present':
      return found.bodyStart
    case 'late':
      return endOfLine(text, found.yaml.end)
    case 'unopened':
      return endOfLine(text, found.close)
    case 'unclosed':
      return text.length
    case 'none':
      return 0
  }
}

function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', at)
  return end < 0 ? text.length : end + 1
}

/** Front matter below blank lines: a parser of Markdown takes it for text. */
function findLate(text: string): FrontMatter | undefined {
  const opening = /^\s*\n---[ \t]*\r?\n/.exec(text)
  if (!opening) return undefined
  const start = opening[0].length
  const close = /^---[ \t]*(?:\r?\n|$)/gm
  close.lastIndex = start
  const end = close.exec(text)?.index
  const isKey = /^(?:#.*\r?\n)*[A-Za-z_][\w-]*:(\s|$)/.test(text.slice(start))
  if (end === undefined || !isKey || !isYamlLike(text.slice(start, end))) return undefined
  return { kind: 'late', opening: text.lastIndexOf('---', start), yaml: { start, end } }
}

/** Whether every line could be one of front matter: a key, an item, something indented, a comment. */
function isYamlLike(text: string): boolean {
  return text.split(/\r?\n/).every((line) => /^([A-Za-z_][\w-]*:(\s|$)|\s|-\s|#|$)/.test(line))
}
