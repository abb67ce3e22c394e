/** Values that MDX may hold: strings, numbers, booleans, null, arrays and objects of these. Nothing is run. */
import json5 from 'json5'

/** The value of a literal expression, or undefined if it is anything else. */
export function readLiteral(expression: string): { value: unknown } | undefined {
  try {
    return { value: json5.parse(expression) }
  } catch {
    return undefined
  }
}

/** Whether an expression holds comments alone, as in `{/* text *\/}`. */
export function isComment(expression: string): boolean {
  return expression.replace(/\/\*[\s\S]*?\*\//g, '').trim() === ''
}
