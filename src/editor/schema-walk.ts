/** Finds the fields of a schema that a place in YAML can belong to. */
import { z } from 'zod'
import type { CollectionName } from '../collections/table.ts'
import { definitionOf } from '../collections/fields/definition.ts'
import { fieldMeta } from '../collections/fields/fields.ts'
import { collectionAt, type Layout } from '../graph/reading/layout.ts'
import type { Path } from '../sources/yaml.ts'

type Field = z.core.$ZodType

/** The collection of a file, by its path; undefined if it isn't part of one. */
export function collectionOf(path: string, layout: Layout): CollectionName | undefined {
  const [, list = ''] = /^([^/]+)\.ya?ml$/i.exec(path) ?? []
  const { collections } = layout
  if (collections.has(list)) return collections.of(list).form === 'list' ? list : undefined
  return /\.(mdx?|ya?ml)$/i.test(path) ? collectionAt(path, layout)?.collection : undefined
}

/** The schema of all YAML in a file: an entry, or a list of them. */
export function schemaOf(path: string, layout: Layout): Field | undefined {
  const name = collectionOf(path, layout)
  if (name === undefined) return undefined
  const { collections } = layout
  const { form, schema } = collections.of(name)
  if (form === 'folder') return schema
  const inner = collections.names.filter((each) => collections.of(each).within === name)
  return z.array(z.union([schema, ...inner.map((each) => z.object({ [each]: collections.of(each).schema }))]))
}

/** The fields that a path can lead to: several, if a field on the way has alternatives. */
export function fieldsAt(schema: Field, path: Path): Field[] {
  const [part, ...rest] = path
  if (part === undefined) return [schema]
  return alternativesOf(schema).flatMap((each) => {
    const next = fieldIn(each, part)
    return next ? fieldsAt(next, rest) : []
  })
}

/** What a field takes, without what makes it optional: one schema, or those of a union. */
export function alternativesOf(schema: Field): Field[] {
  if (fieldMeta.get(schema)) return [schema]
  const def = definitionOf(schema)
  switch (def.type) {
    case 'optional':
    case 'nullable':
    case 'default':
    case 'prefault':
      return alternativesOf(def.innerType)
    case 'pipe':
      return alternativesOf(definitionOf(def.in).type === 'transform' ? def.out : def.in)
    case 'union':
      return def.options.flatMap(alternativesOf)
    default:
      return [schema]
  }
}

function fieldIn(schema: Field, part: PropertyKey): Field | undefined {
  const def = definitionOf(schema)
  switch (def.type) {
    case 'object':
      return Object.hasOwn(def.shape, part) ? def.shape[String(part)] : undefined
    case 'array':
      return def.element
    case 'record':
      return def.valueType
    default:
      return undefined
  }
}
