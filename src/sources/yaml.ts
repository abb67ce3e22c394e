/** YAML with the positions of its keys and values. */
import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  type Pair,
  parse,
  parseDocument,
  visit,
  YAMLParseError,
} from 'yaml'
import { hasLookalike } from '../plain/characters.ts'
import { joinCutValues } from './yaml-commas.ts'
import { type CutText, findCutTexts } from './yaml-cuts.ts'
import { findYamlFaults } from './yaml-faults.ts'
import { findMisreadEdits } from './yaml-pasted.ts'
import type { Path, Range, YamlError } from './yaml-range.ts'
import type { YamlFault } from './yaml-slips.ts'

export type { Path, Range } from './yaml-range.ts'

export interface YamlText {
  /** The parsed value; undefined if there are errors. */
  data: unknown
  errors: YamlError[]
  /** The errors reworded for writers, with fixes: one fault per mistake. */
  faults(): YamlFault[]
  /** Ambiguous unquoted texts: `Yes`, and texts in typographic quotation marks. */
  doubtfulTexts(): readonly Range[]
  /** Unquoted texts that YAML reads only partly. */
  cutTexts(): readonly CutText[]
  /** Returns the range of the value at a path, or of the nearest existing parent. */
  valueAt(path: Path): Range
  /** Returns the range of the key at a path; for a list item, of the item. */
  keyAt(path: Path): Range
  /** Whether the scalar at a path is quoted. */
  isQuoted(path: Path): boolean
}

/** Parses YAML that starts at an offset in its file. */
export function parseYaml(text: string, offset = 0): YamlText {
  const document = read(text)
  joinCutValues(document, text)
  const whole = { start: offset, end: offset + text.trimEnd().length }
  const errors: YamlError[] = document.errors.map(({ message, pos: [start, end] }) => ({
    message,
    start: offset + start,
    end: offset + end,
  }))
  // A word processor's spaces turn a key into another one, or into none.
  const [misread] = errors.length === 0 && hasLookalike(text) ? findMisreadEdits(text) : []
  if (misread) errors.push({ message: 'A character looks like another one.', start: offset + misread.start, end: offset + misread.end })
  const { data, error } = errors.length === 0 ? toValues(document) : { data: undefined, error: undefined }
  if (error) errors.push({ ...error, start: offset + error.start, end: offset + error.end })

  const find = (path: Path): { pair?: Pair; node: unknown; complete: boolean } => {
    let node: unknown = document.contents
    let pair: Pair | undefined
    for (const part of path) {
      if (isMap(node)) {
        const next: Pair | undefined = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(part))
        if (!next) return { ...(pair && { pair }), node, complete: false }
        pair = next
        node = next.value
      } else if (isSeq(node)) {
        const next: unknown = node.items[Number(part)]
        if (next === undefined) return { ...(pair && { pair }), node, complete: false }
        pair = isPair(next) ? next : undefined
        node = next
      } else return { ...(pair && { pair }), node, complete: false }
    }
    return { ...(pair && { pair }), node, complete: true }
  }
  const toRange = (node: unknown): Range | undefined =>
    isNode(node) && node.range ? { start: offset + node.range[0], end: offset + text.slice(0, node.range[1]).trimEnd().length } : undefined

  // Computed once, since each list entry asks for all of them.
  let cuts: readonly CutText[] | undefined
  let doubts: readonly Range[] | undefined
  return {
    data,
    errors,
    faults() {
      const within = errors.map((error) => ({ ...error, start: error.start - offset, end: error.end - offset }))
      return findYamlFaults(text, within, findErrors).map(({ first, ...fault }) => ({
        ...fault,
        start: offset + fault.start,
        end: offset + fault.end,
        ...(first !== undefined && { first: offset + first }),
      }))
    },
    doubtfulTexts() {
      doubts ??= findDoubtful(document, text).map(({ start, end }) => ({ start: offset + start, end: offset + end }))
      return doubts
    },
    cutTexts() {
      cuts ??= findCutTexts(document, text).map((cut) => ({ ...cut, start: offset + cut.start, end: offset + cut.end }))
      return cuts
    },
    valueAt(path) {
      const { node, pair, complete } = find(path)
      if (!complete && path.length > 0) return toRange(pair?.key) ?? toStart(toRange(node) ?? whole)
      // An empty value has no text, so point at its key.
      const range = toRange(node)
      if (range && range.end > range.start) return range
      return toRange(pair?.key) ?? toStart(range ?? whole)
    },
    keyAt(path) {
      const { node, pair } = find(path)
      return toRange(pair?.key) ?? toRange(node) ?? toStart(whole)
    },
    isQuoted(path) {
      const { node } = find(path)
      return isScalar(node) && (node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE')
    },
  }
}

/** Writes a text for YAML: quoted if it was, or if it would be read as something else otherwise. */
export function formatScalar(value: string, quoted: boolean): string {
  return quoted || !isPlain(value) ? JSON.stringify(value) : value
}

/** Whether an unquoted text is read as itself, even in brackets. */
function isPlain(value: string): boolean {
  try {
    const [item, ...others] = parse(`[${value}]`, { logLevel: 'error' }) as unknown[]
    return item === value && others.length === 0
  } catch {
    return false
  }
}

function findDoubtful(document: Document, text: string): Range[] {
  const found: Range[] = []
  if (!doubtful.test(text)) return found
  visit(document, {
    Scalar(key, { type, source, range }) {
      if (key === 'key' || type !== 'PLAIN' || !range || !isDoubtful(source ?? '')) return
      found.push({ start: range[0], end: range[1] })
    },
  })
  return found
}

const doubtful = /\b(?:yes|no|on|off)\b|[“„«‘‚‹]/i

/** YAML 1.1 programs read `yes`, `no`, `on` and `off` as booleans. */
function isDoubtful(source: string): boolean {
  return /^(?:yes|no|on|off)$/i.test(source) || /^(?:[“„][^“”„]*[”“]|«[^«»]*»|‘[^‘’]*’)$/.test(source)
}

function toStart(range: Range): Range {
  return { start: range.start, end: range.start }
}

function read(text: string): Document {
  try {
    return parseDocument(text, { prettyErrors: false, strict: true, logLevel: 'error' })
  } catch (error) {
    // Deeply nested text exhausts the parser's stack.
    const document = parseDocument('')
    document.errors.push(new YAMLParseError([0, 0], 'RESOURCE_EXHAUSTION', (error as Error).message))
    return document
  }
}

/** Converts to plain values, or returns the error. */
function toValues(document: Document): { data: unknown; error?: YamlError } {
  try {
    return { data: document.toJS({ maxAliasCount: 100 }) }
  } catch (error) {
    const { message } = error as Error
    const name = /^Unresolved alias .*: (.*)$/s.exec(message)?.[1]
    const [start = 0, end = 0] = name === undefined ? [] : (findAliasRange(name, document) ?? [])
    return { data: undefined, error: { message, start, end } }
  }
}

function findAliasRange(name: string, document: Document): readonly number[] | undefined {
  let range: readonly number[] | undefined
  visit(document, {
    Alias(_, node) {
      if (!isAlias(node) || node.source !== name) return undefined
      range = node.range ?? undefined
      return visit.BREAK
    },
  })
  return range
}

/** Returns errors with offsets in the text itself. */
function findErrors(text: string): YamlError[] {
  const document = read(text)
  if (document.errors.length > 0) return document.errors.map(({ message, pos: [start, end] }) => ({ message, start, end }))
  const { error } = toValues(document)
  return error ? [error] : []
}
