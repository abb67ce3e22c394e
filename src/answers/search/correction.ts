/** Corrects one typo in a word: a missing, extra, wrong or swapped letter. */
import { canBeMistyped } from './words.ts'

/** The site's words with their weights; higher is more common. */
export type Vocabulary = ReadonlyMap<string, number>

/** Likely corrections, best first; empty if the word is known or nothing is close. */
export function suggestCorrections(word: string, vocabulary: Vocabulary): string[] {
  if (!canBeMistyped(word)) return []
  const candidates: { word: string; weight: number }[] = []
  for (const [known, weight] of vocabulary) {
    // People search while they type, so a prefix isn't a typo.
    if (known.startsWith(word)) return []
    if (known.length >= 3 && isOneTypo(word, known) && !isDifferentWord(word, known))
      candidates.push({ word: known, weight: weight + likelihood(word, known) })
  }
  const likeliest = candidates.sort((a, b) => b.weight - a.weight).map((each) => each.word)
  return likeliest.length > 0 ? likeliest : splitWord(word, vocabulary)
}

/** Whether the words differ by one insertion, deletion, replacement or swap of neighbours. */
export function isOneTypo(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false
  let start = 0
  while (start < a.length && a[start] === b[start]) start++
  if (a.length > b.length) return a.slice(start + 1) === b.slice(start)
  if (a.length < b.length) return a.slice(start) === b.slice(start + 1)
  if (a.slice(start + 1) === b.slice(start + 1)) return true
  return a[start] === b[start + 1] && a[start + 1] === b[start] && a.slice(start + 2) === b.slice(start + 2)
}

/** Short words, or words with different first letters, may differ in one letter and both be right: `paid` and `laid`, `role` and `rule`. */
function isDifferentWord(word: string, known: string): boolean {
  if (word.length !== known.length) return false
  const differing = [...word].flatMap((letter, index) => (letter === known[index] ? [] : index))
  return differing.length === 1 && (word.length <= 4 || differing[0] === 0)
}

/** Typos rarely hit the first letter, and often swap two letters. */
function likelihood(word: string, known: string): number {
  const isSwap = word.length === known.length && [...word].sort().join('') === [...known].sort().join('')
  return (word[0] === known[0] ? 2 : 0) + (isSwap ? 3 : 0)
}

/** Two words with the space between them missing. */
function splitWord(word: string, vocabulary: Vocabulary): string[] {
  let best: { words: string; weight: number } | undefined
  for (let at = 3; at <= word.length - 3; at++) {
    const [first, second] = [vocabulary.get(word.slice(0, at)), vocabulary.get(word.slice(at))]
    if (first === undefined || second === undefined) continue
    const weight = Math.min(first, second)
    if (!best || weight > best.weight) best = { words: `${word.slice(0, at)} ${word.slice(at)}`, weight }
  }
  return best ? [best.words] : []
}
