/**
 * JSON with positions of its values. Issue tracker exports have thousands of entries, so JSON.parse reads them, and the text is
 * scanned only when a position is needed.
 */
import { jsonFault } from './json-faults.ts'
import { type Path, parseYaml, type Range, type YamlText } from './yaml.ts'

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
    const fault = jsonFault(text)
    const errors = [{ message: (error as Error).message, start: fault.start, end: fault.end }]
    return { ...parseYaml(''), errors, faults: () => [fault] }
  }
  const start = afterSpace(text, 0)
  const whole = { key: undefined, value: { start, end: text.trimEnd().length } }
  let top: Member[] | undefined

  const find = (path: Path): { member: Member; isComplete: boolean } => {
    let member: Member = whole
    for (const part of path) {
      if (member === whole) top ??= membersOf(text, start)
      const members = member === whole ? (top ?? []) : membersOf(text, member.value.start)
      // For duplicate keys, the last one counts.
      const next = members[0]?.key ? members.findLast(({ key }) => key && wordIn(text, key) === String(part)) : members[Number(part)]
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
function membersOf(text: string, start: number): Member[] {
  const members: Member[] = []
  const isMap = text[start] === '{'
  if (!isMap && text[start] !== '[') return members
  let at = afterSpace(text, start + 1)
  while (text[at] !== ']' && text[at] !== '}') {
    const key = isMap ? { start: at, end: endOfText(text, at) } : undefined
    if (key) at = afterSpace(text, afterSpace(text, key.end) + 1)
    const value = { start: at, end: endOfValue(text, at) }
    members.push({ key, value })
    at = afterSpace(text, value.end)
    if (text[at] === ',') at = afterSpace(text, at + 1)
  }
  return members
}

function wordIn(text: string, { start, end }: Range): unknown {
  return JSON.parse(text.slice(start, end))
}

function endOfValue(text: string, start: number): number {
  let at = start
  let depth = 0
  do {
    const char = text[at] ?? ''
    if (char === '"') at = endOfText(text, at)
    else {
      if (char === '[' || char === '{') depth++
      else if (char === ']' || char === '}') depth--
      else if (depth === 0) return endOfWord(text, at)
      at++
    }
  } while (depth > 0)
  return at
}

function endOfText(text: string, start: number): number {
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
function endOfWord(text: string, start: number): number {
  let at = start
  while (at < text.length && /[\w.+-]/.test(text[at] ?? '')) at++
  return at
}

function afterSpace(text: string, start: number): number {
  let at = start
  while (' \t\n\r'.includes(text[at] ?? '-')) at++
  return at
}
