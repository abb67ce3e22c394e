/** The site's vocabulary as one small file: sorted, each word without the prefix it shares with the one before. */
import type { Vocabulary } from './correction.ts'
import { compare } from '../../plain/compare.ts'
import { indexedWords, isPlainWord } from './words.ts'

/** A word in a title counts as much as in this many texts, because people look for titles. */
const titleWeight = 16

export interface WordSource {
  /** Title and other names. */
  names: readonly string[]
  text: string
}

/** Number of texts that have each word. */
export type WordCounts = Map<string, number>

export function countWords({ names, text }: WordSource, counts: WordCounts): void {
  const count = (words: string, by: number) => {
    for (const word of indexedWords(words)) if (isPlainWord(word)) counts.set(word, (counts.get(word) ?? 0) + by)
  }
  count(text, 1)
  count(names.join(' '), titleWeight)
}

/** Weights are on a log2 scale, 0 to 9. */
export function weighWords(counts: WordCounts): Vocabulary {
  return new Map([...counts].map(([word, times]) => [word, Math.min(9, Math.floor(Math.log2(times)))]))
}

/** One line per word: length of the shared prefix in base 36, the rest of the word, its weight. */
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
