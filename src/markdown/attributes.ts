/** Values of the attributes of MDX tags. */
import { readLiteral } from './literal.ts'

/** An attribute as the engine gives it, in either of its trees. */
interface WrittenAttribute {
  type: string
  name?: string
  value?: string | null | undefined | { value: string }
}

/** The literal value of an attribute: text, `true` without a value, or what stands in braces; undefined for code. */
export function attributeValue(value: string | null | undefined | { value: string }): { value: unknown } | undefined {
  if (value === null || value === undefined) return { value: true }
  return typeof value === 'string' ? { value } : readLiteral(value.value)
}

/** All attributes of a tag by name; code and spreads have no value. */
export function attributeValues(attributes: readonly WrittenAttribute[]): Record<string, unknown> {
  return Object.fromEntries(
    attributes.flatMap(({ type, name, value }): [string, unknown][] =>
      type === 'mdxJsxAttribute' && name !== undefined ? [[name, attributeValue(value)?.value]] : [],
    ),
  )
}

/** Whether an attribute of HTML can have this value. */
export function isAttributeValue(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value))
}
