/** Finds mistakes in YAML by trying fixes: a cause is reported only if the text parses without it. */
import { describeLookalike, lookalikes } from '../plain/characters.ts'
import { type Edit, pastedEdits, withEdits } from './yaml-pasted.ts'
import type { YamlError } from './yaml-range.ts'

export interface YamlFault {
  /** Offsets in the text; the end is exclusive. */
  start: number
  end: number
  says: string
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
function mends({ text, error, parse }: Trial, edits: readonly Edit[]): boolean {
  const mended = withEdits(text, edits)
  const shift = mended.length - text.length
  const end = text.indexOf('\n', Math.max(error.start, ...edits.map((edit) => edit.end)))
  const next = parse(mended).filter(({ message }) => !isTwice(message))
  return next.every(({ start }) => end >= 0 && start - shift > end)
}

/** Tries one edit, and returns a fault with that fix if it works. */
function mended(trial: Trial, edit: Edit, says: string, hint: string): YamlFault | undefined {
  return mends(trial, [edit]) ? { start: edit.start, end: edit.end, says, hint, fix: edit.replace } : undefined
}

function pasted(trial: Trial): YamlFault | undefined {
  const all = pastedEdits(trial.text)
  const line = lineAt(trial.text, trial.error.start)
  const structure = all.filter(({ isStructure }) => isStructure)
  const inLine = all.filter(({ start, end }) => start <= line.end && end >= line.start)
  const sets = [structure, inLine, all.filter(({ start }) => start <= line.end), all].filter((edits) => edits.length > 0)
  const isWhole = (edits: readonly Edit[]) => trial.parse(withEdits(trial.text, edits)).length === 0
  const edits = sets.find(isWhole) ?? sets.find((each) => mends(trial, each))
  const [first] = edits ?? []
  const last = edits?.at(-1)
  if (edits && first && last) {
    const shown = trial.text.slice(first.start, last.end)
    const replace = withEdits(
      shown,
      edits.map((edit) => ({ ...edit, start: edit.start - first.start, end: edit.end - first.start })),
    )
    const lines = new Set(edits.map(({ start }) => lineAt(trial.text, start).start)).size
    const more = lines === 1 ? '' : ` It stands in ${lines} lines.`
    return { start: first.start, end: last.end, says: describeLookalike(first.char) + more, hint: remedyFor(first), fix: replace }
  }
  const here = all.find(({ start }) => start >= line.start && start <= line.end)
  return here && { start: here.start, end: here.end, says: describeLookalike(here.char), hint: remedyFor(here) }
}

/** Returns what to write in place of a word processor character. */
export function remedyFor({ char, replace }: { char: string; replace: string }): string {
  const plain = lookalikes.get(char)?.plain ?? ''
  if (plain === '') return 'Delete it.'
  if (plain.trim() === '') return 'Write an ordinary space.'
  if (plain === '"' || plain === "'") return `Write ${clip(replace)}, with straight marks.`
  return `Write "${plain}".`
}

function tabs(trial: Trial): YamlFault | undefined {
  const { text, error } = trial
  if (!/tab/i.test(error.message)) return undefined
  const line = lineAt(text, error.start)
  const [indent = ''] = /^[ \t]*/.exec(line.text) ?? []
  const says = 'A tab indents this line.'
  const hint = 'Indent with spaces.'
  const all = [...text.matchAll(/^[ ]*\t[ \t]*/gm)].map(({ 0: found, index }) => ({
    start: index,
    end: index + found.length,
    replace: found.replaceAll('\t', '  '),
  }))
  const [first] = all
  const last = all.at(-1)
  if (first && last && mends(trial, all)) {
    const within = all.map((edit) => ({ ...edit, start: edit.start - first.start, end: edit.end - first.start }))
    return { start: first.start, end: last.end, says, hint, fix: withEdits(text.slice(first.start, last.end), within) }
  }
  return { start: line.start, end: line.start + Math.max(1, indent.length), says, hint }
}

/** The line of the error and its neighbours: the parser may notice a mistake one line late. */
function linesAround({ text, error }: Trial): Line[] {
  const here = lineAt(text, error.start)
  const above = here.start > 0 ? [lineAt(text, here.start - 1)] : []
  const below = here.end < text.length ? [lineAt(text, here.end + 1)] : []
  return [here, ...above, ...below]
}

/** `'Don't …'`, `"The "new" one"`: a quote inside ends the text. */
function quoteInQuotes(trial: Trial): YamlFault | undefined {
  for (const line of linesAround(trial)) {
    const [, before = '', mark = '', inner = ''] = /^([ \t]*(?:- )*(?:[\w.-]+:[ \t]+)?)(["'])(.*)\2[ \t]*$/.exec(line.text) ?? []
    const text = mark === "'" ? inner.replaceAll("''", "'") : inner
    if (mark === '' || !(mark === "'" ? /(?<!')'(?!')/ : /(?<!\\)"/).test(inner)) continue
    const start = line.start + before.length
    const replace = mark === "'" ? JSON.stringify(text) : quote(text)
    const word = /\S*$/.exec(inner.slice(0, inner.search(mark === "'" ? /(?<!')'(?!')/ : /(?<!\\)"/)))?.[0] ?? ''
    const says =
      mark === "'"
        ? `The apostrophe behind "${word}" ends the text, which stands in such marks.`
        : 'A quotation mark within the text ends it.'
    const found = mended(trial, { start, end: start + inner.length + 2, replace }, says, `Write ${clip(replace)}.`)
    if (found) return found
  }
  return undefined
}

/** `title:Audit log` */
function withoutSpace(trial: Trial): YamlFault | undefined {
  for (const line of linesAround(trial)) {
    const [, before = '', next = ''] = /^([ \t]*(?:- )*[A-Za-z_][\w-]*:)([^\s:/].*)?$/.exec(line.text) ?? []
    if (before === '' || next === '') continue
    const at = line.start + before.length
    const found = mended(
      trial,
      { start: at, end: at, replace: ' ' },
      'There is no space behind this colon.',
      `Write "${clip(`${before.trim()} ${next}`)}".`,
    )
    if (found) return { ...found, start: at - 1, fix: ': ' }
  }
  return undefined
}

/** A list entry without its dash. */
function missingDash(trial: Trial): YamlFault | undefined {
  const { text, error } = trial
  for (const line of linesAround(trial)) {
    const [, indent = '', first = ''] = /^([ \t]*)([A-Za-z_"'][\w-]*["']?:)/.exec(line.text) ?? []
    if (first === '' || !new RegExp(`^${indent}- `, 'm').test(text.slice(0, line.start))) continue
    const at = line.start + indent.length
    const found = mended(
      { text, error, parse: trial.parse },
      { start: at, end: at, replace: '- ' },
      'This entry of the list does not begin with "- ".',
      `Write "- ${first}".`,
    )
    if (found) return { ...found, end: at + first.length - 1, fix: `- ${first.slice(0, -1)}` }
  }
  return undefined
}

/** Returns the key that a text begins with, after comments only. `indent` is in spaces. */
export function firstKey(text: string): { start: number; indent: number; key: string } | undefined {
  const [, before = '', indent = '', key] = /^((?:[ \t]*(?:#.*|---[ \t]*)?\r?\n)*)([ ]*)([A-Za-z_"'][\w-]*["']?:)(?=\s)/.exec(text) ?? []
  return key === undefined ? undefined : { start: before.length, indent: indent.length, key }
}

/** A first list entry without its dash: the parser takes it for a map and fails at the next entry. */
function firstDash(trial: Trial): YamlFault | undefined {
  const first = firstKey(trial.text)
  if (!first || !new RegExp(`^[ ]{${first.indent}}- `, 'm').test(trial.text)) return undefined
  const { key } = first
  const at = first.start + first.indent
  const says = 'This entry of the list does not begin with "- ".'
  const found = mended(trial, { start: at, end: at, replace: '- ' }, says, `Write "- ${key}".`)
  return found && { ...found, end: at + key.length - 1, fix: `- ${key.slice(0, -1)}` }
}

/** `title: Launches: who does what` */
function secondColon(trial: Trial): YamlFault | undefined {
  for (const line of linesAround(trial)) {
    const [, before = '', value = ''] = /^([ \t]*(?:- )*[\w.-]+:[ \t]+)([^\s"'[{|>#&*!].*?:(?:[ \t].*?)?)[ \t]*$/.exec(line.text) ?? []
    if (value === '') continue
    const start = line.start + before.length
    const edit = { start, end: start + value.length, replace: quote(value) }
    const found = mended(trial, edit, 'There is a second colon in this line.', 'Put a text with a colon in it in quotes.')
    if (found) return found
  }
  return undefined
}

/** A line with the wrong indentation. */
function misplacedLine(trial: Trial): YamlFault | undefined {
  const { text } = trial
  for (const line of linesAround(trial)) {
    const [, indent = '', sign = ''] = /^([ ]*)(-[ \t]|[\w.-]+:(?:[ \t]|$))/.exec(line.text) ?? []
    if (sign === '') continue
    const depths = [...text.slice(0, line.start).matchAll(/^([ ]*)(-[ ]+)?(?=[\w.-]+:|-?[ \t])/gm)].flatMap(
      ({ 1: own = '', 2: dash = '' }) => (sign.startsWith('-') ? own.length : [own.length, own.length + dash.length]),
    )
    const repairs = [...new Set(depths)].flatMap((depth) => {
      if (depth === indent.length) return []
      const edits = shiftedBlock(text, line, depth - indent.length)
      return mends(trial, edits) ? [{ depth, edits }] : []
    })
    const [repair, other] = repairs.toSorted(
      (a, b) => Math.abs(a.depth - indent.length) - Math.abs(b.depth - indent.length) || b.depth - a.depth,
    )
    if (!repair) continue
    const says = 'This line is indented in another way than those it belongs to.'
    const spaces = repair.depth === 0 ? 'Begin it at the margin' : `Indent it by ${repair.depth} space${repair.depth === 1 ? '' : 's'}`
    const isCertain = other === undefined && repair.edits.length === 1
    return {
      start: line.start,
      end: line.start + Math.max(1, indent.length),
      says,
      hint: `${spaces}, like those above.`,
      ...(isCertain && indent.length > 0 && { fix: ' '.repeat(repair.depth) }),
    }
  }
  return undefined
}

/** Shifts a line together with the lines below it that are indented at least as deep. */
function shiftedBlock(text: string, line: Line, by: number): Edit[] {
  const edits: Edit[] = []
  const depth = /^ */.exec(line.text)?.[0].length ?? 0
  for (let each: Line | undefined = line; each; each = each.end < text.length ? lineAt(text, each.end + 1) : undefined) {
    const own = /^ */.exec(each.text)?.[0].length ?? 0
    if (each !== line && (own < depth || each.text.trim() === '')) break
    edits.push({ start: each.start, end: each.start + own, replace: ' '.repeat(Math.max(0, own + by)) })
  }
  return edits
}

/** A text that begins with a YAML indicator, or continues after a closing quote. */
function wholeText(trial: Trial): YamlFault | undefined {
  for (const line of linesAround(trial).slice(0, 2)) {
    const [, before = '', value = ''] = /^([ \t]*(?:- )*(?:[\w.-]+:[ \t]+)?)(["'@`%|>&*![{\]},?].*?)[ \t]*$/.exec(line.text) ?? []
    if (value === '' || before.trim() === '' || /^(["'])(?:(?!\1).)*(\1)?$/.test(value) || !isOneText(value)) continue
    const start = line.start + before.length
    const isQuoted = /^["']/.test(value)
    const says = isQuoted
      ? 'Text stands behind a text in quotes.'
      : /^[[{]/.test(value)
        ? 'Text stands behind a value that has ended.'
        : `A text cannot begin with "${value.charAt(0)}".`
    const replace = quote(value)
    const found = mended(
      trial,
      { start, end: start + value.length, replace },
      says,
      isQuoted ? `Put the whole in quotes: ${clip(replace)}.` : 'Put the text in quotes.',
    )
    const [, number] = /^[>&*!@%]\s*=?\s*([-+]?\d+(?:[.,]\d+)*)$/.exec(value) ?? []
    // Only the key knows whether a number or a text is meant.
    if (found && number !== undefined)
      return { ...omitFix(found), hint: `Write ${number} if a number is meant; a text goes in quotes: ${replace}.` }
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
function unclosed({ text, error }: Trial): YamlFault | undefined {
  const mark = /Missing closing (["'])/.exec(error.message)?.[1]
  const closing = /end with a ([\]}])|Flow (?:sequence|map) in block collection/.exec(error.message)
  if (mark === undefined && !closing) return undefined
  const sign = closing?.[1] ?? (/sequence/i.test(error.message) ? ']' : '}')
  const open = mark ?? (sign === ']' ? '[' : '{')
  const start = openingOf(text, error.start, open, mark ?? sign)
  if (start === undefined) return undefined
  if (mark !== undefined)
    return { start, end: start + 1, says: 'A text in quotes is never closed.', hint: 'Add the closing quotation mark.' }
  return open === '['
    ? { start, end: start + 1, says: 'A list that begins with "[" is never closed.', hint: 'Add the "]".' }
    : { start, end: start + 1, says: 'A value that begins with "{" is never closed.', hint: 'Add the "}", or put the text in quotes.' }
}

function openingOf(text: string, end: number, opening: string, closing: string): number | undefined {
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

export function lineAt(text: string, offset: number): Line {
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
  pasted,
  tabs,
  quoteInQuotes,
  withoutSpace,
  firstDash,
  missingDash,
  secondColon,
  misplacedLine,
  wholeText,
  unclosed,
]

/** Whether an error is a duplicate key, which doesn't affect what follows. */
export function isTwice(message: string): boolean {
  return /keys must be unique/i.test(message)
}
