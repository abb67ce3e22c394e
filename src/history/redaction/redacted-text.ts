/**
 * A redacted text, given by its words or their digest. Case, punctuation and markup don't count, so that it's found in any paragraph. Pure.
 */
import { createHash } from 'node:crypto'

export interface RedactedText {
  isIn(text: string): boolean
}

/** In scripts without spaces, each character is a word. */
const wordPattern = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|[\p{L}\p{M}\p{N}]+/gu

export function splitIntoWords(text: string): string[] {
  return text.normalize('NFKC').toLowerCase().match(wordPattern) ?? []
}

/** Returns `WORDS:HEX`. The number says how many words in a row to hash. */
export function digestWords(text: string): string {
  const words = splitIntoWords(text)
  return `${words.length}:${hashWords(words)}`
}

export function parseRedactedText({
  block,
  digest,
}: {
  block?: string | undefined
  digest?: string | undefined
}): RedactedText | undefined {
  if (block !== undefined) return createRedactedText(splitIntoWords(block).length, hashWords(splitIntoWords(block)))
  const [, count, hex] = /^(\d+):([0-9a-f]{64})$/.exec(digest ?? '') ?? []
  return hex === undefined ? undefined : createRedactedText(Number(count), hex)
}

function createRedactedText(count: number, wanted: string): RedactedText {
  return {
    isIn(text) {
      const words = splitIntoWords(text)
      if (count === 0) return false
      for (let at = 0; at + count <= words.length; at++) if (hashWords(words.slice(at, at + count)) === wanted) return true
      return false
    },
  }
}

function hashWords(words: readonly string[]): string {
  return createHash('sha256').update(words.join(' ')).digest('hex')
}
