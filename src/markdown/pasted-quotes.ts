/** Finds typographic quotation marks around attribute values: they look like quotes, but MDX doesn't take them as such. */
import { lookalikes, oddQuotes } from '../plain/characters.ts'
import type { Range } from './document.ts'

export interface PastedQuotes extends Range {
  /** The first wrong mark. */
  char: string
  /** The range's text with straight marks. */
  replace: string
}

const value = new RegExp(`(=\\s*)([${oddQuotes}"'])([^${oddQuotes}"'<>]*(?:[’'][^${oddQuotes}"'<>]+)*)([${oddQuotes}"'])`, 'g')

/** Returns the range from the first to the last such value of the tag at an offset; undefined if all its marks are straight. */
export function findPastedQuotes(text: string, tagStart: number): PastedQuotes | undefined {
  const [tag = ''] = /^<[A-Za-z][^<>]*/.exec(text.slice(tagStart)) ?? []
  const found = [...tag.matchAll(value)].flatMap(({ 1: equals = '', 2: open = '', 3: inner = '', 4: close = '', index }) => {
    const char = [open, close].find((each) => lookalikes.has(each))
    const start = tagStart + index + equals.length
    const quote = inner.includes('"') ? "'" : '"'
    return char === undefined ? [] : [{ start, end: start + inner.length + 2, char, replace: quote + inner + quote }]
  })
  const [first] = found
  const last = found.at(-1)
  if (!first || !last) return undefined
  let replace = ''
  let at = first.start
  for (const each of found) {
    replace += text.slice(at, each.start) + each.replace
    at = each.end
  }
  return { start: first.start, end: last.end, char: first.char, replace }
}
