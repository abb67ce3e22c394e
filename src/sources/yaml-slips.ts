/** Finds mistakes in YAML by trying fixes: a cause is reported only if the text parses without it. */
import { describeLookalike, lookalikes } from '../plain/characters.ts'
import { type Edit, findPastedEdits, applyEdits } from './yaml-pasted.ts'
import type { YamlError } from './yaml-range.ts'

export interface YamlFault {
  /** Offsets in the text; the end is exclusive. */
  start: number
  end: number
  message: string
  hint: string
  /** Replaces the span. */
  fix?: string
  /** Offset of the first of two duplicate keys. */
  first?: number
}

/** Parses a text and returns its errors. */
export type Parse = (text: string) => readonly YamlError[]

export interface Trial {
  text: string
  error: YamlError
  parse: Parse
}

/** Whether edits fix the mistake. There may be independent errors further down. */
function isFixedBy({ text, error, parse }: Trial, edits: readonly Edit[]): boolean {
  const fixed = applyEdits(text, edits)
  const shift = fixed.length - text.length
  const end = text.indexOf('\n', Math.max(error.start, ...edits.map((edit) => edit.end)))
  const next = parse(fixed).filter(({ message }) => !isDuplicateKey(message))
  return next.every(({ start }) => end >= 0 && start - shift > end)
}

/** Tries one edit, and returns a fault with that fix if it works. */
function tryEdit(trial: Trial, edit: Edit, message: string, hint: string): YamlFault | undefined {
  return isFixedBy(trial, [edit]) ? { start: edit.start, end: edit.end, message, hint, fix: edit.replace } : undefined
}

function findPasted(trial: Trial): YamlFault | undefined {
  const all = findPastedEdits(trial.text)
  const line = readLine(trial.text, trial.error.start)
  const structure = all.filter(({ isStructure }) => isStructure)
  const inLine = all.filter(({ start, end }) => start <= line.end && end >= line.start)
  const sets = [structure, inLine, all.filter(({ start }) => start <= line.end), all].filter((edits) => edits.length > 0)
  const isWhole = (edits: readonly Edit[]) => trial.parse(applyEdits(trial.text, edits)).length === 0
  const edits = sets.find(isWhole) ?? sets.find((each) => isFixedBy(trial, each))
  const [first] = edits ?? []
  const last = edits?.at(-1)
  if (edits && first && last) {
    const shown = trial.text.slice(first.start, last.end)
    const replace = applyEdits(
      shown,
      edits.map((edit) => ({ ...edit, start: edit.start - first.start, end: edit.end - first.start })),
    )
    const lines = new Set(edits.map(({ start }) => readLine(trial.text, start).start)).size
    const more = lines === 1 ? '' : ` It is on ${lines} lines.`
    return { start: first.start, end: last.end, message: describeLookalike(first.char) + more, hint: describeRemedy(first), fix: replace }
  }
  const here = all.find(({ start }) => start >= line.start && start <= line.end)
  return here && { start: here.start, end: here.end, message: describeLookalike(here.char), hint: describeRemedy(here) }
}

/** Returns the replacement for a word processor character. */
export function describeRemedy({ char, replace }: { char: string; replace: string }): string {
  const plain = lookalikes.get(char)?.plain ?? ''
  if (plain === '') return 'Delete it.'
  if (plain.trim() === '') return 'Write an ordinary space.'
  if (plain === '"' || plain === "'") return `Write ${clip(replace)}, with straight quotes.`
  return `Write "${plain}".`
}

function findTabs(trial: Trial): YamlFault | undefined {
  const { text, error } = trial
  if (!/tab/i.test(error.message)) return undefined
  const line = readLine(text, error.start)
  const [indent = ''] = /^[ \t]*/.exec(line.text) ?? []
  const message = 'A tab indents this line.'
  const hint = 'Indent with spaces.'
  const all = [...text.matchAll(/^[ ]*\t[ \t]*/gm)].map(({ 0: found, index }) => ({
    start: index,
    end: index + found.length,
    replace: found.replaceAll('\t', '  '),
  }))
  const [first] = all
  const last = all.at(-1)
  if (first && last && isFixedBy(trial, all)) {
    const within = all.map((edit) => ({ ...edit, start: edit.start - first.start, end: edit.end - first.start }))
    return { start: first.start, end: last.end, message, hint, fix: applyEdits(text.slice(first.start, last.end), within) }
  }
  return { start: line.start, end: line.start + Math.max(1, indent.length), message, hint }
}

/** The line of the error and its neighbours: the parser may notice a mistake one line late. */
function readLinesAround({ text, error }: Trial): Line[] {
  const here = readLine(text, error.start)
  const above = here.start > 0 ? [readLine(text, here.start - 1)] : []
  const below = here.end < text.length ? [readLine(text, here.end + 1)] : []
  return [here, ...above, ...below]
}

/** `'Don't …'`, `"The "new" one"`: a quote inside ends the text. */
function findQuoteInQuotes(trial: Trial): YamlFault | undefined {
  for (const line of readLinesAround(trial)) {
    const [, before = '', mark = '', inner = ''] = /^([ \t]*(?:- )*(?:[\w.-]+:[ \t]+)?)(["'])(.*)\2[ \t]*$/.exec(line.text) ?? []
    const text = mark === "'" ? inner.replaceAll("''", "'") : inner
    if (mark === '' || !(mark === "'" ? /(?<!')'(?!')/ : /(?<!\\)"/).test(inner)) continue
    const start = line.start + before.length
    const replace = mark === "'" ? JSON.stringify(text) : quote(text)
    const word = /\S*$/.exec(inner.slice(0, inner.search(mark === "'" ? /(?<!')'(?!')/ : /(?<!\\)"/)))?.[0] ?? ''
    const message =
      mark === "'"
        ? `The apostrophe after "${word}" ends the text, which is in single quotes.`
        : 'A quotation mark inside the text ends it.'
    const found = tryEdit(trial, { start, end: start + inner.length + 2, replace }, message, `Write ${clip(replace)}.`)
    if (found) return found
  }
  return undefined
}

/** `title:Audit log` */
function findMissingSpace(trial: Trial): YamlFault | undefined {
  for (const line of readLinesAround(trial)) {
    const [, before = '', next = ''] = /^([ \t]*(?:- )*[A-Za-z_][\w-]*:)([^\s:/].*)?$/.exec(line.text) ?? []
    if (before === '' || next === '') continue
    const at = line.start + before.length
    const found = tryEdit(
      trial,
      { start: at, end: at, replace: ' ' },
      'There is no space after this colon.',
      `Write "${clip(`${before.trim()} ${next}`)}".`,
    )
    if (found) return { ...found, start: at - 1, fix: ': ' }
  }
  return undefined
}

/** A list entry without its dash. */
function findMissingDash(trial: Trial): YamlFault | undefined {
  const { text, error } = trial
  for (const line of readLinesAround(trial)) {
    const [, indent = '', first = ''] = /^([ \t]*)([A-Za-z_"'][\w-]*["']?:)/.exec(line.text) ?? []
    if (first === '' || !new RegExp(`^${indent}- `, 'm').test(text.slice(0, line.start))) continue
    const at = line.start + indent.length
    const found = tryEdit(
      { text, error, parse: trial.parse },
      { start: at, end: at, replace: '- ' },
      'This list entry does not begin with "- ".',
      `Write "- ${first}".`,
    )
    if (found) return { ...found, end: at + first.length - 1, fix: `- ${first.slice(0, -1)}` }
  }
  return undefined
}

/** Returns the key that a text begins with, after comments only. `indent` is in spaces. */
export function findFirstKey(text: string): { start: number; indent: number; key: string } | undefined {
  const [, before = '', indent = '', key] = /^((?:[ \t]*(?:#.*|---[ \t]*)?\r?\n)*)([ ]*)([A-Za-z_"'][\w-]*["']?:)(?=\s)/.exec(text) ?? []
  return key === undefined ? undefined : { start: before.length, indent: indent.length, key }
}

/** A first list entry without its dash: the parser takes it for a map and fails at the next entry. */
function findMissingFirstDash(trial: Trial): YamlFault | undefined {
  const first = findFirstKey(trial.text)
  if (!first || !new RegExp(`^[ ]{${first.indent}}- `, 'm').test(trial.text)) return undefined
  const { key } = first
  const at = first.start + first.indent
  const message = 'This list entry does not begin with "- ".'
  const found = tryEdit(trial, { start: at, end: at, replace: '- ' }, message, `Write "- ${key}".`)
  return found && { ...found, end: at + key.length - 1, fix: `- ${key.slice(0, -1)}` }
}

/** `title: Launches: who does what` */
function findSecondColon(trial: Trial): YamlFault | undefined {
  for (const line of readLinesAround(trial)) {
    const [, before = '', value = ''] = /^([ \t]*(?:- )*[\w.-]+:[ \t]+)([^\s"'[{|>#&*!].*?:(?:[ \t].*?)?)[ \t]*$/.exec(line.text) ?? []
    if (value === '') continue
    const start = line.start + before.length
    const edit = { start, end: start + value.length, replace: quote(value) }
    const found = tryEdit(trial, edit, 'This line has a second colon.', 'Put text that contains a colon in quotes.')
    if (found) return found
  }
  return undefined
}

/** A line with the wrong indentation. */
function findMisplacedLine(trial: Trial): YamlFault | undefined {
  const { text } = trial
  for (const line of readLinesAround(trial)) {
    const [, indent = '', sign = ''] = /^([ ]*)(-[ \t]|[\w.-]+:(?:[ \t]|$))/.exec(line.text) ?? []
    if (sign === '') continue
    const depths = [...text.slice(0, line.start).matchAll(/^([ ]*)(-[ ]+)?(?=[\w.-]+:|-?[ \t])/gm)].flatMap(
      ({ 1: own = '', 2: dash = '' }) => (sign.startsWith('-') ? own.length : [own.length, own.length + dash.length]),
    )
    const repairs = [...new Set(depths)].flatMap((depth) => {
      if (depth === indent.length) return []
      const edits = shiftBlock(text, line, depth - indent.length)
      return isFixedBy(trial, edits) ? [{ depth, edits }] : []
    })
    const [repair, other] = repairs.toSorted(
      (a, b) => Math.abs(a.depth - indent.length) - Math.abs(b.depth - indent.length) || b.depth - a.depth,
    )
    if (!repair) continue
    const message = 'The indentation of this line does not match the lines it belongs to.'
    const spaces = repair.depth === 0 ? 'Begin it at the margin' : `Indent it by ${repair.depth} space${repair.depth === 1 ? '' : 's'}`
    const isCertain = other === undefined && repair.edits.length === 1
    return {
      start: line.start,
      end: line.start + Math.max(1, indent.length),
      message,
      hint: `${spaces}, like those above.`,
      ...(isCertain && indent.length > 0 && { fix: ' '.repeat(repair.depth) }),
    }
  }
  return undefined
}

/** Shifts a line together with the lines below it that are indented at least as deep. */
function shiftBlock(text: string, line: Line, by: number): Edit[] {
  const edits: Edit[] = []
  const depth = /^ */.exec(line.text)?.[0].length ?? 0
  for (let each: Line | undefined = line; each; each = each.end < text.length ? readLine(text, each.end + 1) : undefined) {
    const own = /^ */.exec(each.text)?.[0].length ?? 0
    if (each !== line && (own < depth || each.text.trim() === '')) break
    edits.push({ start: each.start, end: each.start + own, replace: ' '.repeat(Math.max(0, own + by)) })
  }
  return edits
}

/** A text that begins with a YAML indicator, or continues after a closing quote. */
function findUnquotedText(trial: Trial): YamlFault | undefined {
  for (const line of readLinesAround(trial).slice(0, 2)) {
    const [, before = '', value = ''] = /^([ \t]*(?:- )*(?:[\w.-]+:[ \t]+)?)(["'@`%|>&*![{\]},?].*?)[ \t]*$/.exec(line.text) ?? []
    if (value === '' || before.trim() === '' || /^(["'])(?:(?!\1).)*(\1)?$/.test(value) || !isOneText(value)) continue
    const start = line.start + before.length
    const isQuoted = /^["']/.test(value)
    const message = isQuoted
      ? 'There is text after a quoted text.'
      : /^[[{]/.test(value)
        ? 'There is text after a complete value.'
        : `Text cannot begin with "${value.charAt(0)}".`
    const replace = quote(value)
    const found = tryEdit(
      trial,
      { start, end: start + value.length, replace },
      message,
      isQuoted ? `Put the whole text in quotes: ${clip(replace)}.` : 'Put the text in quotes.',
    )
    const [, number] = /^[>&*!@%]\s*=?\s*([-+]?\d+(?:[.,]\d+)*)$/.exec(value) ?? []
    // Only the key knows whether a number or a text is meant.
    if (found && number !== undefined)
      return { ...omitFix(found), hint: `Write ${number} if you mean a number; put text in quotes: ${replace}.` }
    if (found) return found
  }
  return undefined
}

function omitFix({ fix: _, ...fault }: YamlFault): YamlFault {
  return fault
}

/** Whether a value isn't just an unfinished list or map. */
function isOneText(value: string): boolean {
  if (value.startsWith('[')) return /^\[[^\]]*\]\s*\S/.test(value)
  return value.startsWith('{') ? /^\{[^}]*\}+\s*\S/.test(value) : true
}

/** An unclosed quote or bracket, at its opening. The parser reports where it gave up. */
function findUnclosed({ text, error }: Trial): YamlFault | undefined {
  const mark = /Missing closing (["'])/.exec(error.message)?.[1]
  const closing = /end with a ([\]}])|Flow (?:sequence|map) in block collection/.exec(error.message)
  if (mark === undefined && !closing) return undefined
  const sign = closing?.[1] ?? (/sequence/i.test(error.message) ? ']' : '}')
  const open = mark ?? (sign === ']' ? '[' : '{')
  const start = findOpening(text, error.start, open, mark ?? sign)
  if (start === undefined) return undefined
  if (mark !== undefined)
    return { start, end: start + 1, message: 'A text in quotes is never closed.', hint: 'Add the closing quotation mark.' }
  return open === '['
    ? { start, end: start + 1, message: 'A list that begins with "[" is never closed.', hint: 'Add the "]".' }
    : { start, end: start + 1, message: 'A value that begins with "{" is never closed.', hint: 'Add the "}", or put the text in quotes.' }
}

function findOpening(text: string, end: number, opening: string, closing: string): number | undefined {
  let depth = 0
  for (let at = Math.min(end, text.length) - 1; at >= 0; at--) {
    const char = text.charAt(at)
    if (char === closing && char !== opening) depth++
    else if (char === opening && depth-- === 0) return at
  }
  return undefined
}

interface Line {
  start: number
  /** Before the line break. */
  end: number
  text: string
}

export function readLine(text: string, offset: number): Line {
  const start = text.lastIndexOf('\n', offset - 1) + 1
  const next = text.indexOf('\n', Math.max(offset, start))
  const end = next < 0 ? text.length : next
  return { start, end, text: text.slice(start, end).replace(/\r$/, '') }
}

/** Quotes a text; with double quotes unless it has some. */
function quote(text: string): string {
  return /["\\]/.test(text) && !text.includes("'") ? `'${text}'` : JSON.stringify(text)
}

function clip(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text
}

/** In the order in which they're tried. */
export const findSlips = [
  findPasted,
  findTabs,
  findQuoteInQuotes,
  findMissingSpace,
  findMissingFirstDash,
  findMissingDash,
  findSecondColon,
  findMisplacedLine,
  findUnquotedText,
  findUnclosed,
]

/** Whether an error is a duplicate key, which doesn't affect what follows. */
export function isDuplicateKey(message: string): boolean {
  return /keys must be unique/i.test(message)
}
