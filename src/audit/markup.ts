/** Small pieces of markup for the scanner: names, ends, escapes. Pure. */
import { entities } from './characters.ts'

/** Character codes. */
export const code = {
  quote: 34,
  percent: 37,
  ampersand: 38,
  apostrophe: 39,
  less: 60,
  equals: 61,
  greater: 62,
  bracket: 93,
  backslash: 92,
  newline: 10,
}

/** A complete tag, for texts where `<` may be a plain character. */
const wholeTag = /<\/?[a-z][\w:-]*(?:\s+[^\s=<>"'/]+(?:\s*=\s*(?:\\?"[^"<]*"|'[^'<]*'|[^\s"'<>]+))?)*\s*\/?>/iy

/** Return the name of the attribute whose `=` is at an offset. */
export function attributeNameBefore(text: string, at: number): string {
  let from = at
  while (from > 0 && text.charCodeAt(from - 1) > 32 && at - from < 40) from--
  return text.slice(from, at).toLowerCase()
}

export function isWholeTag(text: string, at: number): boolean {
  wholeTag.lastIndex = at
  return wholeTag.test(text)
}

export function decodeEntity(name: string): number | undefined {
  if (!name.startsWith('#')) return entities.get(name)
  const value = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
  return value < 0x10000 ? value : undefined
}

/** Decode the first character of a percent-encoded run. */
export function decodePercentAt(text: string, at: number): { unit: number; next: number } | undefined {
  const first = decodeByteAt(text, at)
  if (first === undefined) return undefined
  if (first < 0x80) return { unit: first, next: at + 3 }
  const count = first >= 0xe0 ? 3 : 2
  const bytes = Array.from({ length: count }, (_, index) => decodeByteAt(text, at + 3 * index))
  if (bytes.includes(undefined)) return undefined
  const unit = Buffer.from(bytes as number[])
    .toString('utf8')
    .charCodeAt(0)
  return { unit, next: at + 3 * count }
}

export function decodeByteAt(text: string, at: number): number | undefined {
  const hex = text.slice(at, at + 3)
  return /^%[0-9a-f]{2}$/i.test(hex) ? Number.parseInt(hex.slice(1), 16) : undefined
}

/** Skip styles and scripts with code. Scripts with data are text. */
export function findRawElementEnd(text: string, at: number, name: string): number {
  const head = text.slice(at, text.indexOf('>', at) + 1)
  if (name === 'script' && /type=["']?(application|importmap|speculationrules)/i.test(head)) return -1
  const end = text.indexOf(`</${name}`, at)
  return end < 0 ? text.length : end
}

/** Return the closing bracket of a link's target, or -1 if it isn't on this line. */
export function findTargetEnd(text: string, from: number): number {
  let depth = 0
  const last = Math.min(text.length, from + 2000)
  for (let at = from; at < last; at++) {
    const unit = text.charCodeAt(at)
    if (unit === code.newline) return -1
    if (unit === 40) depth++
    else if (unit === 41 && depth-- === 0) return at
  }
  return -1
}

/** Return whether a line starts a block in Markdown: blank, heading, item, quote, row or fence. */
export function isBlockStart(text: string, at: number): boolean {
  let here = at
  while (text.charCodeAt(here) === 32 || text.charCodeAt(here) === 9 || text.charCodeAt(here) === 13) here++
  const unit = text.charCodeAt(here)
  if (Number.isNaN(unit) || unit === 10 || unit === 35 || unit === 62 || unit === 124 || unit === 96) return true
  if (unit === 45 || unit === 42 || unit === 43) return text.charCodeAt(here + 1) === 32
  return unit >= 48 && unit <= 57 && /^\d+[.)] /.test(text.slice(here, here + 8))
}
