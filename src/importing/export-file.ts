/** Reads a JSON export: a list of objects, or several lists, as an API gives them page by page. */
import { positionsOf } from '../problems/positions.ts'
import { parseJson } from '../sources/json.ts'
import { ImportError } from './plan.ts'
import { type GivenFile, readText, type Tree } from './tree.ts'

export interface ExportedItem {
  values: Readonly<Record<string, unknown>>
  file: GivenFile
  /** Line of its first character. */
  line: number
}

/** Throws for broken JSON, with its line and column. */
export function readExport(tree: Tree): ExportedItem[] {
  const files = tree.files.filter(({ path }) => /\.json$/i.test(path) || tree.files.length === 1)
  if (files.length === 0) throw new ImportError(`There is no JSON file in "${tree.name}".`)
  return files.flatMap(readItems)
}

function readItems(file: GivenFile): ExportedItem[] {
  const text = readText(file)
  if (text === undefined) throw new ImportError(`"${file.path}" is not text in UTF-8.`, true)
  const json = parseJson(text)
  const positions = positionsOf(text)
  const [fault] = json.errors.length > 0 ? json.faults() : []
  if (fault) {
    const { line, column } = positions.span(fault.start, fault.end)
    throw new ImportError(`${file.path}:${line}:${column} ${fault.message} ${fault.hint ?? ''}`.trim(), true)
  }
  const spanOf = (path: (string | number)[]) => positions.span(json.valueAt(path).start, json.valueAt(path).end)
  const data: unknown = json.data
  if (!Array.isArray(data)) throw new ImportError(`${file.path}:1:1 This export is not a list.`, true)
  return data.flatMap((item: unknown, index): ExportedItem[] => {
    const path = [index]
    const members = Array.isArray(item) ? item.map((each: unknown, at) => ({ each, path: [index, at] })) : [{ each: item, path }]
    return members.map(({ each, path: where }) => {
      if (typeof each !== 'object' || each === null)
        throw new ImportError(`${file.path}:${spanOf(where).line}:${spanOf(where).column} This item is not an object.`, true)
      return { values: each as Record<string, unknown>, file, line: spanOf(where).line }
    })
  })
}

/** Returns the first of some keys that has a text. */
export function textAt(values: Readonly<Record<string, unknown>>, ...keys: string[]): string | undefined {
  return keys.map((key) => values[key]).find((value): value is string => typeof value === 'string' && value !== '')
}
