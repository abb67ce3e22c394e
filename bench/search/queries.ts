/** Generates queries from a handbook, reproducibly: titles, headings, and both with a typo. */
import type { Handbook } from '../../src/graph/handbook.ts'
import { searchRecords } from '../../src/outputs/search/records.ts'
import { canBeMistyped, wordsOf } from '../../src/answers/search/words.ts'

export interface Query {
  kind: string
  query: string
  /** Right answers; any will do. */
  expect: readonly string[]
}

const maxQueries = 150

export function generateQueries(handbook: Handbook, seed = 7): Query[] {
  const random = createRandom(seed)
  const records = searchRecords(handbook)
  const titles = createUniqueQueries(
    'title',
    records.filter(({ standing }) => standing === 'current' || standing === 'detail').map(({ title, url }) => [title, url]),
  )
  const headings = createUniqueQueries(
    'heading',
    records.flatMap(({ entry, url }) =>
      (entry?.document.headings ?? []).filter(({ depth, text }) => depth > 1 && wordsOf(text).length > 1).map(({ text }) => [text, url]),
    ),
  )
  const chosen = [...sample(titles, maxQueries, random), ...sample(headings, maxQueries, random)]
  const typos = [...titles, ...headings].flatMap(({ query, expect }) => {
    const mistyped = addTypo(query, random)
    return mistyped === undefined ? [] : [{ kind: 'typo', query: mistyped, expect }]
  })
  return [...chosen, ...sample(typos, maxQueries, random)]
}

/** Leaves out text that's on several pages, since it has no single right answer. */
function createUniqueQueries(kind: string, pairs: readonly (readonly [string, string])[]): Query[] {
  const byText = Map.groupBy(pairs, ([text]) => wordsOf(text).join(' '))
  return [...byText.values()].flatMap(([first, ...others]) =>
    first && others.every(([, url]) => url === first[1]) && wordsOf(first[0]).length > 0
      ? [{ kind, query: first[0], expect: [first[1]] }]
      : [],
  )
}

function sample<Value>(values: readonly Value[], count: number, random: () => number): Value[] {
  return values
    .map((value) => ({ value, place: random() }))
    .sort((a, b) => a.place - b.place)
    .slice(0, count)
    .map(({ value }) => value)
}

/** Adds, removes, replaces or swaps a letter in one of the long words. Returns undefined if there is none. */
function addTypo(text: string, random: () => number): string | undefined {
  const words = text.toLowerCase().split(' ')
  const long = words.flatMap((word, index) => (word.length >= 5 && canBeMistyped(word) ? index : []))
  const index = long[Math.floor(random() * long.length)]
  if (index === undefined) return undefined
  const word = words[index] ?? ''
  const at = 1 + Math.floor(random() * (word.length - 2))
  const letter = String.fromCharCode(97 + Math.floor(random() * 26))
  const variants = [
    word.slice(0, at) + letter + word.slice(at),
    word.slice(0, at) + word.slice(at + 1),
    word.slice(0, at) + letter + word.slice(at + 1),
    word.slice(0, at) + (word[at + 1] ?? '') + (word[at] ?? '') + word.slice(at + 2),
  ]
  return words.with(index, variants[Math.floor(random() * variants.length)] ?? word).join(' ')
}

function createRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
    return state / 0x7fffffff
  }
}
