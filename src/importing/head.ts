/** Front matter on its way into ours: the comments and order of YAML stay. */
import { parse as parseToml, TomlDate } from 'smol-toml'
import { Document, isMap, isScalar, parseDocument } from 'yaml'
import { findFrontMatter } from '../sources/front-matter.ts'

export type Values = Readonly<Record<string, unknown>>

export class Head {
  #document: Document
  /** The text as given, while nothing has changed. */
  #given: string | undefined

  constructor(document: Document, given?: string) {
    this.#document = document
    this.#given = given
  }

  static of(values: Values): Head {
    return new Head(new Document(Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))))
  }

  values(): Record<string, unknown> {
    const values: unknown = this.#document.toJS()
    return typeof values === 'object' && values !== null && !Array.isArray(values) ? (values as Record<string, unknown>) : {}
  }

  set(key: string, value: unknown): void {
    this.#given = undefined
    if (!isMap(this.#document.contents)) this.#document.contents = this.#document.createNode({})
    this.#document.set(key, this.#document.createNode(value))
  }

  delete(key: string): void {
    this.#given = undefined
    if (isMap(this.#document.contents)) this.#document.delete(key)
  }

  /** Returns the front matter with its delimiters, or nothing if it has no keys. */
  write(): string {
    const yaml = this.yaml()
    return yaml === '' ? '' : `---\n${yaml}---\n`
  }

  /** Returns it without delimiters, as for a file that is nothing but YAML. */
  yaml(): string {
    if (this.#given !== undefined) return this.#given
    if (Object.keys(this.values()).length === 0) return ''
    return this.#document.toString({ lineWidth: 0 })
  }
}

export interface ReadHead {
  head: Head
  /** Line of each key in the file, from 1. */
  lines: ReadonlyMap<string, number>
  body: string
  /** Line of the file in which the body begins, from 1. */
  bodyLine: number
  /** What is wrong with it, as a sentence; then the front matter is in the body, as a comment. */
  fault?: { line: number; text: string }
}

/** Reads front matter in YAML, TOML or JSON. */
export function readHead(text: string): ReadHead {
  const found = findFrontMatter(text)
  const lineAt = (offset: number) => text.slice(0, offset).split('\n').length
  const without = (start: number, end: number, yaml: string): ReadHead => readYaml(yaml, lineAt(start), text.slice(end), lineAt(end))
  switch (found.kind) {
    case 'present':
      return without(found.yaml.start, found.bodyStart, text.slice(found.yaml.start, found.yaml.end))
    case 'unopened': {
      const end = text.indexOf('\n', found.close)
      return without(0, end < 0 ? text.length : end + 1, text.slice(0, found.close))
    }
    case 'foreign':
      return readForeign(text, found)
    case 'late': {
      const end = text.indexOf('\n', found.yaml.end)
      const isAlone = text.slice(0, found.opening.start).trim() === ''
      if (isAlone) return without(found.yaml.start, end < 0 ? text.length : end + 1, text.slice(found.yaml.start, found.yaml.end))
      return { head: Head.of({}), lines: new Map(), body: text, bodyLine: 1 }
    }
    case 'unclosed': {
      const fault = { line: 1, text: 'Its front matter is never closed; it is kept as a comment.' }
      return { head: Head.of({}), lines: new Map(), body: asComment(text.slice(4)), bodyLine: 1, fault }
    }
    case 'none':
      return { head: Head.of({}), lines: new Map(), body: text, bodyLine: 1 }
  }
}

function readYaml(yaml: string, line: number, body: string, bodyLine: number): ReadHead {
  const document = parseDocument(yaml, { logLevel: 'error', uniqueKeys: false })
  const [error] = document.errors
  const isUsable = document.contents === null || isMap(document.contents)
  if (error || !isUsable) {
    const at = line - 1 + (error?.linePos?.[0].line ?? 1)
    const reason = error ? (error.message.split('\n')[0] ?? '').replace(/ at line.*$/, '') : 'It has no keys'
    const fault = { line: at, text: `Its front matter is not valid YAML (${reason}); it is kept as a comment.` }
    return { head: Head.of({}), lines: new Map(), body: `${asComment(yaml)}\n${body}`, bodyLine: line, fault }
  }
  const lines = new Map<string, number>()
  const keys = new Set<string>()
  let isRepeated = false
  if (isMap(document.contents))
    for (const { key } of document.contents.items) {
      if (!isScalar(key)) continue
      isRepeated ||= keys.has(String(key.value))
      keys.add(String(key.value))
      lines.set(String(key.value), line - 1 + yaml.slice(0, key.range?.[0] ?? 0).split('\n').length)
    }
  // Repeated keys are an error here; the last one counts, as elsewhere.
  const head = isRepeated ? Head.of(document.toJS() as Values) : new Head(document, yaml.trim() === '' ? undefined : endWithLine(yaml))
  return { head, lines, body, bodyLine }
}

function readForeign(text: string, { form, end }: { form: 'TOML' | 'JSON'; end: number }): ReadHead {
  const written = text.slice(0, end)
  const inside = written.replace(/^\s*(?:\+{3}(?:toml)?|;{3})[ \t]*\n/, '').replace(/^(?:\+{3}|;{3})[ \t]*\n?$/m, '')
  const bodyLine = written.split('\n').length
  const firstKey = written.split('\n').length - inside.split('\n').length
  try {
    const values = plain(form === 'TOML' ? parseToml(inside) : (JSON.parse(inside) as unknown)) as Values
    const lineOf = (key: string) =>
      inside.split('\n').findIndex((each) =>
        each
          .trimStart()
          .replace(/^["'[]+/, '')
          .startsWith(key),
      ) + firstKey
    return { head: Head.of(values), lines: new Map(Object.keys(values).map((key) => [key, lineOf(key)])), body: text.slice(end), bodyLine }
  } catch (error) {
    const { line } = error as { line?: number }
    const fault = { line: firstKey - 1 + (line ?? 1), text: `Its front matter is not valid ${form}; it is kept as a comment.` }
    return { head: Head.of({}), lines: new Map(), body: `${asComment(inside)}\n${text.slice(end)}`, bodyLine: 1, fault }
  }
}

/** TOML has dates; YAML front matter has them as text. */
function plain(value: unknown): unknown {
  if (value instanceof TomlDate) return value.isDate() ? value.toISOString().slice(0, 10) : value.toISOString()
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value === 'bigint') return Number(value)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, plain(each)]))
}

function endWithLine(yaml: string): string {
  return yaml.endsWith('\n') ? yaml : `${yaml}\n`
}

/** Returns a Markdown comment. */
function asComment(text: string): string {
  return `<!--\n${text.trim().replaceAll('--', '- -')}\n-->\n`
}
