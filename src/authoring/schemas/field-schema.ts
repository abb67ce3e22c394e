/** A zod schema as JSON Schema, for editors: what a writer may write, before it's typed. */
import { z } from 'zod'
import { type FieldMeta, fieldMeta } from '../../collections/fields/fields.ts'

export type JsonSchema = z.core.JSONSchema.BaseSchema

/** The name of the definition with all ids, as `COLLECTION/ID`. */
export const anyEntry = 'entries'

/** Describes values as written: keys that have a default are optional, and references name the definition of their collection. */
export function fieldSchema(schema: z.core.$ZodType): JsonSchema {
  const { $schema: _, ...found } = z.toJSONSchema(schema, {
    target: 'draft-2020-12',
    io: 'input',
    // What only code can check is left to `handbook check`.
    unrepresentable: 'any',
    override({ zodSchema, jsonSchema }) {
      const meta = fieldMeta.get(zodSchema)
      if (!meta) return
      const { description } = jsonSchema
      for (const key of Object.keys(jsonSchema)) delete jsonSchema[key]
      Object.assign(jsonSchema, schemaOfKind(meta), description !== undefined && { description })
    },
  })
  return found
}

const day: JsonSchema = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' }

const kinds: Readonly<Record<NonNullable<FieldMeta['kind']>, JsonSchema>> = {
  date: day,
  instant: { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}[T ]\\d{2}:\\d{2}(:\\d{2}(\\.\\d+)?)?(Z|[+-]\\d{2}:?\\d{2})$' },
  version: { type: 'string', pattern: '^\\d+\\.\\d+(\\.\\d+)?([-+][0-9A-Za-z.-]+)?$' },
  file: { type: 'string', minLength: 1 },
}

function schemaOfKind({ references, kind, dateToo, collectionToo }: FieldMeta): JsonSchema {
  if (!references) return kind === undefined ? {} : kinds[kind]
  const isAny = references[0] === '*'
  const [first, ...others] = [...(isAny ? [anyEntry] : references).map(idsIn), ...(dateToo ? [day] : [])]
  if (isAny && collectionToo) return { anyOf: [idsIn(anyEntry), { type: 'string', minLength: 1 }] }
  return others.length === 0 && first ? first : { anyOf: [first ?? {}, ...others] }
}

function idsIn(collection: string): JsonSchema {
  return { $ref: `#/$defs/${collection}` }
}
