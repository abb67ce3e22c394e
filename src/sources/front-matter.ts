/** Splits a file into front matter and body. */
import { oddBlanks, oddDashes } from '../plain/characters.ts'
import type { Range } from './yaml.ts'

export type FrontMatter =
  | { kind: 'none' }
  | {
      kind: 'present'
      yaml: Range
      bodyStart: number
      /** The first delimiter that's meant as `---` but written otherwise. */
      badFence?: Range
    }
  /** It starts on line 1 and is never closed. */
  | { kind: 'unclosed' }
  /** It isn't at the top, or its first line isn't `---`: indented hyphens, stars, a code fence. */
  | { kind: 'late'; opening: Range; yaml: Range }
  /** The opening line is missing; it ends with `---`, or after its keys. */
  | { kind: 'unopened'; close: number }
  /** It's in another format that some generators take. */
  | { kind: 'foreign'; form: 'TOML' | 'JSON'; end: number }

const fence = /^---[ \t]*(?:\r?\n|$)/
/** Lines meant as `---`: too many or too few hyphens, or the dashes of word processors. */
const looseFence = new RegExp(`^(?:--+|[-${oddDashes}]*[${oddDashes}][-${oddDashes}]*)[ \\t${oddBlanks}]*(?:\\r?\\n|$)`, 'gm')

export function findFrontMatter(text: string): FrontMatter {
  const opening = fence.exec(text)
  if (!opening) return findBadlyOpened(text) ?? findLate(text) ?? findForeign(text) ?? findUnopened(text)
  const close = findClosing(text, opening[0].length)
  if (!close) return { kind: 'unclosed' }
  return { kind: 'present', yaml: { start: opening[0].length, end: close.start }, bodyStart: close.end, ...findBadFence(text, close) }
}

/** Finds the closing line: the first `---`, or an earlier line that's meant as one. */
function findClosing(text: string, start: number): Range | undefined {
  looseFence.lastIndex = start
  for (let found = looseFence.exec(text); found; found = looseFence.exec(text)) {
    const range = { start: found.index, end: found.index + found[0].length }
    if (fence.test(found[0]) || isYamlLike(text.slice(start, range.start))) return range
    if (found[0] === '') break
  }
  return undefined
}

function findBadFence(text: string, { start, end }: Range): { badFence?: Range } {
  const line = text.slice(start, end)
  return fence.test(line) ? {} : { badFence: { start, end: start + line.trimEnd().length } }
}

/** Finds front matter whose opening line has the wrong kind or number of dashes. */
function findBadlyOpened(text: string): FrontMatter | undefined {
  looseFence.lastIndex = 0
  const opening = looseFence.exec(text)
  if (opening?.index !== 0) return undefined
  const start = opening[0].length
  const close = findClosing(text, start)
  if (!close || !startsWithKey(text.slice(start)) || !isYamlLike(text.slice(start, close.start))) return undefined
  return { kind: 'present', yaml: { start, end: close.start }, bodyStart: close.end, ...findBadFence(text, { start: 0, end: start }) }
}

function findUnopened(text: string): FrontMatter {
  if (!startsWithKey(text)) return { kind: 'none' }
  const close = /^---[ \t]*(?:\r?\n|$)/gm.exec(text)
  if (close && isYamlLike(text.slice(0, close.index))) return { kind: 'unopened', close: close.index }
  // No closing line: take the keys up to a blank line.
  const end = text.search(/^[ \t]*\r?$/m)
  const written = end < 0 ? text : text.slice(0, end)
  const isHead = isYamlLike(written) && knownKey.test(written) && (written.match(/^[A-Za-z_][\w-]*:(?:\s|$)/gm) ?? []).length > 1
  return isHead ? { kind: 'unopened', close: written.length } : { kind: 'none' }
}

/** Whether it begins like front matter, though no line `---` says so. */
export function startsWithKey(text: string): boolean {
  return /^(?:#.*\r?\n)*[A-Za-z_][\w-]*:(\s|$)/.test(text)
}

/** Blanks the front matter, wherever it is, so that no printer shows it. Offsets don't change. */
export function blankFrontMatter(text: string): string {
  const end = findFrontMatterEnd(text)
  if (end === 0) return text
  const found = findFrontMatter(text)
  const start = found.kind === 'late' ? found.opening.start : 0
  return text.slice(0, start) + text.slice(start, end).replace(/[^\r\n]/g, ' ') + text.slice(end)
}

function findFrontMatterEnd(text: string): number {
  const found = findFrontMatter(text)
  switch (found.kind) {
    case 'present':
      return found.bodyStart
    case 'late':
      return findLineEnd(text, found.yaml.end)
    case 'unopened':
      return findLineEnd(text, found.close)
    case 'unclosed':
      return text.length
    case 'foreign':
      return found.end
    case 'none':
      return 0
  }
}

function findLineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at)
  return end < 0 ? text.length : end + 1
}

/** A thematic break written with spaces. */
const spacedRule = '-(?:[ \\t]+-){2,}|\\*(?:[ \\t]+\\*){2,}|_(?:[ \\t]+_){2,}'
const ruleOrCode = new RegExp(
  `^[ \\t${oddBlanks}]*(?:\\\\?(-{3,}|\\*{3,}|_{3,}|${spacedRule})(?:[ \\t]+#.*)?|(\`{3,}|~{3,})(.*))[ \\t]*\\r?\\n`,
  'm',
)
const comments = /<!--[\s\S]*?-->|\{\/\*[\s\S]*?\*\/\}/g

/** Finds front matter that Markdown parsers take for text: below other text, or with delimiters other than `---`. */
function findLate(text: string): FrontMatter | undefined {
  const shown = text.replace(comments, (comment) => comment.replace(/[^\r\n]/g, ' '))
  const found = ruleOrCode.exec(shown)
  if (!found) return undefined
  const [line, rule, code, language = ''] = found
  const start = found.index + line.length
  const isAlone = shown.slice(0, found.index).trim() === ''
  if (code !== undefined && !(isAlone && /^\s*(?:ya?ml|front-?matter)?\s*$/i.test(language))) return undefined
  const sign = `\\${(rule ?? code ?? '-').charAt(0)}{3,}`
  const close = new RegExp(fence.test(line) ? '^---[ \\t]*$' : `^[ \\t${oddBlanks}]*\\\\?(?:${sign}|-{3}|${spacedRule})[ \\t]*$`, 'm')
  const length = text.slice(start).search(close)
  if (length < 0) return undefined
  const written = text.slice(start, start + length)
  const isSure = isAlone && fence.test(line) ? startsWithKey(written) : knownKey.test(written) && startsWithKey(written.trimStart())
  if (!isSure || !isYamlLike(written)) return undefined
  const opening = { start: found.index, end: found.index + line.trimEnd().length }
  return { kind: 'late', opening, yaml: { start, end: start + length } }
}

/** Keys that distinguish front matter from text between two thematic breaks. */
const knownKey = /^[ \t]*(?:title|description|owner|status|draft|audience|lang|navTitle|navOrder|role)[ \t]*:/m

/** Finds Hugo's front matter in TOML or JSON, and gray-matter's in JSON. Blank lines may precede it. */
function findForeign(text: string): FrontMatter | undefined {
  const [opening, sign] = /^\s*(\+{3}|;{3})(?:toml)?[ \t]*\r?\n/.exec(text) ?? []
  if (opening !== undefined && sign !== undefined) {
    const close = new RegExp(`^${sign === ';;;' ? ';{3}' : '\\+{3}'}[ \\t]*(?:\\r?\\n|$)`, 'm').exec(text.slice(opening.length))
    const end = close ? opening.length + close.index + close[0].length : text.length
    return { kind: 'foreign', form: sign === ';;;' ? 'JSON' : 'TOML', end }
  }
  const json = /^\s*\{[ \t]*\r?\n\s*"[^"\n]+"\s*:[\s\S]*?^\}[ \t]*(?:\r?\n|$)/m.exec(text)
  return json && json.index === 0 ? { kind: 'foreign', form: 'JSON', end: json[0].length } : undefined
}

/** Whether every line could be front matter: a key, an item, an indented line, a comment. */
function isYamlLike(text: string): boolean {
  return text.split(/\r?\n/).every((line) => /^([A-Za-z_][\w-]*:(\s|$)|\s|-\s|#|[\]}]|$)/.test(line))
}
