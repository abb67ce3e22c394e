/** Finds the references in an entry's data by walking its schema along with it. */
import type { z } from 'zod'
import { fieldMeta } from './fields.ts'

export interface FoundReference {
  /** Keys and indexes from the front matter's root to the value. */
  path: (string | number)[]
  value: string
  /** Collections whose ids are allowed; `*` means `COLLECTION/ID` of any. */
  collections: readonly string[]
  dateToo: boolean
}

export function findReferences(schema: z.core.$ZodType, data: unknown, path: (string | number)[] = []): FoundReference[] {
  if (data === undefined || data === null) return []
  const meta = fieldMeta.get(schema)
  if (meta?.references) {
    if (typeof data !== 'string') return []
    return [{ path, value: data, collections: meta.references, dateToo: meta.dateToo === true }]
  }
  const def = (schema as z.core.$ZodTypes)._zod.def
  switch (def.type) {
    case 'object':
      return Object.entries(def.shape).flatMap(([key, field]) =>
        findReferences(field, (data as Record<string, unknown>)[key], [...path, key]),
      )
    case 'array':
      return Array.isArray(data) ? data.flatMap((item, index) => findReferences(def.element, item, [...path, index])) : []
    case 'union':
      return def.options
        .filter((option) => (option as z.ZodType).safeParse(data).success)
        .slice(0, 1)
        .flatMap((option) => findReferences(option, data, path))
    case 'optional':
    case 'nullable':
    case 'default':
      return findReferences(def.innerType, data, path)
    default:
      return []
  }
}
