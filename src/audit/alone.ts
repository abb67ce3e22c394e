/** Whether a word stands alone, as an id or a name does. Pure. */
import { type Place, places } from './scan.ts'

/** In a program: a text of its own, or a part of an address. */
export function isQuoted(text: string, start: number, end: number): boolean {
  return /["'`>/#]/.test(text.charAt(start - 1)) && /["'`</#]/.test(text.charAt(end))
}

/** What may stand before and behind a word that stands alone, entities of HTML and escapes of JSON included. */
const opens = /(?:(?:^|\n)\s*[-+]?|["'`>/#|=,(:[{*\\]|&(?:quot|gt|#34|#x22|#39|#x27);|%(?:2f|22|23|3d))\s*$/i
const closes = /^\s*($|["'`</#?&|,)\]}:*\\]|\n|&(?:quot|lt|#34|#x22|#39|#x27);|%(?:2f|22|23|3d))/i
/** Attributes and addresses hold several names with spaces between them. */
const opensAttribute = /(^|["'=\s/#,;:]|&quot;)$/
const closesAttribute = /^($|["'\s/#,;:?&>)]|&quot;)/

export function standsAlone(text: string, start: number, end: number, place: Place): boolean {
  const before = text.slice(Math.max(0, start - 12), start)
  const behind = text.slice(end, end + 12)
  if (place === places.program) return false
  if (opens.test(before) && closes.test(behind)) return true
  if (place !== places.attribute || !opensAttribute.test(before) || !closesAttribute.test(behind)) return false
  // A sentence in an attribute, as in `alt`, is read like any other.
  const value = text.slice(text.lastIndexOf('"', start - 1) + 1, end) + text.slice(end, end + 200).split('"', 1)[0]
  if (!/\s/.test(value.trim())) return true
  return /(?:data-[\w-]+|headers|for|id)\s*=\s*"[^"]*$/i.test(text.slice(Math.max(0, start - 200), start)) && !isSentence(value)
}

/** Names that stand in one attribute have neither a capital at the beginning nor a sign at the end: "It could not be copied." is none of them. */
function isSentence(value: string): boolean {
  return /^\s*\p{Lu}\p{Ll}*\s+\p{Ll}/u.test(value) || /[.!?…:;,]\s*$/.test(value)
}
