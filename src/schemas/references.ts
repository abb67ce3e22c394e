/** Finds the references and files in an entry's values by walking its schema along with them. */
import type { z } from 'zod'
import { type FieldMeta, fieldMeta } from './fields.ts'

export interface FoundText {
  /** Keys and indexes from the front matter's root to the value. */
  path: (string | number)[]
  value: string
  meta: FieldMeta
}

/** Values may be unchecked: what is not of the kind that the schema asks for is passed over. */
export function findReferences(schema: z.core.$ZodType, values: unknown): FoundText[] {
  return findMarked(schema, values).filter(({ meta }) => meta.references !== undefined)
}

/** Paths of files that an entry names, relative to its own. */
export function findFiles(schema: z.core.$ZodType, values: unknown): FoundText[] {
  return findMarked(schema, values).filter(({ meta }) => meta.kind === 'file')
}

function findMarked(schema: z.core.$ZodType, value: unknown, path: (string | number)[] = []): FoundText[] {
  if (value === undefined || value === null) return []
  const meta = fieldMeta.get(schema)
  if (meta) return typeof value === 'string' ? [{ path, value, meta }] : []
  const def = (schema as z.core.$ZodTypes)._zod.def
  switch (def.type) {
    case 'object':
      return Object.entries(def.shape).flatMap(([key, field]) => findMarked(field, (value as Record<string, unknown>)[key], [...path, key]))
    case 'array':
      return Array.isArray(value) ? value.flatMap((item, index) => findMarked(def.element, item, [...path, index])) : []
    case 'union':
      return def.options
        .filter((option) => (option as z.ZodType).safeParse(value).success)
        .slice(0, 1)
        .flatMap((option) => findMarked(option, value, path))
    case 'optional':
    case 'nullable':
    case 'default':
      return findMarked(def.innerType, value, path)
    case 'pipe':
      return findMarked(def.in, value, path)
    default:
      return []
  }
}
