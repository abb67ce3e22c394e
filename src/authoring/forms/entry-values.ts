/** Where an entry's values are in its file, as they are written there. */
import type { Config } from '../../config.ts'
import type { Entry } from '../../graph/entry.ts'
import { findFrontMatter } from '../../sources/front-matter.ts'
import { type Path, parseYaml, type Range } from '../../sources/yaml.ts'

export interface EntryValues {
  /** The YAML within the file; undefined if a page has no front matter. */
  range: Range | undefined
  /** The path of the values in the YAML. */
  path: Path
  /** By the keys of the file. */
  values: Readonly<Record<string, unknown>>
}

/** Reads the values of entries; each file is parsed once. Undefined if a file can't be read. */
export function createValueReader(): (entry: Entry) => EntryValues | undefined {
  const parsed = new Map<string, unknown>()
  const parse = (file: string, text: string, { start, end }: Range) => {
    if (!parsed.has(file)) {
      const { data, errors } = parseYaml(text.slice(start, end))
      parsed.set(file, errors.length > 0 ? undefined : (data ?? null))
    }
    return parsed.get(file)
  }
  return ({ file, text, id, definition }) => {
    const range = rangeIn(file, text)
    if (range === 'none') return { range: undefined, path: [], values: {} }
    const data = range && parse(file, text, range)
    if (definition.form === 'folder') return toValues(data === null ? {} : data, range, [])
    const index = Array.isArray(data) ? data.findIndex((item) => String(item?.[definition.key ?? 'id']) === id) : -1
    return index < 0 ? undefined : toValues((data as unknown[])[index], range, [index])
  }
}

function toValues(data: unknown, range: Range | undefined, path: Path): EntryValues | undefined {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return undefined
  return { range, path, values: data as Record<string, unknown> }
}

/** The YAML of a file; undefined if its front matter is faulty. */
function rangeIn(file: string, text: string): Range | 'none' | undefined {
  if (!/\.mdx?$/i.test(file)) return { start: 0, end: text.length }
  const found = findFrontMatter(text)
  if (found.kind === 'none') return 'none'
  return found.kind === 'present' && !found.badFence ? found.yaml : undefined
}

/** The text below the front matter; empty for data files. */
export function textOf({ file, text }: Pick<Entry, 'file' | 'text'>): string {
  if (!/\.mdx?$/i.test(file)) return ''
  const found = findFrontMatter(text)
  return found.kind === 'present' ? text.slice(found.bodyStart) : text
}

/** Values by our names of their keys. */
export function byOurNames(
  values: Readonly<Record<string, unknown>>,
  collection: string,
  { aliases }: Pick<Config, 'aliases'>,
): Record<string, unknown> {
  const names = namesIn(collection, aliases)
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [names.get(key) ?? key, value]))
}

/** Values by the names that their keys have in a file: other names stay where they are written. */
export function byTheirNames(
  values: Readonly<Record<string, unknown>>,
  written: Readonly<Record<string, unknown>>,
  collection: string,
  { aliases }: Pick<Config, 'aliases'>,
): Record<string, unknown> {
  const theirs = new Map([...namesIn(collection, aliases)].filter(([key]) => key in written).map(([key, ours]) => [ours, key]))
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [theirs.get(key) ?? key, value]))
}

function namesIn(collection: string, aliases: Config['aliases']): Map<string, string> {
  const names: Readonly<Record<string, Readonly<Record<string, string>> | undefined>> = { ...aliases }
  return new Map(Object.entries(names[collection] ?? {}))
}
