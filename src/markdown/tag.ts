/** Finds the ranges of JSX attributes: the parser has positions of tags only. */
import type { Range } from './document.ts'

export interface Attribute {
  name: Range
  /** With quotes or braces; missing for `<A b/>`. */
  value?: Range
}

/** Returns the attributes of the tag at an offset, in order. Spreads are named `...`. */
export function findAttributes(text: string, tagStart: number): Map<string, Attribute> {
  const found = new Map<string, Attribute>()
  let at = tagStart + 1
  while (at < text.length && /[\w.:$-]/.test(text.charAt(at))) at++
  while (at < text.length) {
    const char = text.charAt(at)
    if (char === '>') break
    if (char === '{') {
      const end = skipBraces(text, at)
      found.set('...', { name: { start: at, end } })
      at = end
    } else if (/[\w:$-]/.test(char)) {
      const start = at
      while (/[\w:$-]/.test(text.charAt(at))) at++
      const name = { start, end: at }
      const equals = /^\s*=\s*/.exec(text.slice(at, at + 200))
      if (!equals) {
        found.set(text.slice(start, name.end), { name })
        continue
      }
      at += equals[0].length
      const valueStart = at
      const quote = text.charAt(at)
      if (quote === '{') at = skipBraces(text, at)
      else {
        const close = text.indexOf(quote, at + 1)
        at = close < 0 ? text.length : close + 1
      }
      found.set(text.slice(start, name.end), { name, value: { start: valueStart, end: at } })
    } else at++
  }
  return found
}

function skipBraces(text: string, open: number): number {
  let depth = 0
  for (let at = open; at < text.length; at++) {
    const char = text.charAt(at)
    if (char === '"' || char === "'" || char === '`') {
      const close = text.indexOf(char, at + 1)
      if (close < 0) return text.length
      at = close
    } else if (char === '{') depth++
    else if (char === '}' && --depth === 0) return at + 1
  }
  return text.length
}
