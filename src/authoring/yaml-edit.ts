/**
 * Edits YAML as text: everything else keeps its bytes, so comments, order, quotes and line endings stay. Each edit is verified by parsing the
 * result. What can't be edited this way, such as an alias, throws an `EditError`.
 */
import { isDeepStrictEqual } from 'node:util'
import { isCollection, isMap, isScalar, isSeq, parseDocument, type YAMLMap, type YAMLSeq } from 'yaml'
import { quotedCommand } from '../plain/command.ts'
import type { Path } from '../sources/yaml.ts'
import {
  blockComment,
  columnOf,
  endOf,
  findNode,
  isEmpty,
  lineEnd,
  lineStart,
  listIndent,
  nextLine,
  startOf,
  writeBlock,
  writeFlow,
  writeInline,
  writeItem,
  writeLike,
  type YamlText,
} from './yaml-text.ts'

/** Content can't be edited as requested. The message is for the writer. */
export class EditError extends Error {}

export type YamlEdit =
  /** Replaces a value, or adds its key: behind the last of the keys in `after`, else at the end. */
  | { kind: 'set'; path: Path; value: unknown; after?: readonly string[] }
  /** Does the same, and writes lists of rows, groups and texts of several lines on lines of their own. */
  | { kind: 'write'; path: Path; value: unknown; after?: readonly string[] }
  /** Inserts a list item, by default at the end. `style` is for items of a list that's missing or empty; others are written like their neighbours. */
  | { kind: 'insert'; path: Path; item: unknown; index?: number; style: 'block' | 'flow' }
  /** Removes a key, or a list item; with the last item, the list. */
  | { kind: 'remove'; path: Path }

/** Applies edits, one after another. */
export function editYaml(yaml: string, edits: readonly YamlEdit[]): string {
  return edits.reduce(applyEdit, yaml)
}

function applyEdit(text: string, edit: YamlEdit): string {
  const document = parseDocument(text, { logLevel: 'error' })
  if (document.errors.length > 0) throw new EditError(`Its YAML has errors. Fix them first: ${quotedCommand(['check'])} lists them.`)
  const lineBreak = text.includes('\r\n') ? '\r\n' : '\n'
  const made = spliceEdit({ text, document, lineBreak }, edit)
  const check = made === undefined ? undefined : parseDocument(made, { logLevel: 'error' })
  const isRight = check?.errors.length === 0 && isDeepStrictEqual(check.toJS() ?? undefined, changeValues(document.toJS(), edit))
  if (made === undefined || !isRight)
    throw new EditError(`"${edit.path.join('.')}" is written in a form that this command can't edit. Edit it by hand.`)
  return made
}

/** The edited text; undefined if the edit isn't possible. */
function spliceEdit(text: YamlText, edit: YamlEdit): string | undefined {
  switch (edit.kind) {
    case 'set':
      return setValue(text, edit)
    case 'write':
      return writeKey(text, edit)
    case 'insert':
      return insertItem(text, edit)
    case 'remove':
      return isMap(findNode(text, edit.path.slice(0, -1)).node) ? removeKey(text, edit.path) : removeItem(text, edit.path)
  }
}

type Edit<Kind extends YamlEdit['kind']> = Extract<YamlEdit, { kind: Kind }>

function setValue(yaml: YamlText, { path, value, after = [] }: Edit<'set'>): string | undefined {
  const { text, document, lineBreak } = yaml
  const { node, pair } = findNode(yaml, path)
  const parent = findNode(yaml, path.slice(0, -1)).node
  if (document.contents === null && path.length === 1) {
    const start = text === '' || text.endsWith('\n') ? text : text + lineBreak
    return `${start}${String(path[0])}: ${writeInline(value)}${lineBreak}`
  }
  if (!isMap(parent)) return undefined
  if (!pair) return addKey(yaml, parent, String(path.at(-1)), (isFlow) => (isFlow ? writeFlow(value) : writeInline(value)), after)
  const written = writeLike(value, node, parent.flow === true) + blockComment(node, text)
  if (isEmpty(node)) {
    const colon = text.indexOf(':', endOf(pair.key, text)) + 1
    return splice(text, colon, colon, ` ${written}`)
  }
  // A block collection begins in the line below its key.
  const start = isCollection(node) && node.flow !== true ? text.indexOf(':', endOf(pair.key, text)) + 1 : startOf(node)
  return splice(text, start, endOf(node, text), start === startOf(node) ? written : ` ${written}`)
}

function writeKey(yaml: YamlText, { path, value, after = [] }: Edit<'write'>): string | undefined {
  const { text, lineBreak } = yaml
  const { pair } = findNode(yaml, path)
  const parent = findNode(yaml, path.slice(0, -1)).node
  if (!isMap(parent)) return undefined
  if (parent.flow) return setValue(yaml, { kind: 'set', path, value, after })
  const indent = lineBreak + ' '.repeat(columnOf(parent.items[0], text))
  const written = writeBlock(String(path.at(-1)), value)
    .replaceAll(/\n(?=.)/g, indent)
    .replaceAll(/\n(?!.)/g, lineBreak)
  if (pair) return splice(text, startOf(pair.key), endOf(pair, text), written)
  const before = parent.items.findLast(({ key }) => after.includes(String(key))) ?? parent.items.at(-1)
  const end = endOf(before, text)
  if (end === undefined) return undefined
  const at = lineEnd(end, text)
  return splice(text, at, at, indent + written)
}

/** Adds a key to a map. A value that begins with a line break is a block list. */
function addKey(
  { text, lineBreak }: YamlText,
  map: YAMLMap,
  key: string,
  write: (isFlow: boolean) => string,
  after: readonly string[] = [],
): string | undefined {
  const before = map.items.findLast(({ key }) => after.includes(String(key))) ?? map.items.at(-1)
  const end = endOf(before, text)
  if (!before || end === undefined) return undefined
  if (map.flow) {
    // JSON has quotes around its keys.
    const isQuoted = isScalar(before.key) && before.key.type === 'QUOTE_DOUBLE'
    return splice(text, end, end, `, ${isQuoted ? JSON.stringify(key) : key}: ${write(true)}`)
  }
  const value = write(false)
  const indent = ' '.repeat(columnOf(map.items[0], text))
  const at = lineEnd(end, text)
  return splice(text, at, at, `${lineBreak}${indent}${key}:${value.startsWith(lineBreak) ? '' : ' '}${value}`)
}

function insertItem(yaml: YamlText, { path, item, index, style }: Edit<'insert'>): string | undefined {
  const { text, lineBreak } = yaml
  const { node, pair } = findNode(yaml, path)
  if (isSeq(node) && node.items.length > 0) return insertBeside(yaml, node, item, index ?? node.items.length)
  const parent = findNode(yaml, path.slice(0, -1)).node
  if (!isMap(parent)) return undefined
  const writeList = (isFlow: boolean) => {
    if (isFlow) return `[${writeFlow(item)}]`
    const indent = columnOf(pair ?? parent.items[0], text) + listIndent(yaml)
    return lineBreak + writeItem(item, { indent, gap: 2, style, brace: ' ', lineBreak })
  }
  if (!pair) return addKey(yaml, parent, String(path.at(-1)), writeList)
  if (isEmpty(node)) {
    if (parent.flow) return setValue(yaml, { kind: 'set', path, value: [item] })
    const at = lineEnd(endOf(pair.key, text) ?? 0, text)
    return splice(text, at, at, writeList(false))
  }
  const end = endOf(node, text)
  if (!isSeq(node) || end === undefined) return undefined
  if (parent.flow || text.slice(startOf(node), end) !== '[]') return splice(text, startOf(node) + 1, startOf(node) + 1, writeFlow(item))
  // A comment behind the brackets stays in its line.
  const at = lineEnd(end, text)
  const key = text.slice(0, startOf(node)).trimEnd()
  return key + text.slice(end, at) + writeList(false) + text.slice(at)
}

/** Inserts an item into a list that has some, in their form. */
function insertBeside(yaml: YamlText, list: YAMLSeq, item: unknown, index: number): string | undefined {
  const { text, lineBreak } = yaml
  const neighbour = list.items[Math.max(0, index - 1)]
  const end = endOf(neighbour, text)
  if (end === undefined) return undefined
  const brace = isMap(neighbour) && neighbour.flow && text[startOf(neighbour) + 1] !== ' ' ? '' : ' '
  const start = startOf(neighbour)
  if (list.flow) {
    const written = writeFlow(item, brace)
    if (index === 0) return splice(text, start, start, `${written}, `)
    const indent = text.slice(lineStart(start, text), start)
    return splice(text, end, end, `,${indent.trim() === '' ? lineBreak + indent : ' '}${written}`)
  }
  const indent = columnOf(list, text)
  const style = isMap(neighbour) && !neighbour.flow ? 'block' : 'flow'
  const gap = columnOf(neighbour, text) - indent
  const written = writeItem(item, { indent, gap: gap >= 2 && gap <= 4 ? gap : 2, style, brace, lineBreak })
  if (index === 0) return splice(text, lineStart(startOf(list), text), lineStart(startOf(list), text), written + lineBreak)
  const at = lineEnd(end, text)
  return splice(text, at, at, lineBreak + written)
}

function removeKey(yaml: YamlText, path: Path): string | undefined {
  const { text } = yaml
  const map = findNode(yaml, path.slice(0, -1)).node
  const { pair } = findNode(yaml, path)
  if (!isMap(map) || !pair) return undefined
  if (!map.flow) return splice(text, lineStart(startOf(pair), text), nextLine(endOf(pair, text) ?? 0, text), '')
  const index = map.items.indexOf(pair)
  const [before, after] = [map.items[index - 1], map.items[index + 1]]
  if (after) return splice(text, startOf(pair), startOf(after), '')
  return splice(text, endOf(before, text) ?? startOf(pair), endOf(pair, text), '')
}

function removeItem(yaml: YamlText, path: Path): string | undefined {
  const { text } = yaml
  const { node: list, pair } = findNode(yaml, path.slice(0, -1))
  const index = Number(path.at(-1))
  if (!isSeq(list)) return undefined
  const removeLines = (node: unknown) => {
    const end = endOf(node, text)
    return end === undefined ? undefined : splice(text, lineStart(startOf(node), text), nextLine(end, text), '')
  }
  if (list.items.length === 1) return removeLines(pair ?? list)
  if (!list.flow) return removeLines(list.items[index])
  return index === 0
    ? splice(text, startOf(list.items[0]), startOf(list.items[1]), '')
    : splice(text, endOf(list.items[index - 1], text) ?? 0, endOf(list.items[index], text), '')
}

function splice(text: string, start: number, end: number | undefined, written: string): string {
  return text.slice(0, start) + written + text.slice(end ?? start)
}

/** Makes the same edit in values. */
function changeValues(values: unknown, edit: YamlEdit): unknown {
  const change = (value: unknown, [key, ...rest]: readonly string[]): unknown => {
    if (key === undefined) return edit.kind === 'set' || edit.kind === 'write' ? edit.value : changeList(value, edit)
    if (edit.kind === 'remove' && rest.length === 0 && Array.isArray(value)) return removeValue(value, Number(key))
    if (Array.isArray(value)) return value.map((each: unknown, index) => (index === Number(key) ? change(each, rest) : each))
    const { [key]: old, ...others } = (value ?? {}) as Record<string, unknown>
    const changed = edit.kind === 'remove' && rest.length === 0 ? undefined : change(old, rest)
    return changed === undefined ? others : { ...others, [key]: changed }
  }
  return change(values, edit.path.map(String))
}

function changeList(value: unknown, edit: Edit<'insert'> | Edit<'remove'>): unknown {
  const list: unknown[] = Array.isArray(value) ? value : []
  return edit.kind === 'insert' ? list.toSpliced(edit.index ?? list.length, 0, edit.item) : list
}

function removeValue(list: unknown, index: number): unknown {
  const left: unknown[] = Array.isArray(list) ? list.toSpliced(index, 1) : []
  return left.length === 0 ? undefined : left
}
