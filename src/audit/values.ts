/** The texts in an entry's values, and their role for readers. Pure. */
import type { z } from 'zod'
import type { Collection } from '../collections/table.ts'
import { definitionOf } from '../collections/fields/definition.ts'
import { fieldMeta } from '../collections/fields/fields.ts'
import { isForStaff } from './staff-fields.ts'

export interface ValueText {
  /** Path of keys to the value, without indexes: `availability.note`. */
  path: string
  text: string
  /**
   * `shown`: pages print it. `reference`: it names or links to another entry. `staff`: no public page prints it, such as a value under an
   * unknown key.
   */
  role: 'shown' | 'reference' | 'staff'
}

export function valueTexts(definition: Collection, values: unknown): ValueText[] {
  const found: ValueText[] = []
  const shape: Readonly<Record<string, z.core.$ZodType>> = definition.schema.shape
  if (isMap(values))
    for (const [key, value] of Object.entries(values)) {
      const field = shape[key]
      collect(field, value, key, field === undefined || isForStaff(definition, key), found)
    }
  return found
}

/** Collect every text in a value, whatever its keys. */
export function plainTexts(value: unknown): string[] {
  const found: ValueText[] = []
  collect(undefined, value, '', true, found)
  return found.map(({ text }) => text)
}

function collect(field: z.core.$ZodType | undefined, value: unknown, path: string, isStaff: boolean, found: ValueText[]): void {
  if (Array.isArray(value)) {
    for (const item of value) collect(field && innerOf(field, 'element'), item, path, isStaff, found)
  } else if (isMap(value)) {
    for (const [key, each] of Object.entries(value)) {
      const inner = field && innerOf(field, key)
      collect(inner, each, path === '' ? key : `${path}.${key}`, isStaff || inner === undefined, found)
    }
  } else if (typeof value === 'string') {
    const isReference = field !== undefined && (refersTo(field) || /(^|\.)to$/.test(path)) && !/^https?:/.test(value)
    found.push({ path, text: value, role: isStaff ? 'staff' : isReference ? 'reference' : 'shown' })
  }
}

/** Return the field of an element or key, whichever variant of the field has it. */
function innerOf(field: z.core.$ZodType, key: string): z.core.$ZodType | undefined {
  const def = definitionOf(field)
  switch (def.type) {
    case 'optional':
    case 'nullable':
    case 'default':
    case 'prefault':
      return innerOf(def.innerType, key)
    case 'pipe':
      return innerOf(def.in, key)
    case 'union':
      return def.options.map((option) => innerOf(option, key)).find((each) => each !== undefined)
    case 'array':
      return key === 'element' ? def.element : innerOf(def.element, key)
    case 'object':
      return def.shape[key]
    case 'record':
      return def.valueType
    default:
      return undefined
  }
}

function refersTo(field: z.core.$ZodType): boolean {
  if (fieldMeta.get(field)?.references) return true
  const def = definitionOf(field)
  switch (def.type) {
    case 'optional':
    case 'nullable':
    case 'default':
      return refersTo(def.innerType)
    case 'pipe':
      return refersTo(def.in)
    case 'union':
      return def.options.some((option) => refersTo(option))
    default:
      return false
  }
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date)
}
