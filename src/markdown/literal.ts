/** Literals allowed in MDX: strings, numbers, booleans, null, arrays and objects of these. Nothing is evaluated. */
import json5 from 'json5'

/** Returns the value of a literal; undefined for any other expression. */
export function readLiteral(expression: string): { value: unknown } | undefined {
  try {
    return { value: json5.parse(expression) }
  } catch {
    return undefined
  }
}

/** Whether an expression is only comments, as in `{/* text *\/}`. */
export function isComment(expression: string): boolean {
  return expression.replace(/\/\*[\s\S]*?\*\//g, '').trim() === ''
}
