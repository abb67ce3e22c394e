/** Values of any shape as text for readers, with titles for ids. */
import type { z } from 'zod'
import type { FactValue } from '../graph/fact-value.ts'
import { definitionOf } from '../collections/fields/definition.ts'
import { valuesOf } from './facts.ts'
import type { Handbook } from '../graph/handbook.ts'

/** Parts of values that say nothing about a decision. */
const passing = new Set(['id', 'readings', 'source'])

export function partsOf(field: z.core.$ZodType, value: unknown, handbook: Handbook): string[] {
  const whole = valuesOf(field, value, handbook)
  if (whole.length > 0 || typeof value !== 'object' || value === null) return whole.map(factText).filter((said) => said !== '')
  if (Array.isArray(value)) return value.flatMap((each) => partsOf(elementOf(field, value), each, handbook))
  const shape = shapeOf(plainField(field, value))
  return Object.entries(value).flatMap(([key, each]) => {
    const part = shape[key]
    return part && each !== undefined && !passing.has(key) ? partsOf(part, each, handbook) : []
  })
}

export function elementOf(field: z.core.$ZodType, list: unknown): z.core.$ZodType {
  const inner = plainField(field, list)
  const def = definitionOf(inner)
  return def.type === 'array' ? def.element : inner
}

/** The parts of a field by key; none if it has no parts. */
export function shapeOf(field: z.core.$ZodType): z.core.$ZodShape {
  const def = definitionOf(field)
  return def.type === 'object' ? def.shape : {}
}

/** Without the optional wrapper; for a union, the alternative that matches the value. */
export function plainField(field: z.core.$ZodType, value: unknown): z.core.$ZodType {
  const def = definitionOf(field)
  if (def.type === 'optional' || def.type === 'default' || def.type === 'nullable') return plainField(def.innerType, value)
  if (def.type !== 'union') return field
  const options = def.options.map((option) => plainField(option, value))
  return options.find((option) => definitionOf(option).type === (Array.isArray(value) ? 'array' : 'object')) ?? field
}

export function factText(value: FactValue): string {
  return value.kind === 'link' ? value.link.title : value.kind === 'day' ? value.day : value.text
}
