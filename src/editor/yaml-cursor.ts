/** Finds out what an editor's cursor is at in YAML, even if it's half written. */
import { isMap, isScalar, isSeq, parseDocument } from 'yaml'
import { findFrontMatter } from '../sources/front-matter.ts'
import type { Path, Range } from '../sources/yaml.ts'

export interface YamlCursor {
  /** Path of the value that the cursor is in; for a key, of the map that has it. */
  path: Path
  isKey: boolean
  /** The other keys of the map, if it's a key. */
  others: readonly string[]
  /** The word at the cursor, as offsets in the file. */
  word: Range
  /** Whether the value consists of that word alone. */
  isWhole: boolean
  isQuoted: boolean
}

/** Where a file has YAML: all of it, or its front matter. Without a closing line, that ends at the line of the offset. */
export function yamlAround(path: string, text: string, offset: number): Range | undefined {
  if (/\.ya?ml$/i.test(path)) return { start: 0, end: text.length }
  if (!/\.mdx?$/i.test(path)) return undefined
  const found = findFrontMatter(text)
  const range =
    found.kind === 'present'
      ? found.yaml
      : found.kind === 'unclosed'
        ? { start: text.indexOf('\n') + 1, end: lineEnd(text, offset) }
        : undefined
  return range && range.start <= offset && offset <= range.end ? range : undefined
}

/** Replaces the word at the cursor. No writer uses it. */
const mark = 'Q9cursorQ9'

export function findYamlCursor(text: string, yaml: Range, offset: number): YamlCursor | undefined {
  const word = wordAt(text, offset)
  const marked = text.slice(yaml.start, word.start) + mark + text.slice(word.end, yaml.end)
  const isQuoted = /["']/.test(text.charAt(word.start - 1))
  // What follows may be broken, and then the parser may not get here.
  const untilHere = text.slice(yaml.start, word.start) + mark + text.slice(word.end, Math.min(yaml.end, lineEnd(text, word.end)))
  const found = findMark(parse(marked), []) ?? findMark(parse(untilHere), [])
  return found && { ...found, word, isQuoted }
}

/** A word: an id, a key, or a path. */
function wordAt(text: string, offset: number): Range {
  let [start, end] = [offset, offset]
  while (start > 0 && isWordChar(text.charAt(start - 1))) start--
  while (end < text.length && isWordChar(text.charAt(end))) end++
  return { start, end }
}

function isWordChar(char: string): boolean {
  return !/[\s,[\]{}"':]/.test(char)
}

function parse(text: string): unknown {
  try {
    return parseDocument(text, { prettyErrors: false, strict: false, uniqueKeys: false, logLevel: 'silent' }).contents
  } catch {
    // Deeply nested text exhausts the parser's stack.
    return undefined
  }
}

function findMark(node: unknown, path: Path): Omit<YamlCursor, 'word' | 'isQuoted'> | undefined {
  if (isMap(node)) {
    const keys = node.items.map(({ key }) => (isScalar(key) ? String(key.value) : ''))
    for (const [index, { value }] of node.items.entries()) {
      const key = keys[index] ?? ''
      if (key.includes(mark)) return { path, isKey: true, others: keys.filter((each) => each !== key), isWhole: key === mark }
      const found = findMark(value, [...path, key])
      if (found) return found
    }
  } else if (isSeq(node)) {
    for (const [index, item] of node.items.entries()) {
      const found = findMark(item, [...path, index])
      if (found) return found
    }
  } else if (isScalar(node) && typeof node.value === 'string' && node.value.includes(mark))
    return { path, isKey: false, others: [], isWhole: node.value === mark }
  return undefined
}

function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset)
  return end < 0 ? text.length : end
}
