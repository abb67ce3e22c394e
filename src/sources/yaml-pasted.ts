/** Word processor characters where YAML needs plain ones: in indentation, between keys and values, around values, before items. */
import { lookalikes, oddBlanks, oddDashes, oddQuotes } from '../plain/characters.ts'

export interface Edit {
  /** Offsets in the text; the end is exclusive. */
  start: number
  end: number
  replace: string
}

export interface PastedEdit extends Edit {
  /** The wrong character. */
  char: string
  /** Whether it's before a key, or instead of its colon. */
  isStructure?: boolean
}

const blank = `[ \\t${oddBlanks}]`
const indentation = new RegExp(`^${blank}*[${oddBlanks}]${blank}*`)
const dash = new RegExp(`^([${oddDashes}])${blank}+`)
const item = new RegExp(`^-${blank}*[${oddBlanks}]${blank}*`)
const key = new RegExp(`^("[^"]*"|'[^']*'|[\\w.-]+)${blank}*([:：﹕∶꞉])(${blank}*)`)
const ending = new RegExp(`${blank}*[${oddBlanks}]${blank}*$`)
const quoted = new RegExp(`^([${oddQuotes}"'])(.+)([${oddQuotes}"'])$`)
const pairInList = /[“„”‟]([^“”„‟"]*)[“”„‟]|[‘‚]([^‘’‚']*)[’‘]|[，［］｛｝：]/g
const opensBlock = /(?:^|[:-][ \t]+)[|>][-+\d]*[ \t]*(?:#.*)?$/

/** Applies edits, which must be in text order. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let result = ''
  let at = 0
  for (const { start, end, replace } of edits) {
    result += text.slice(at, start) + replace
    at = end
  }
  return result + text.slice(at)
}

/** Finds edits for valid YAML with other keys, entries or levels than its writer sees. */
export function findMisreadEdits(text: string): PastedEdit[] {
  return findPastedEdits(text).filter(({ isStructure }) => isStructure)
}

/** Finds all necessary edits, in text order. Characters within a value are fine. */
export function findPastedEdits(text: string): PastedEdit[] {
  const edits: PastedEdit[] = []
  let block = -1
  for (const { 0: line, index } of text.matchAll(/^.*$/gm)) {
    if (line.trim() === '') continue
    const depth = /^[ \t]*/.exec(line)?.[0].length ?? 0
    if (block >= 0 && depth > block) continue
    block = opensBlock.test(line) ? depth : -1
    edits.push(...findLineEdits(line.replace(/\r$/, '')).map((edit) => ({ ...edit, start: index + edit.start, end: index + edit.end })))
  }
  return edits
}

function findLineEdits(line: string): PastedEdit[] {
  const edits: PastedEdit[] = []
  let at = 0
  /** Consumes a match. Adds an edit if it has a wrong character and there's a replacement. */
  const take = (found: RegExpExecArray | null, replace?: string, isStructure = false): boolean => {
    if (!found) return false
    const char = [...found[0]].find((each) => lookalikes.has(each))
    if (char !== undefined && replace !== undefined)
      edits.push({ start: at, end: at + found[0].length, replace, char, ...(isStructure && { isStructure }) })
    at += found[0].length
    return true
  }
  const rest = () => line.slice(at)
  const indent = indentation.exec(rest())
  if (!take(indent, indent ? replaceBlanks(indent[0]) : '', /^(- |[\w-]+:(\s|$))/.test(line.slice(indent?.[0].length))))
    take(/^[ \t]*/.exec(rest()))
  // Items can be nested: "- - x".
  while (take(dash.exec(rest()), '- ') || take(item.exec(rest()), '- ') || take(/^-[ \t]+/.exec(rest())));
  const found = key.exec(rest())
  if (found && (found[3] !== '' || found[2] !== ':' || at + found[0].length === line.length)) {
    const isLast = at + found[0].length === line.length
    take(found, `${found[1]}:${isLast ? '' : ' '}`, found[2] !== ':' && edits.length === 0 && at === 0)
  }
  const value = rest().replace(ending, '')
  if (rest() !== value) {
    const tail = rest().slice(value.length)
    const char = [...tail].find((each) => lookalikes.has(each)) ?? ''
    edits.push({ start: at + value.length, end: line.length, replace: '', char })
  }
  edits.push(...findValueEdits(value).map((edit) => ({ ...edit, start: at + edit.start, end: at + edit.end })))
  return edits.toSorted((a, b) => a.start - b.start)
}

function findValueEdits(value: string): PastedEdit[] {
  if (/^[[{［｛]/.test(value))
    return [...value.matchAll(pairInList)].map(({ 0: found, 1: double, 2: single, index }) => {
      const inner = double ?? single
      const replace = inner === undefined ? replaceCharacter(found) : JSON.stringify(inner)
      return { start: index, end: index + found.length, replace, char: found.charAt(0) }
    })
  const [, open = '', inner = '', close = ''] = quoted.exec(value) ?? []
  const char = [open, close].find((each) => lookalikes.has(each))
  return char === undefined ? [] : [{ start: 0, end: value.length, replace: JSON.stringify(inner), char }]
}

function replaceCharacter(text: string): string {
  const plain = lookalikes.get(text)?.plain ?? text
  return plain === ',' || plain === ':' ? `${plain} ` : plain
}

function replaceBlanks(text: string): string {
  return [...text].map((char) => lookalikes.get(char)?.plain ?? char).join('')
}
