/** Tags of other generators (Liquid, Nunjucks, Handlebars) that a converted text still has. */
import type { Range } from './document.ts'

const tag = /\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}/g

export function findLeftovers(text: string): Range[] {
  if (!text.includes('{{') && !text.includes('{%')) return []
  return Array.from(text.matchAll(tag), (match) => ({ start: match.index, end: match.index + match[0].length }))
}

export function removeLeftovers(text: string): string {
  return text.includes('{{') || text.includes('{%') ? text.replace(tag, '') : text
}

/** Whether the inside of an MDX expression is what is left of `{{ … }}`. */
export function isLeftoverExpression(inside: string): boolean {
  const text = inside.trim()
  return text.startsWith('{') && text.endsWith('}')
}
