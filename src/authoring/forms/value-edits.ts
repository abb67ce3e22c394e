/** The edits that turn the values of a file into others, and change nothing else. */
import { isDeepStrictEqual } from 'node:util'
import { Document, parseDocument } from 'yaml'
import type { Path } from '../../sources/yaml.ts'
import { EditError, editYaml, type YamlEdit } from '../yaml-edit.ts'

type Values = Readonly<Record<string, unknown>>

/**
 * Writes new values into a YAML text. `keys` is the order of the keys. Where the text has a form that can't be edited in place, all of it is written again; comments stay then, while spacing may change.
 */
export function writeValues(yaml: string, path: Path, old: Values, values: Values, keys: readonly string[]): string {
  const edits = diffValues(old, values, path, keys)
  try {
    return editYaml(yaml, edits)
  } catch (error) {
    if (!(error instanceof EditError)) throw error
    return rewrite(yaml, edits, path, values)
  }
}

function rewrite(yaml: string, edits: readonly YamlEdit[], path: Path, values: Values): string {
  const document = parseDocument(yaml, { logLevel: 'error' })
  const top = new Set(edits.map((edit) => String(edit.path[path.length])))
  for (const key of top) {
    if (values[key] === undefined) document.deleteIn([...path, key])
    else document.setIn([...path, key], document.createNode(values[key]))
  }
  const text = document.toString({ lineWidth: 0 })
  const found: unknown = parseDocument(text, { logLevel: 'error' }).toJS()
  const written = path.reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[String(key)], found)
  if (!isDeepStrictEqual(written, values)) throw new EditError("It is written in a way that a form can't edit. Edit the file by hand.")
  return yaml.includes('\r\n') ? text.replaceAll('\n', '\r\n') : text
}

/** A whole text with the values. */
export function printValues(values: Values): string {
  return new Document(values).toString({ lineWidth: 0 })
}

function diffValues(old: Values, values: Values, path: Path, keys: readonly string[] = []): YamlEdit[] {
  const removed = Object.keys(old).filter((key) => values[key] === undefined)
  const others = Object.entries(values).filter(([, value]) => value !== undefined)
  return [
    ...others.flatMap(([key, value]): YamlEdit[] => {
      const at = [...path, key]
      return key in old ? diffValue(old[key], value, at) : [{ kind: 'write', path: at, value, after: keys.slice(0, keys.indexOf(key)) }]
    }),
    ...removed.map((key): YamlEdit => ({ kind: 'remove', path: [...path, key] })),
  ]
}

/** The smallest edits that turn one value into another, so that comments within stay. */
export function diffValue(old: unknown, value: unknown, path: Path): YamlEdit[] {
  if (isDeepStrictEqual(old, value)) return []
  if (isValues(old) && isValues(value) && Object.keys(value).length > 0) return diffValues(old, value, path)
  const items = Array.isArray(old) && Array.isArray(value) ? diffItems(old, value, path) : undefined
  if (items) return items
  const isPlain = (each: unknown) => typeof each !== 'object' && !String(each).includes('\n')
  return [{ kind: isPlain(old) && isPlain(value) ? 'set' : 'write', path, value }]
}

/** Edits of single items; undefined if the list is better written as a whole. */
function diffItems(old: readonly unknown[], list: readonly unknown[], path: Path): YamlEdit[] | undefined {
  const isSame = (a: number, b: number) => isDeepStrictEqual(old[a], list[b])
  const shortest = Math.min(old.length, list.length)
  let start = 0
  while (start < shortest && isSame(start, start)) start++
  let end = 0
  while (end < shortest - start && isSame(old.length - 1 - end, list.length - 1 - end)) end++
  const [gone, come] = [old.slice(start, old.length - end), list.slice(start, list.length - end)]
  if (gone.length === come.length && gone.every(isValues) && come.every(isValues))
    return come.flatMap((each, index) => diffValue(gone[index], each, [...path, start + index]))
  if (gone.length === old.length || old.length === 0) return undefined
  return [
    ...gone.map((_, index): YamlEdit => ({ kind: 'remove', path: [...path, start + gone.length - 1 - index] })),
    ...come.map((item, index): YamlEdit => ({ kind: 'insert', path, item, index: start + index, style: 'block' })),
  ]
}

function isValues(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
