/** The texts in an entry's values, and their role for readers. Pure. */
import type { z } from 'zod'
import type { Collection, OurName } from '../collections/table.ts'
import { definitionOf } from '../collections/fields/definition.ts'
import { fieldMeta } from '../collections/fields/fields.ts'

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

/** Customers see what's derived from these, never the values. */
const derivedFields: Readonly<Partial<Record<string, readonly string[]>>> = { milestones: ['scope'] } satisfies {
  [Name in OurName]?: readonly string[]
}

export function listValueTexts(definition: Collection, values: unknown): ValueText[] {
  const found: ValueText[] = []
  const shape: Readonly<Record<string, z.core.$ZodType>> = definition.schema.shape
  if (isMap(values))
    for (const [key, value] of Object.entries(values)) {
      const field = shape[key]
      collectTexts(field, value, key, field === undefined || isForStaff(definition, key), found)
    }
  return found
}

/** Collect every text in a value, whatever its keys. */
export function listTexts(value: unknown): string[] {
  const found: ValueText[] = []
  collectTexts(undefined, value, '', true, found)
  return found.map(({ text }) => text)
}

function collectTexts(field: z.core.$ZodType | undefined, value: unknown, path: string, isStaff: boolean, found: ValueText[]): void {
  if (Array.isArray(value)) {
    for (const item of value) collectTexts(field && findInnerField(field, 'element'), item, path, isStaff, found)
  } else if (isMap(value)) {
    for (const [key, each] of Object.entries(value)) {
      const inner = field && findInnerField(field, key)
      collectTexts(inner, each, path === '' ? key : `${path}.${key}`, isStaff || inner === undefined, found)
    }
  } else if (typeof value === 'string') {
    const isReference = field !== undefined && (refersTo(field) || /(^|\.)to$/.test(path)) && !/^https?:/.test(value)
    found.push({ path, text: value, role: isStaff ? 'staff' : isReference ? 'reference' : 'shown' })
  }
}

/** Return the field of an element or key, whichever variant of the field has it. */
function findInnerField(field: z.core.$ZodType, key: string): z.core.$ZodType | undefined {
  const def = definitionOf(field)
  switch (def.type) {
    case 'optional':
    case 'nullable':
    case 'default':
    case 'prefault':
      return findInnerField(def.innerType, key)
    case 'pipe':
      return findInnerField(def.in, key)
    case 'union':
      return def.options.map((option) => findInnerField(option, key)).find((each) => each !== undefined)
    case 'array':
      return key === 'element' ? def.element : findInnerField(def.element, key)
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

/** Return whether no public page prints a field of public entries. A test compares this with the pages. */
function isForStaff({ name, staffFields = [] }: Collection, field: string): boolean {
  return [...(derivedFields[name] ?? []), ...staffFields].includes(field)
}
