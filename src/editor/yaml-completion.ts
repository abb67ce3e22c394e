/** Completion in front matter and data files. */
import type { CompletionItem, Range } from 'vscode-languageserver'
import { z } from 'zod'
import { definitionOf } from '../collections/fields/definition.ts'
import { describeFields } from '../collections/fields/describe.ts'
import { fieldMeta } from '../collections/fields/fields.ts'
import { formatScalar, type Range as Offsets } from '../sources/yaml.ts'
import { alternativesOf, fieldsAt, schemaOf } from './schema-walk.ts'
import { entriesIn, type Place, suggestEntries, suggestFields, suggestFiles, suggestKeys, suggestValues } from './suggestions.ts'
import { findYamlCursor, type YamlCursor } from './yaml-cursor.ts'

export function completeYaml(place: Place, yaml: Offsets): CompletionItem[] {
  const { compilation, document, path, text, offset } = place
  const schema = schemaOf(path, compilation.handbook.layout)
  const cursor = findYamlCursor(text, yaml, offset)
  if (!schema || !cursor?.isWhole) return []
  const { start, end } = cursor.word
  const range = { start: document.positionAt(start), end: document.positionAt(end) }
  const fields = fieldsAt(schema, cursor.path).flatMap(alternativesOf)
  const keys = suggestKeysOf(fields, cursor, range, text.charAt(end) === ':' ? '' : ': ')
  return cursor.isKey ? keys : [...fields.flatMap((field) => suggestFor(field, cursor, place, range)), ...keys]
}

function suggestKeysOf(fields: readonly z.core.$ZodType[], { others }: YamlCursor, range: Range, ending: string): CompletionItem[] {
  const all = fields.flatMap((field) => (field instanceof z.ZodObject ? describeFields(field) : []))
  const open = all.filter(({ name }, index) => !others.includes(name) && all.findIndex((each) => each.name === name) === index)
  return suggestFields(open, range, (name) => name + ending)
}

/** The values that a field accepts. A list gets brackets around its first. */
function suggestFor(field: z.core.$ZodType, cursor: YamlCursor, place: Place, range: Range): CompletionItem[] {
  const { compilation, text } = place
  const write = (value: string) => (cursor.isQuoted ? value : formatScalar(value, false))
  const meta = fieldMeta.get(field)
  if (meta?.references?.[0] === '*') return suggestKeys(text.slice(cursor.word.start, place.offset), place, range, write)
  if (meta?.references) return suggestEntries(entriesIn(meta.references, place), range, ({ id }) => id, write)
  if (meta?.kind === 'file') return suggestFiles(place, range, write)
  if (meta?.kind === 'date') return suggestValues([compilation.handbook.now.slice(0, 10)], range)
  if (meta?.kind === 'instant') return suggestValues([compilation.handbook.now], range)
  const def = definitionOf(field)
  switch (def.type) {
    case 'enum':
      return suggestValues(Object.values(def.entries).map(String), range, write)
    case 'literal':
      return suggestValues(def.values.map(String), range)
    case 'boolean':
      return suggestValues(['true', 'false'], range)
    case 'array':
      return alternativesOf(def.element)
        .flatMap((each) => suggestFor(each, cursor, place, range))
        .map(inBrackets)
    default:
      return []
  }
}

function inBrackets({ textEdit, ...item }: CompletionItem): CompletionItem {
  return { ...item, ...(textEdit && { textEdit: { ...textEdit, newText: `[${textEdit.newText}]` } }) }
}
