/** Positions in a YAML text, and values written in the form of those around them. */
import { type Document, isCollection, isMap, isNode, isPair, isScalar, isSeq, type Pair, Scalar, stringify } from 'yaml'
import { formatScalar, type Path } from '../sources/yaml.ts'

export interface YamlText {
  text: string
  document: Document
  lineBreak: string
}

/** The node at a path; `pair` is its key and value, if it's in a map. Both are undefined if nothing is there. */
export function findNode({ document }: YamlText, path: Path): { node: unknown; pair: Pair | undefined } {
  let node: unknown = document.contents
  let pair: Pair | undefined
  for (const part of path) {
    if (isMap(node)) {
      pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(part))
      node = pair?.value
    } else if (isSeq(node)) {
      pair = undefined
      node = node.items[Number(part)]
    } else return { node: undefined, pair: undefined }
  }
  return { node, pair }
}

/** Whether nothing is written as the value. */
export function isEmpty(node: unknown): boolean {
  return node === undefined || node === null || (isScalar(node) && node.value === null && (node.source ?? '') === '')
}

export function startOf(node: unknown): number {
  return isNode(node) ? (node.range?.[0] ?? 0) : isPair(node) ? startOf(node.key) : 0
}

/** Where the last text of a node ends; comments and blank lines behind it don't count. Undefined if it has no text. */
export function endOf(node: unknown, text: string): number | undefined {
  if (isPair(node)) return endOf(node.value, text) ?? endOf(node.key, text)
  if (isCollection(node) && !node.flow && node.items.length > 0) return endOf(node.items.at(-1), text)
  if (!isNode(node) || !node.range || isEmpty(node)) return undefined
  return text.slice(0, node.range[1]).trimEnd().length
}

/** The comment behind the sign of a block of text, with its spaces: `> # why`. */
export function blockComment(node: unknown, text: string): string {
  if (!isScalar(node) || (node.type !== 'BLOCK_LITERAL' && node.type !== 'BLOCK_FOLDED')) return ''
  const start = startOf(node)
  return /^\S*(\s+#.*)$/.exec(text.slice(start, lineEnd(start, text)))?.[1] ?? ''
}

export function lineStart(offset: number, text: string): number {
  return text.lastIndexOf('\n', offset - 1) + 1
}

/** The end of the line, before its line break. */
export function lineEnd(offset: number, text: string): number {
  const end = text.indexOf('\n', offset)
  return end < 0 ? text.length : text[end - 1] === '\r' ? end - 1 : end
}

/** The start of the next line, or the end of the text. */
export function nextLine(offset: number, text: string): number {
  const end = text.indexOf('\n', offset)
  return end < 0 ? text.length : end + 1
}

export function columnOf(node: unknown, text: string): number {
  return startOf(node) - lineStart(startOf(node), text)
}

/** How far lists are indented below their key: as in the text, by default two columns. */
export function listIndent({ text, document }: YamlText): number {
  const root = document.contents
  const list = isMap(root) ? root.items.find(({ value }) => isSeq(value) && !value.flow && value.items.length > 0) : undefined
  return list ? columnOf(list.value, text) - columnOf(list.key, text) : 2
}

/** Writes a value inside brackets, or on one line after a key. `brace` is what follows an opening brace. */
export function writeFlow(value: unknown, brace = ' '): string {
  if (Array.isArray(value)) return `[${value.map((item) => writeFlow(item, brace)).join(', ')}]`
  if (typeof value === 'string') return formatScalar(value, false)
  if (typeof value !== 'object' || value === null) return String(value)
  const pairs = Object.entries(value).map(([key, each]) => `${key}: ${writeFlow(each, brace)}`)
  return `{${brace}${pairs.join(', ')}${brace}}`
}

/** Writes a value after a key or a dash outside brackets, where commas need no quotes. */
export function writeInline(value: unknown): string {
  return typeof value === 'string' ? writeText(value, 'PLAIN') : writeFlow(value)
}

/** Writes a value in place of another one, with its quotes. */
export function writeLike(value: unknown, old: unknown, isFlow: boolean): string {
  const type = isScalar(old) ? old.type : undefined
  const isQuoted = type === 'QUOTE_DOUBLE' || type === 'QUOTE_SINGLE'
  if (typeof value === 'string' && isQuoted) return writeText(value, type)
  return isFlow ? writeFlow(value) : writeInline(value)
}

/** Writes a key and its value, on several lines if the value has rows, keys or lines. Ends without a line break. */
export function writeBlock(key: string, value: unknown): string {
  const isShort = Array.isArray(value) && value.every((each) => typeof each !== 'object') && writeFlow(value).length <= longestLine
  if (isShort) return `${key}: ${writeFlow(value)}`
  return stringify({ [key]: value }, { lineWidth: 0 }).trimEnd()
}

/** Longest list of words that's written on one line. */
const longestLine = 80

export interface ItemForm {
  /** Columns before the dash. */
  indent: number
  /** Columns from the dash to the value. */
  gap: number
  style: 'block' | 'flow'
  brace: string
  lineBreak: string
}

/** Writes an item of a block list. */
export function writeItem(item: unknown, { indent, gap, style, brace, lineBreak }: ItemForm): string {
  const dash = ' '.repeat(indent) + '-'.padEnd(gap)
  if (style === 'flow' || typeof item !== 'object' || item === null)
    return dash + (typeof item === 'string' ? writeInline(item) : writeFlow(item, brace))
  const pairs = Object.entries(item).map(([key, value]) => `${key}: ${writeInline(value)}`)
  return dash + pairs.join(lineBreak + ' '.repeat(indent + gap))
}

function writeText(value: string, type: Scalar.Type): string {
  const scalar = new Scalar(value)
  // In other quotes, a line break would be an empty line.
  scalar.type = value.includes('\n') ? 'QUOTE_DOUBLE' : type
  return stringify(scalar, { lineWidth: 0, blockQuote: false, doubleQuotedMinMultiLineLength: Number.MAX_SAFE_INTEGER }).trimEnd()
}
