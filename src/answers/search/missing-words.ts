/** Finds query words that a result lacks. */
import type { Found } from './engine.ts'
import { canBeMistyped, comparable, indexedWords, isForm, isUnspacedWord, joinedWords, wordsOf } from './words.ts'

/** The given words that none of the pages has in any form. */
export function findMissingWords(words: readonly string[], pages: readonly Pick<Found, 'content' | 'meta'>[]): string[] {
  const text = pages.map(({ content, meta }) => [content, ...Object.values(meta)].join(' ')).join(' ')
  const known = indexedWords(text)
  // In scripts without spaces, word boundaries depend on context, so compare letters.
  const letters = words.some(isUnspacedWord) ? comparable(text).replaceAll(' ', '') : ''
  return words.filter((word) => !(isUnspacedWord(word) ? letters.includes(word) : hasForm(word, known)))
}

/** Query words that a page lacks. Stopwords, short words and numbers are ignored. */
export function missingFromPage(page: Pick<Found, 'content' | 'meta'>, query: string, stopWords: ReadonlySet<string>): string[] {
  return findMissingWords(checkableWords(query, stopWords), [page])
}

/** Query words that can be checked against a page. Hyphenated words count as one. */
export function checkableWords(query: string, stopWords: ReadonlySet<string>): string[] {
  const parts = query.split(' ').flatMap((part) => {
    const joined = joinedWords(part)
    return joined.length > 0 ? joined : wordsOf(part)
  })
  return [...new Set(parts)].filter((word) => isUnspacedWord(word) || (canBeMistyped(word) && !stopWords.has(word)))
}

function hasForm(word: string, known: ReadonlySet<string>): boolean {
  if (known.has(word)) return true
  for (const each of known) if (each.startsWith(word) || isForm(each, word)) return true
  return false
}
