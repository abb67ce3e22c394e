/** Describes each field's type in words, for the field tables and the content templates. */
import type { z } from 'zod'
import { commonShape } from './common.ts'
import { definitionOf } from './definition.ts'
import { fieldMeta } from './fields.ts'

export interface FieldDescription {
  name: string
  isRequired: boolean
  /** Its type, in words: `text`, `a day`, `a list of ids of features`, … */
  takes: string
  meaning: string
}

/** A collection's own fields come first, then the common ones. */
export function describeFields(schema: z.ZodObject): FieldDescription[] {
  const fields = Object.entries(schema.shape as Record<string, z.ZodType>).map(([name, field]) => ({
    name,
    isRequired: !/^(optional|default)$/.test(field._zod.def.type),
    takes: describeType(field),
    meaning: field.description ?? '',
  }))
  const isCommon = ({ name, isRequired }: FieldDescription) => name in commonShape && !isRequired
  return [...fields.filter((field) => !isCommon(field)), ...fields.filter(isCommon)]
}

/** A field's type, in words. */
export function describeType(field: z.core.$ZodType): string {
  const meta = fieldMeta.get(field)
  if (meta?.references) {
    const ids = meta.references[0] === '*' ? 'COLLECTION/ID' : `id of ${meta.references.join(' or ')}`
    return meta.dateToo ? `${ids}, or a date` : ids
  }
  if (meta?.kind)
    return { date: 'date, YYYY-MM-DD', instant: 'date and time with offset', version: 'version in quotes', file: 'path of a file' }[
      meta.kind
    ]
  const def = definitionOf(field)
  switch (def.type) {
    case 'optional':
    case 'nullable':
    case 'default':
    case 'prefault':
      return describeType(def.innerType)
    case 'pipe':
      return describeType(def.in)
    case 'string':
      return 'text'
    case 'number':
      return 'number'
    case 'boolean':
      return 'true or false'
    case 'enum':
      return Object.values(def.entries).join(', ')
    case 'literal':
      return def.values.map(String).join(', ')
    case 'array':
      return `list of: ${describeType(def.element)}`
    case 'union':
      return def.options.map((option) => describeType(option)).join(', or ')
    case 'record':
      return `names, each with: ${describeType(def.valueType)}`
    case 'object':
      return `{ ${Object.entries(def.shape)
        .map(([name, inner]) => (inner._zod.def.type === 'optional' ? `${name}?` : name))
        .join(', ')} }`
    default:
      return 'value'
  }
}
