/** Values of the attributes of MDX tags. */
import { readLiteral } from './literal.ts'

/** The literal value of an attribute: text, `true` without a value, or what stands in braces; undefined for code. */
export function attributeValue(value: string | null | undefined | { value: string }): { value: unknown } | undefined {
  if (value === null || value === undefined) return { value: true }
  return typeof value === 'string' ? { value } : readLiteral(value.value)
}
