/** Attribute values of MDX tags. */
import { readLiteral } from './literal.ts'

/** An attribute as the engine returns it, in mdast or hast. */
interface WrittenAttribute {
  type: string
  name?: string
  value?: string | null | undefined | { value: string }
}

/** Returns the literal value: text, `true` if there is no value, or the literal in braces. Undefined for code. */
export function attributeValue(value: string | null | undefined | { value: string }): { value: unknown } | undefined {
  if (value === null || value === undefined) return { value: true }
  return typeof value === 'string' ? { value } : readLiteral(value.value)
}

/** Returns a tag's attributes by name. Code has no value; spreads are skipped. */
export function attributeValues(attributes: readonly WrittenAttribute[]): Record<string, unknown> {
  return Object.fromEntries(
    attributes.flatMap(({ type, name, value }): [string, unknown][] =>
      type === 'mdxJsxAttribute' && name !== undefined ? [[name, attributeValue(value)?.value]] : [],
    ),
  )
}

/** Whether an HTML attribute can have this value. */
export function isAttributeValue(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value))
}
