/** The words of a site as one small file: sorted, each without what it shares with the one before. */
import type { Vocabulary } from './correction.ts'
import { compare } from '../../plain/compare.ts'
import { isPlainWord, joinedWords, wordsOf } from './words.ts'

/** A word of a title counts as often as in so many texts: titles are what people look for. */
const titleCounts = 16

export interface WordSource {
  /** Its title and its other names. */
  names: readonly string[]
  text: string
}

/** In how many texts each word stands. */
export type WordCounts = Map<string, number>

export function countWords({ names, text }: WordSource, counts: WordCounts): void {
  const count = (words: string, by: number) => {
    for (const word of new Set([...wordsOf(words), ...joinedWords(words)]))
      if (isPlainWord(word)) counts.set(word, (counts.get(word) ?? 0) + by)
  }
  count(text, 1)
  count(names.join(' '), titleCounts)
}

/** Weights are steps of doubling, 0 to 9. */
export function vocabularyOf(counts: WordCounts): Vocabulary {
  return new Map([...counts].map(([word, times]) => [word, Math.min(9, Math.floor(Math.log2(times)))]))
}

/** A line a word: the length that it shares with the one before as a small number, the rest, its weight. */
export function writeVocabulary(vocabulary: Vocabulary): string {
  let before = ''
  const lines = [...vocabulary]
    .sort(([a], [b]) => compare(a, b))
    .map(([word, weight]) => {
      let shared = 0
      while (shared < 35 && shared < word.length && word[shared] === before[shared]) shared++
      before = word
      return `${shared.toString(36)}${word.slice(shared)}${weight}`
    })
  return lines.join('\n')
}

export function readVocabulary(text: string): Vocabulary {
  let before = ''
  return new Map(
    text.split('\n').map((line) => {
      before = before.slice(0, Number.parseInt(line[0] ?? '0', 36)) + line.slice(1, -1)
      return [before, Number(line.at(-1))]
    }),
  )
}
