/** Looks a query up in every way in which its words can be meant, and puts the best results first. */
import type { Answer, Engine, Hit } from './engine.ts'
import { wordsOf } from './words.ts'

import type { SmallWords } from '../../words/search-words.ts'

export type Filters = Readonly<Record<string, readonly string[]>>

export interface QueryVariant {
  query: string
  /** How much its results count beside those of the others. */
  weight: number
}

// These are measured: see the classes of `npm run search:bench`.
/** Of so many words one may be missing; more than the most make too many readings. */
const mayLackOne = { fewest: 3, most: 6 }
const weightOfLack = 0.7
/** With small words among so many others, what a page has of the small ones says little. */
const weightWithSmall = 0.9
const weightOfWhole = 1.5

/** Headings are found by all of their words, questions by those that tell something, and long ones by most of those. */
export function queryVariants(query: string, small: SmallWords): QueryVariant[] {
  if (isQuoted(query)) return [{ query, weight: 1 }]
  const words = query.split(' ')
  const telling = tellingWords(query, small)
  if (telling.length === 0) return [{ query, weight: 1 }]
  const readings = [{ query: telling.join(' '), weight: 1 }]
  if (telling.length < words.length && !isQuestion(query, small))
    readings.push({ query, weight: telling.length < mayLackOne.fewest ? 1 : weightWithSmall })
  if (telling.length < mayLackOne.fewest || telling.length > mayLackOne.most) return readings
  return [...readings, ...telling.map((_, index) => ({ query: telling.toSpliced(index, 1).join(' '), weight: weightOfLack }))]
}

/** Whether it begins like a question and has enough words that tell something: the others then only bring pages that have nothing to do with it. */
export function isQuestion(query: string, small: SmallWords): boolean {
  return small.questionWords.has(wordsOf(query)[0] ?? '') && tellingWords(query, small).length >= mayLackOne.fewest
}

function tellingWords(query: string, { stopWords }: SmallWords): string[] {
  return query.split(' ').filter((word) => wordsOf(word).some((each) => !stopWords.has(each)))
}

/** What is meant word for word. */
export function isQuoted(query: string): boolean {
  return /^".+"$/.test(query)
}

/** The results of all readings, each with the best of its scores; the counts are those of the first reading. `phrase` is what would best stand so on a page. */
export async function searchAll(phrase: string, readings: readonly QueryVariant[], filters: Filters, engine: Engine): Promise<Answer> {
  const answers = await Promise.all(readings.map((reading) => engine.search(reading.query, { filters })))
  const [main] = answers
  if (!main) throw new Error('A query has at least one reading.')
  // Words that stand together as they were typed count more, and so does a number that is no more than the beginning of another.
  const together = await engine.search(`"${phrase.replaceAll('"', '')}"`, { filters })
  const whole = new Set(together.results.map(({ id }) => id))
  const best = new Map<string, Hit>()
  answers.forEach(({ results }, index) => {
    for (const hit of results) {
      const score = hit.score * (readings[index]?.weight ?? 1) * (whole.has(hit.id) ? weightOfWhole : 1)
      if (score > (best.get(hit.id)?.score ?? -1)) best.set(hit.id, { ...hit, score })
    }
  })
  return { ...main, results: [...best.values()].sort((a, b) => b.score - a.score) }
}
