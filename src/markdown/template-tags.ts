/** Foreign template tags (Liquid, Nunjucks, Handlebars) left in a converted text. */
import type { Range } from './document.ts'

const pairs = [
  ['{{{', '}}}'],
  ['{{', '}}'],
  ['{%', '%}'],
] as const

/** Finds closed tags, in order. */
export function findTemplateTags(text: string): Range[] {
  const found: Range[] = []
  // Don't search again for a kind that has no closing left: that would be quadratic in a text full of openings.
  const closed = new Set<string>(pairs.map(([opening]) => opening))
  for (let at = text.indexOf('{'); at >= 0; at = text.indexOf('{', at)) {
    const [opening, closing] = pairs.find(([each]) => closed.has(each) && text.startsWith(each, at)) ?? []
    const close = opening === undefined ? -1 : text.indexOf(closing ?? '', at + opening.length)
    if (opening !== undefined && closing !== undefined && close >= 0) {
      found.push({ start: at, end: close + closing.length })
      at = close + closing.length
    } else {
      if (opening !== undefined) closed.delete(opening)
      else at++
    }
  }
  return found
}

export function removeTemplateTags(text: string): string {
  const ranges = findTemplateTags(text)
  if (ranges.length === 0) return text
  let end = 0
  let rest = ''
  for (const range of ranges) {
    rest += text.slice(end, range.start)
    end = range.end
  }
  return rest + text.slice(end)
}

/** Whether an MDX expression is really `{{ … }}`. */
export function isTemplateExpression(inside: string): boolean {
  const text = inside.trim()
  return text.startsWith('{') && text.endsWith('}')
}
