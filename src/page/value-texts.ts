/** Values of any shape as the texts that readers see, with titles for ids. */
import type { z } from 'zod'
import { type FactValue, valuesOf } from './facts.ts'
import type { Handbook } from '../graph/handbook.ts'

/** Parts of values that say nothing of what was decided. */
const passing = new Set(['id', 'readings', 'source'])

export function partsOf(field: z.ZodType, value: unknown, handbook: Handbook): string[] {
  const whole = valuesOf(field, value, handbook)
  if (whole.length > 0 || typeof value !== 'object' || value === null) return whole.map(textOf).filter((said) => said !== '')
  if (Array.isArray(value)) return value.flatMap((each) => partsOf(elementOf(field, value), each, handbook))
  const inner = plainField(field, value)
  const shape = 'shape' in inner ? (inner.shape as Record<string, z.ZodType>) : {}
  return Object.entries(value).flatMap(([key, each]) => {
    const part = shape[key]
    return part && each !== undefined && !passing.has(key) ? partsOf(part, each, handbook) : []
  })
}

export function elementOf(field: z.ZodType, list: unknown): z.ZodType {
  const inner = plainField(field, list)
  return 'element' in inner ? (inner.element as z.ZodType) : inner
}

/** Without what makes it one that may be left out; of several forms, the one that the value has. */
export function plainField(field: z.ZodType, value: unknown): z.ZodType {
  const { def } = (field as unknown as z.core.$ZodTypes)._zod
  if (def.type === 'optional' || def.type === 'default' || def.type === 'nullable') return plainField(def.innerType as z.ZodType, value)
  if (def.type !== 'union') return field
  const options = def.options.map((option) => plainField(option as z.ZodType, value))
  return options.find((option) => (Array.isArray(value) ? 'element' : 'shape') in option) ?? field
}

export function textOf(value: FactValue): string {
  return value.kind === 'link' ? value.link.title : value.kind === 'day' ? value.day : value.text
}
