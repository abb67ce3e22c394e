/** The fields of a form, from the JSON Schema of what a writer may write. */
import type { JsonSchema } from '../schemas/field-schema.ts'

export interface FormField {
  /** Its key in the file. */
  key: string
  /** What it's for, as a sentence. */
  about: string | undefined
  isRequired: boolean
  kind: FieldKind
}

export type FieldKind =
  | { is: 'text'; pattern?: string; maxLength?: number; isNumberToo?: boolean }
  | { is: 'number'; isWhole: boolean; min?: number; max?: number }
  | { is: 'yes-no' }
  | { is: 'day' }
  /** One of them, or several: then `least` is how many it takes. */
  | { is: 'choice'; values: readonly string[]; isList: boolean; least?: number }
  /** Ids of entries of these collections; `entries` for any, as COLLECTION/ID. */
  | { is: 'reference'; collections: readonly string[]; isList: boolean; least?: number }
  | { is: 'list'; item: FieldKind; least?: number }
  | { is: 'group'; fields: readonly FormField[] }
  /** Whatever has no form of its own: its YAML. */
  | { is: 'yaml' }

/** The fields of an object, in the order of its schema. */
export function readFields({ properties = {}, required = [] }: JsonSchema): FormField[] {
  return Object.entries(properties).map(([key, schema]) => {
    const property = typeof schema === 'boolean' ? {} : schema
    return { key, about: property.description, isRequired: required.includes(key), kind: readKind(property) }
  })
}

const dayPattern = '^\\d{4}-\\d{2}-\\d{2}$'

function readKind(schema: JsonSchema): FieldKind {
  const references = readReferences(schema)
  if (references) return { is: 'reference', collections: references, isList: false }
  const options = alternatives(schema)
  if (options.length > 1) return readAlternatives(options)
  const [only = {}] = options
  const types = [only.type ?? []].flat().filter((type) => type !== 'null')
  if (only.enum) return { is: 'choice', values: only.enum.map(String), isList: false }
  if (typeof only.const === 'string') return { is: 'choice', values: [only.const], isList: false }
  if (types.includes('string')) return readText(only, types.length > 1)
  switch (types[0]) {
    case 'boolean':
      return only.const === undefined ? { is: 'yes-no' } : { is: 'yaml' }
    case 'number':
    case 'integer':
      return readNumber(only)
    case 'array':
      return readList(only)
    case 'object':
      return Object.keys(only.properties ?? {}).length > 0 ? { is: 'group', fields: readFields(only) } : { is: 'yaml' }
    default:
      // What only code can check is written as a text.
      return Object.keys(only).every((key) => key === 'description') ? { is: 'text' } : { is: 'yaml' }
  }
}

/** What a schema allows, one of them; nothing at all isn't asked for in a form. */
function alternatives(schema: JsonSchema): JsonSchema[] {
  if (!schema.anyOf) return [schema]
  return schema.anyOf.flatMap((each) => (typeof each === 'boolean' || each.type === 'null' ? [] : [each as JsonSchema]))
}

/** The collections whose ids are allowed, if nothing else is. */
function readReferences(schema: JsonSchema): string[] | undefined {
  const options = alternatives(schema)
  const names = options.map(({ $ref }) => ($ref === undefined ? undefined : /^#\/\$defs\/(.+)$/.exec($ref)?.[1]))
  const known = names.filter((name) => name !== undefined)
  return known.length > 0 && known.length === options.length ? known : undefined
}

/** An id or a day is a text. Other mixtures are written as YAML. */
function readAlternatives(options: readonly JsonSchema[]): FieldKind {
  const areTexts = options.every(({ $ref, type, ...rest }) => $ref !== undefined || (type === 'string' && !('const' in rest)))
  return areTexts ? { is: 'text' } : { is: 'yaml' }
}

function readText({ pattern, maxLength }: JsonSchema, isNumberToo: boolean): FieldKind {
  if (pattern === dayPattern) return { is: 'day' }
  return {
    is: 'text',
    ...(pattern !== undefined && { pattern }),
    ...(maxLength !== undefined && { maxLength }),
    ...(isNumberToo && { isNumberToo }),
  }
}

function readNumber({ type, minimum, maximum }: JsonSchema): FieldKind {
  // Whole numbers of zod have the limits of JavaScript.
  const isReal = (limit: number | undefined): limit is number => limit !== undefined && Math.abs(limit) < Number.MAX_SAFE_INTEGER
  return {
    is: 'number',
    isWhole: type === 'integer',
    ...(isReal(minimum) && { min: minimum }),
    ...(isReal(maximum) && { max: maximum }),
  }
}

function readList({ items, minItems }: JsonSchema): FieldKind {
  const least = minItems === undefined ? {} : { least: minItems }
  const item = readKind(typeof items === 'object' && !Array.isArray(items) ? (items as JsonSchema) : {})
  if (item.is === 'choice' || item.is === 'reference') return { ...item, isList: true, ...least }
  return { is: 'list', item, ...least }
}

/** Whether a field takes several values. */
export function isListKind(kind: FieldKind): kind is Extract<FieldKind, { is: 'list' | 'choice' | 'reference' }> {
  return kind.is === 'list' || ((kind.is === 'choice' || kind.is === 'reference') && kind.isList)
}
