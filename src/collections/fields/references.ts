/** Finds the references and files in an entry's values by walking its schema along with them. */
import { z } from 'zod'
import { memoizeFor } from '../../plain/memo.ts'
import { definitionOf } from './definition.ts'
import { type FieldMeta, fieldMeta } from './fields.ts'

export interface FoundText {
  /** Keys and indexes from the front matter's root to the value. */
  path: (string | number)[]
  value: string
  meta: FieldMeta
}

/** Values may be unchecked: anything that doesn't match the schema is skipped. */
export function findReferences(schema: z.core.$ZodType, values: unknown): FoundText[] {
  return findMarkedOnce(schema, values).filter(({ meta }) => meta.references !== undefined)
}

/**
 * An entry's values without hidden references. What makes no sense without its reference is removed too: a list row, or an optional group
 * of keys. A required value is missing then. Unchanged values are the same objects.
 */
export function withoutReferences(schema: z.ZodObject, values: object, isHidden: IsHidden): Record<string, unknown> {
  return withoutHiddenKeys(schema.shape, values as Record<string, unknown>, isHidden).values
}

type IsHidden = (found: Pick<FoundText, 'value' | 'meta'>) => boolean

/** Marks a value to remove. */
const hidden = Symbol('hidden')

function withoutHiddenKeys(
  shape: Readonly<Record<string, z.core.$ZodType>>,
  values: Record<string, unknown>,
  isHidden: IsHidden,
): { values: Record<string, unknown>; isWhole: boolean } {
  const shown: Record<string, unknown> = { ...values }
  let [hasChanged, isWhole] = [false, true]
  for (const [key, field] of Object.entries(shape)) {
    const value = withoutHidden(field, values[key], isHidden)
    if (value === values[key]) continue
    hasChanged = true
    if (value !== hidden) shown[key] = value
    else {
      delete shown[key]
      isWhole &&= field._zod.optin === 'optional'
    }
  }
  return { values: hasChanged ? shown : values, isWhole }
}

function withoutHidden(schema: z.core.$ZodType, value: unknown, isHidden: IsHidden): unknown {
  if (value === undefined || value === null || !hasMarks(schema)) return value
  const meta = fieldMeta.get(schema)
  if (meta) return meta.references && typeof value === 'string' && isHidden({ value, meta }) ? hidden : value
  const def = definitionOf(schema)
  switch (def.type) {
    case 'object': {
      const { values, isWhole } = withoutHiddenKeys(def.shape, value as Record<string, unknown>, isHidden)
      return isWhole ? values : hidden
    }
    case 'array': {
      if (!Array.isArray(value)) return value
      const items = value.map((item: unknown) => withoutHidden(def.element, item, isHidden))
      return items.every((item, index) => item === value[index]) ? value : items.filter((item) => item !== hidden)
    }
    case 'union': {
      const option = optionFor(def.options, value)
      return option ? withoutHidden(option, value, isHidden) : value
    }
    default: {
      const inner = innerOf(def)
      return inner ? withoutHidden(inner, value, isHidden) : value
    }
  }
}

/** For a union, the alternative that matches the value. */
function optionFor(options: readonly z.core.$ZodType[], value: unknown): z.core.$ZodType | undefined {
  return options.find((option) => z.safeParse(option, value).success)
}

/** Paths of files that an entry names, relative to its own. */
export function findFiles(schema: z.core.$ZodType, values: unknown): FoundText[] {
  return findMarkedOnce(schema, values).filter(({ meta }) => meta.kind === 'file')
}

/** Several checks ask for the same values, which never change. */
function findMarkedOnce(schema: z.core.$ZodType, values: unknown): readonly FoundText[] {
  if (typeof values !== 'object' || values === null) return findMarked(schema, values)
  const known = memoizeFor(schema, 'found', () => new WeakMap<object, readonly FoundText[]>())
  const found = known.get(values) ?? findMarked(schema, values)
  known.set(values, found)
  return found
}

function findMarked(schema: z.core.$ZodType, value: unknown, path: (string | number)[] = []): FoundText[] {
  if (value === undefined || value === null || !hasMarks(schema)) return []
  const meta = fieldMeta.get(schema)
  if (meta) return typeof value === 'string' ? [{ path, value, meta }] : []
  const def = definitionOf(schema)
  switch (def.type) {
    case 'object':
      return Object.entries(def.shape).flatMap(([key, field]) => findMarked(field, (value as Record<string, unknown>)[key], [...path, key]))
    case 'array':
      return Array.isArray(value) ? value.flatMap((item, index) => findMarked(def.element, item, [...path, index])) : []
    case 'union': {
      const option = optionFor(def.options, value)
      return option ? findMarked(option, value, path) : []
    }
    default: {
      const inner = innerOf(def)
      return inner ? findMarked(inner, value, path) : []
    }
  }
}

/** Whether values of a schema can have what's searched for. Choosing between alternatives takes time. */
function hasMarks(schema: z.core.$ZodType): boolean {
  return memoizeFor(schema, 'has marks', () => {
    if (fieldMeta.get(schema)) return true
    const def = definitionOf(schema)
    switch (def.type) {
      case 'object':
        return Object.values(def.shape).some(hasMarks)
      case 'array':
        return hasMarks(def.element)
      case 'union':
        return def.options.some(hasMarks)
      default: {
        const inner = innerOf(def)
        return inner !== undefined && hasMarks(inner)
      }
    }
  })
}

/** The schema of the value in an optional one, for instance. */
function innerOf(def: ReturnType<typeof definitionOf>): z.core.$ZodType | undefined {
  switch (def.type) {
    case 'optional':
    case 'nullable':
    case 'default':
      return def.innerType
    case 'pipe':
      return def.in
    default:
      return undefined
  }
}
