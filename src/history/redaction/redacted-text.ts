/**
 * A passage that is withheld, by its words or by a digest of them. Only words count, not their case, marks between them or markup,
 * so that it is found again in whatever paragraph it stands. Pure.
 */
import { createHash } from 'node:crypto'

export interface RedactedText {
  isIn(text: string): boolean
}

/** Where a language puts no spaces, each sign is a word. */
const word = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|[\p{L}\p{M}\p{N}]+/gu

export function wordsOfText(text: string): string[] {
  return text.normalize('NFKC').toLowerCase().match(word) ?? []
}

/** `WORDS:HEX`, so that a text is searched for passages of that length. */
export function digestOfText(text: string): string {
  const words = wordsOfText(text)
  return `${words.length}:${hash(words)}`
}

export function redactedTextOf({ block, digest }: { block?: string | undefined; digest?: string | undefined }): RedactedText | undefined {
  if (block !== undefined) return passageWith(wordsOfText(block).length, hash(wordsOfText(block)))
  const [, count, hex] = /^(\d+):([0-9a-f]{64})$/.exec(digest ?? '') ?? []
  return hex === undefined ? undefined : passageWith(Number(count), hex)
}

function passageWith(count: number, wanted: string): RedactedText {
  return {
    isIn(text) {
      const words = wordsOfText(text)
      if (count === 0) return false
      for (let at = 0; at + count <= words.length; at++) if (hash(words.slice(at, at + count)) === wanted) return true
      return false
    },
  }
}

function hash(words: readonly string[]): string {
  return createHash('sha256').update(words.join(' ')).digest('hex')
}
