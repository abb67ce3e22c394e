/** Which words of a query a result does not have: it was found for the others. */
import type { Found } from './engine.ts'
import { canBeMistyped, isForm, wordsOf } from './words.ts'

/** Of these words, those that none of the pages has in any form. */
export function wordsWithout(words: readonly string[], pages: readonly Pick<Found, 'content' | 'meta'>[]): string[] {
  const known = new Set(pages.flatMap(({ content, meta }) => wordsOf([content, ...Object.values(meta)].join(' '))))
  return words.filter((word) => !isAmong(word, known))
}

/** The words of a query that tell something and that a page lacks; of short words and numbers nothing is said. */
export function lackedBy(page: Pick<Found, 'content' | 'meta'>, query: string, smallWords: ReadonlySet<string>): string[] {
  const telling = new Set(wordsOf(query).filter((word) => canBeMistyped(word) && !smallWords.has(word)))
  return wordsWithout([...telling], [page])
}

function isAmong(word: string, known: ReadonlySet<string>): boolean {
  if (known.has(word)) return true
  for (const each of known) if (each.startsWith(word) || isForm(each, word)) return true
  return false
}
