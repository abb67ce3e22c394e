/**
 * JSON with positions of its values. Issue tracker exports have thousands of entries, so JSON.parse reads them, and the text is
 * scanned only when a position is needed.
 */
import json5 from 'json5'
import { type Path, parseYaml, type Range, type YamlText } from './yaml.ts'
import type { YamlFault } from './yaml-slips.ts'

interface Member {
  /** The key with its quotes; undefined in a list. */
  key: Range | undefined
  value: Range
}

export function parseJson(text: string): YamlText {
  let data: unknown
  try {
    data = JSON.parse(text)
  } catch (error) {
    // YAML accepts trailing commas.
    const yaml = parseYaml(text)
    if (yaml.errors.length === 0 && typeof yaml.data === 'object' && yaml.data !== null) return yaml
    const fault = findJsonFault(text)
    const errors = [{ message: (error as Error).message, start: fault.start, end: fault.end }]
    return { ...parseYaml(''), errors, faults: () => [fault] }
  }
  const start = skipSpace(text, 0)
  const whole = { key: undefined, value: { start, end: text.trimEnd().length } }
  let top: Member[] | undefined

  const find = (path: Path): { member: Member; isComplete: boolean } => {
    let member: Member = whole
    for (const part of path) {
      if (member === whole) top ??= readMembers(text, start)
      const members = member === whole ? (top ?? []) : readMembers(text, member.value.start)
      // For duplicate keys, the last one counts.
      const next = members[0]?.key ? members.findLast(({ key }) => key && parseRange(text, key) === String(part)) : members[Number(part)]
      if (!next) return { member, isComplete: false }
      member = next
    }
    return { member, isComplete: true }
  }
  return {
    data,
    errors: [],
    faults: () => [],
    doubtfulTexts: () => [],
    cutTexts: () => [],
    valueAt(path) {
      const { member, isComplete } = find(path)
      if (isComplete) return member.value
      return member.key ?? { start: member.value.start, end: member.value.start }
    },
    keyAt(path) {
      const { member } = find(path)
      return member.key ?? member.value
    },
    isQuoted(path) {
      const { member, isComplete } = find(path)
      return isComplete && text[member.value.start] === '"'
    },
  }
}

/** Returns the members of the list or map at an offset; none for a scalar. The text must be valid JSON. */
function readMembers(text: string, start: number): Member[] {
  const members: Member[] = []
  const isMap = text[start] === '{'
  if (!isMap && text[start] !== '[') return members
  let at = skipSpace(text, start + 1)
  while (text[at] !== ']' && text[at] !== '}') {
    const key = isMap ? { start: at, end: findStringEnd(text, at) } : undefined
    if (key) at = skipSpace(text, skipSpace(text, key.end) + 1)
    const value = { start: at, end: findValueEnd(text, at) }
    members.push({ key, value })
    at = skipSpace(text, value.end)
    if (text[at] === ',') at = skipSpace(text, at + 1)
  }
  return members
}

function parseRange(text: string, { start, end }: Range): unknown {
  return JSON.parse(text.slice(start, end))
}

function findValueEnd(text: string, start: number): number {
  let at = start
  let depth = 0
  do {
    const char = text[at] ?? ''
    if (char === '"') at = findStringEnd(text, at)
    else {
      if (char === '[' || char === '{') depth++
      else if (char === ']' || char === '}') depth--
      else if (depth === 0) return findWordEnd(text, at)
      at++
    }
  } while (depth > 0)
  return at
}

function findStringEnd(text: string, start: number): number {
  let at = text.indexOf('"', start + 1)
  while (isEscaped(text, at)) at = text.indexOf('"', at + 1)
  return at + 1
}

/** Whether an odd number of backslashes precedes an offset. */
function isEscaped(text: string, at: number): boolean {
  let before = at
  while (text[before - 1] === '\\') before--
  return (at - before) % 2 === 1
}

/** Returns the end of a number, `true`, `false` or `null`. */
function findWordEnd(text: string, start: number): number {
  let at = start
  while (at < text.length && /[\w.+-]/.test(text[at] ?? '')) at++
  return at
}

function skipSpace(text: string, start: number): number {
  let at = start
  while (' \t\n\r'.includes(text[at] ?? '-')) at++
  return at
}

const exportAgain = 'Export it again.'

/** Explains where and how an export isn't valid JSON. Exports aren't edited by hand, but exported again. */
function findJsonFault(text: string): YamlFault {
  const end = text.trimEnd().length
  if (end === 0) return { start: 0, end: 0, message: 'This export is empty.', hint: exportAgain }
  if (/^\s*</.test(text))
    return faultAt(text.search(/\S/), 'This is a page of HTML, not an export.', 'Log in to the tracker, and export it again.')
  const offset = findFaultOffset(text)
  if (offset === undefined) return faultAt(end - 1, 'This JSON was edited by hand.', exportAgain)
  if (offset >= end || text.slice(offset).trim() === '') return faultAt(end - 1, 'This export is cut off here.', exportAgain)
  if (/^[[{]/.test(text.slice(offset)) && /[\]}]\s*$/.test(text.slice(0, offset)))
    return faultAt(
      offset,
      'A second list begins here; an export has one.',
      'Export it again as one list, or put each list in its own file.',
    )
  return faultAt(
    offset,
    `This export is broken here: ${JSON.stringify(text.slice(offset, offset + 12).split('\n')[0])} is not JSON.`,
    exportAgain,
  )
}

function faultAt(start: number, message: string, hint: string): YamlFault {
  return { start, end: start + 1, message, hint }
}

/** Returns undefined for JSON5, such as JSON with comments or single quotes. */
function findFaultOffset(text: string): number | undefined {
  try {
    json5.parse(text)
    return undefined
  } catch (error) {
    const { lineNumber = 1, columnNumber = 1, message } = error as { lineNumber?: number; columnNumber?: number; message: string }
    if (/end of input/.test(message)) return text.length
    const lines = text.split(/\r\n|[\n\r\u2028\u2029]/)
    let offset = 0
    for (const line of lines.slice(0, lineNumber - 1)) offset += line.length + (text.startsWith('\r\n', offset + line.length) ? 2 : 1)
    return offset + columnNumber - 1
  }
}
