/** Where an entry's values are in its file: at the top, or in an item of a list. */
import { parseDocument } from 'yaml'
import type { Entry } from '../graph/entry.ts'
import type { Path } from '../sources/yaml.ts'
import { EditError } from './yaml-edit.ts'

/** Returns the path from the top of the file. Throws an `EditError` if the item can't be told from the others. */
export function findItemPath({ definition, collection, id, file, text }: Entry): Path {
  if (definition.form !== 'list') return []
  const { key, within } = definition
  const items: unknown = parseDocument(text, { logLevel: 'error' }).toJS()
  const valuesOf = (item: unknown) => (within === undefined ? item : read(item, collection))
  const found = Array.isArray(items) && key !== undefined ? items.flatMap((item, at) => (read(valuesOf(item), key) === id ? [at] : [])) : []
  if (found.length !== 1 || found[0] === undefined) throw new EditError(`"${id}" can't be found in "${file}". Edit it by hand.`)
  return within === undefined ? [found[0]] : [found[0], collection]
}

function read(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined
}
