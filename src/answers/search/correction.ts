/** Mends one slip in a word: a letter too many, too few or wrong, or two that changed places. */
import { canBeMistyped } from './words.ts'

/** The words of the site, and how common each is: bigger is more common. */
export type Vocabulary = ReadonlyMap<string, number>

/** What a word may stand for, the likeliest first; empty where it is known, or nothing is near. */
export function correctionsOf(word: string, vocabulary: Vocabulary): string[] {
  if (!canBeMistyped(word)) return []
  const candidates: { word: string; weight: number }[] = []
  for (const [known, weight] of vocabulary) {
    // Whoever types stops in the middle of words: the beginning of one is not a slip.
    if (known.startsWith(word)) return []
    if (known.length >= 3 && isOneSlip(word, known) && !isOtherWord(word, known))
      candidates.push({ word: known, weight: weight + likelihood(word, known) })
  }
  const likeliest = candidates.sort((a, b) => b.weight - a.weight).map((each) => each.word)
  return likeliest.length > 0 ? likeliest : splitWord(word, vocabulary)
}

/** Whether one insertion, deletion, replacement or exchange of neighbours makes one word of the other. */
export function isOneSlip(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false
  let start = 0
  while (start < a.length && a[start] === b[start]) start++
  if (a.length > b.length) return a.slice(start + 1) === b.slice(start)
  if (a.length < b.length) return a.slice(start) === b.slice(start + 1)
  if (a.slice(start + 1) === b.slice(start + 1)) return true
  return a[start] === b[start + 1] && a[start + 1] === b[start] && a.slice(start + 2) === b.slice(start + 2)
}

/** Two short words, or two that begin otherwise, may differ in one letter and both be right: `paid` and `laid`, `role` and `rule`. */
function isOtherWord(word: string, known: string): boolean {
  if (word.length !== known.length) return false
  const differing = [...word].flatMap((letter, index) => (letter === known[index] ? [] : index))
  return differing.length === 1 && (word.length <= 4 || differing[0] === 0)
}

/** Hands seldom miss the first letter, and often two that changed places. */
function likelihood(word: string, known: string): number {
  const isExchange = word.length === known.length && [...word].sort().join('') === [...known].sort().join('')
  return (word[0] === known[0] ? 2 : 0) + (isExchange ? 3 : 0)
}

/** Two words that lack the space between them. */
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
