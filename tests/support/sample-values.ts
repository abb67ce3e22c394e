/** Makes values that a schema accepts, for tests of all fields of all collections. */
import type { z } from 'zod'
import { type FieldMeta, fieldMeta } from '../../src/collections/fields/fields.ts'

export type FieldPath = readonly (string | number)[]

export interface ReferenceField {
  path: FieldPath
  meta: FieldMeta
}

/** All reference fields of a schema; index 0 represents any list item. */
export function referenceFields(schema: z.core.$ZodType, path: FieldPath = []): ReferenceField[] {
  const meta = fieldMeta.get(schema)
  if (meta) return meta.references ? [{ path, meta }] : []
  const { def } = (schema as z.core.$ZodTypes)._zod
  switch (def.type) {
    case 'object':
      return Object.entries(def.shape).flatMap(([key, field]) => referenceFields(field, [...path, key]))
    case 'array':
      return referenceFields(def.element, [...path, 0])
    case 'union':
      return def.options.flatMap((option) => referenceFields(option, path))
    case 'optional':
    case 'nullable':
    case 'default':
      return referenceFields(def.innerType, path)
    case 'pipe':
      return referenceFields(def.in, path)
    default:
      return []
  }
}

/** Value at a path; undefined if any will do. */
export type ValueAt = (path: FieldPath, meta: FieldMeta | undefined) => unknown

/** A value with all required fields and all references. Of several forms, takes the one with the `wanted` path. */
export function sampleValue(schema: z.core.$ZodType, valueAt: ValueAt, wanted: FieldPath, path: FieldPath = []): unknown {
  const known = valueAt(path, fieldMeta.get(schema))
  if (known !== undefined) return known
  const inner = (field: z.core.$ZodType, ...parts: FieldPath) => sampleValue(field, valueAt, wanted, [...path, ...parts])
  const { def } = (schema as z.core.$ZodTypes)._zod
  switch (def.type) {
    case 'object':
      return Object.fromEntries(Object.entries(def.shape).map(([key, field]) => [key, inner(field, key)]))
    case 'array':
      return [inner(def.element, 0)]
    case 'union': {
      const isWanted = ({ path: field }: ReferenceField) => JSON.stringify(field) === JSON.stringify(wanted)
      const refers = (test: (field: ReferenceField) => boolean) => def.options.find((option) => referenceFields(option, path).some(test))
      const option = refers(isWanted) ?? refers(() => true) ?? def.options[0]
      return option && inner(option)
    }
    case 'optional':
      return referenceFields(schema, path).length > 0 ? inner(def.innerType) : undefined
    case 'nullable':
    case 'default':
      return inner(def.innerType)
    case 'pipe':
      return inner(def.in)
    case 'enum':
      return Object.values(def.entries)[0]
    case 'literal':
      return def.values[0]
    case 'boolean':
      return true
    case 'number':
      return 1
    case 'string':
      return 'Sample'
    default:
      return undefined
  }
}
