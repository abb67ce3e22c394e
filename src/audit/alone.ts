/** Whether a word is on its own, as ids and names are. Pure. */
import { type Context, contexts } from './scan.ts'

/** Return whether a word in program text is a whole string, or a segment of an address. */
export function isQuoted(text: string, start: number, end: number): boolean {
  return /["'`>/#]/.test(text.charAt(start - 1)) && /["'`</#]/.test(text.charAt(end))
}

/** What may surround a word on its own, including HTML entities and JSON escapes. */
const opening = /(?:(?:^|\n)\s*[-+]?|["'`>/#|=,(:[{*\\]|&(?:quot|gt|#34|#x22|#39|#x27);|%(?:2f|22|23|3d))\s*$/i
const closing = /^\s*($|["'`</#?&|,)\]}:*\\]|\n|&(?:quot|lt|#34|#x22|#39|#x27);|%(?:2f|22|23|3d))/i
/** Attributes and addresses hold several names separated by spaces. */
const attributeOpening = /(^|["'=\s/#,;:]|&quot;)$/
const attributeClosing = /^($|["'\s/#,;:?&>)]|&quot;)/

export function standsAlone(text: string, start: number, end: number, context: Context): boolean {
  const before = text.slice(Math.max(0, start - 12), start)
  const behind = text.slice(end, end + 12)
  if (context === contexts.program) return false
  if (opening.test(before) && closing.test(behind)) return true
  if (context !== contexts.attribute || !attributeOpening.test(before) || !attributeClosing.test(behind)) return false
  // A sentence in an attribute, such as `alt`, reads like any other text.
  const value = text.slice(text.lastIndexOf('"', start - 1) + 1, end) + text.slice(end, end + 200).split('"', 1)[0]
  if (!/\s/.test(value.trim())) return true
  return /(?:data-[\w-]+|headers|for|id)\s*=\s*"[^"]*$/i.test(text.slice(Math.max(0, start - 200), start)) && !isSentence(value)
}

/** Names in an attribute don't start with a capital or end with punctuation, as "Couldn’t copy." does. */
function isSentence(value: string): boolean {
  return /^\s*\p{Lu}\p{Ll}*\s+\p{Ll}/u.test(value) || /[.!?…:;,]\s*$/.test(value)
}
