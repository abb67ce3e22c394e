/** Which words of a query a result does not have: it was found for the others. */
import type { Found } from './engine.ts'
import { canBeMistyped, comparable, isForm, isUnspacedWord, joinedWords, wordsOf } from './words.ts'

/** Of these words, those that none of the pages has in any form. */
export function wordsWithout(words: readonly string[], pages: readonly Pick<Found, 'content' | 'meta'>[]): string[] {
  const text = pages.map(({ content, meta }) => [content, ...Object.values(meta)].join(' ')).join(' ')
  const known = new Set([...wordsOf(text), ...joinedWords(text)])
  // Where a word ends depends on what stands around it.
  const letters = words.some(isUnspacedWord) ? comparable(text).replaceAll(' ', '') : ''
  return words.filter((word) => !(isUnspacedWord(word) ? letters.includes(word) : isAmong(word, known)))
}

/** The words of a query that tell something and that a page lacks; of short words and numbers nothing is said. */
export function lackedBy(page: Pick<Found, 'content' | 'meta'>, query: string, smallWords: ReadonlySet<string>): string[] {
  return wordsWithout(tellingWords(query, smallWords), [page])
}

/** The words of a query of which it can be said whether a page has them. What hyphens join counts as one. */
export function tellingWords(query: string, smallWords: ReadonlySet<string>): string[] {
  const parts = query.split(' ').flatMap((part) => {
    const joined = joinedWords(part)
    return joined.length > 0 ? joined : wordsOf(part)
  })
  return [...new Set(parts)].filter((word) => isUnspacedWord(word) || (canBeMistyped(word) && !smallWords.has(word)))
}

function isAmong(word: string, known: ReadonlySet<string>): boolean {
  if (known.has(word)) return true
  for (const each of known) if (each.startsWith(word) || isForm(each, word)) return true
  return false
}
