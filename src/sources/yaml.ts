/** YAML that remembers where each key and value stands. */
import { isMap, isNode, isPair, isScalar, isSeq, type Pair, parseDocument } from 'yaml'

export type Path = readonly PropertyKey[]

/** Offsets in the whole file, end exclusive. */
export interface Range {
  start: number
  end: number
}

export interface YamlError extends Range {
  message: string
}

export interface YamlText {
  /** The plain value; undefined if it cannot be read. */
  data: unknown
  errors: YamlError[]
  /** Where the value at a path stands; the nearest parent that exists if the path does not. */
  valueAt(path: Path): Range
  /** Where the key at a path stands; for items of a list, the item. */
  keyAt(path: Path): Range
  /** Whether the scalar at a path is written in quotes. */
  isQuoted(path: Path): boolean
}

/** Parses YAML that begins at an offset of its file. */
export function parseYaml(text: string, offset = 0): YamlText {
  const document = parseDocument(text, { prettyErrors: false, strict: true })
  const whole = { start: offset, end: offset + text.trimEnd().length }
  const errors: YamlError[] = document.errors.map((each) => ({
    message: sentence(each.message),
    start: offset + each.pos[0],
    end: offset + each.pos[1],
  }))
  let data: unknown
  if (errors.length === 0) {
    try {
      data = document.toJS({ maxAliasCount: 100 })
    } catch (error) {
      const isBomb = error instanceof ReferenceError && /alias/i.test(error.message)
      errors.push({
        message: isBomb ? 'Aliases repeat so much text that reading it would exhaust the machine.' : sentence((error as Error).message),
        start: whole.start,
        end: whole.start,
      })
    }
  }

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
  const rangeOf = (node: unknown): Range | undefined =>
    isNode(node) && node.range ? { start: offset + node.range[0], end: offset + node.range[1] } : undefined

  return {
    data,
    errors,
    valueAt(path) {
      const { node, pair, complete } = find(path)
      if (!complete && path.length > 0) return rangeOf(pair?.key) ?? startOf(rangeOf(node) ?? whole)
      // An empty value has no text of its own: its key stands for it.
      const range = rangeOf(node)
      if (range && range.end > range.start) return range
      return rangeOf(pair?.key) ?? startOf(whole)
    },
    keyAt(path) {
      const { node, pair } = find(path)
      return rangeOf(pair?.key) ?? rangeOf(node) ?? startOf(whole)
    },
    isQuoted(path) {
      const { node } = find(path)
      return isScalar(node) && (node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE')
    },
  }
}

function startOf(range: Range): Range {
  return { start: range.start, end: range.start }
}

function sentence(message: string): string {
  const text =
    message
      .split('\n')[0]
      ?.replace(/ at line \d+, column \d+:?$/, '')
      .trim() ?? ''
  return /[.!?]$/.test(text) ? text : `${text}.`
}
