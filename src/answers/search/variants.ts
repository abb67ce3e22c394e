/** Runs all variants of a query and puts the best results first. */
import type { Answer, Engine, Hit } from './engine.ts'
import { wordsOf } from './words.ts'

import type { SmallWords } from '../../words/small-words.ts'

export type Filters = Readonly<Record<string, readonly string[]>>

export interface QueryVariant {
  query: string
  /** Weight of its results, relative to the other variants. */
  weight: number
}

// Measured: see the classes of `npm run search:bench`.
/** Queries of this many words also match pages that lack one; longer queries would have too many variants. */
const optionalWord = { min: 3, max: 6 }
const weightWithoutOne = 0.7
/** With this many other words, matches of stopwords mean little. */
const weightWithStopWords = 0.9
const weightOfPhrase = 1.5
/** For pages that have only longer numbers: 2.31 for 2.3. */
const weightOfLongerNumber = 0.4

/** All words find headings, content words answer questions, and long queries may lack one word. */
export function queryVariants(query: string, small: SmallWords): QueryVariant[] {
  if (isQuoted(query)) return [{ query, weight: 1 }]
  const words = query.split(' ')
  const content = contentWords(query, small)
  if (content.length === 0) return [{ query, weight: 1 }]
  const variants = [{ query: content.join(' '), weight: 1 }]
  if (content.length < words.length && !isQuestion(query, small))
    variants.push({ query, weight: content.length < optionalWord.min ? 1 : weightWithStopWords })
  if (content.length < optionalWord.min || content.length > optionalWord.max) return variants
  return [...variants, ...content.map((_, index) => ({ query: content.toSpliced(index, 1).join(' '), weight: weightWithoutOne }))]
}

/** Whether the query starts like a question and has enough content words. Its stopwords would only bring unrelated pages. */
export function isQuestion(query: string, small: SmallWords): boolean {
  return small.questionWords.has(wordsOf(query)[0] ?? '') && contentWords(query, small).length >= optionalWord.min
}

function contentWords(query: string, { stopWords }: SmallWords): string[] {
  return query.split(' ').filter((word) => wordsOf(word).some((each) => !stopWords.has(each)))
}

/** Whether the query is in quotes, so it's searched word for word. */
export function isQuoted(query: string): boolean {
  return /^".+"$/.test(query)
}

/** Results of all variants, each with its best score; counts are those of the first variant. Pages with the exact `phrase` score higher. */
export async function searchAll(phrase: string, variants: readonly QueryVariant[], filters: Filters, engine: Engine): Promise<Answer> {
  const answers = await Promise.all(variants.map((variant) => engine.search(variant.query, { filters })))
  const [main] = answers
  if (!main) throw new Error('A query has at least one variant.')
  // Adjacent words in the typed order score higher.
  const exact = await engine.search(`"${phrase.replaceAll('"', '')}"`, { filters })
  const withPhrase = new Set(exact.results.map(({ id }) => id))
  const withNumber = await pagesByNumber(phrase, filters, engine)
  const best = new Map<string, Hit>()
  for (const [index, { query, weight }] of variants.entries()) {
    const numbers = wholeNumbers(query).flatMap((number) => withNumber.get(number) ?? [])
    for (const hit of answers[index]?.results ?? []) {
      const weightOfNumbers = numbers.every((pages) => pages.has(hit.id)) ? 1 : weightOfLongerNumber
      const score = hit.score * weight * weightOfNumbers * (withPhrase.has(hit.id) ? weightOfPhrase : 1)
      if (score > (best.get(hit.id)?.score ?? -1)) best.set(hit.id, { ...hit, score })
    }
  }
  return { ...main, results: [...best.values()].sort((a, b) => b.score - a.score) }
}

/** The pages that have each number of a query as it is, by number. */
async function pagesByNumber(query: string, filters: Filters, engine: Engine): Promise<Map<string, ReadonlySet<string>>> {
  const pages = wholeNumbers(query).map(async (number): Promise<[string, ReadonlySet<string>]> => {
    const { results } = await engine.search(`"${number}"`, { filters })
    return [number, new Set(results.map(({ id }) => id))]
  })
  return new Map(await Promise.all(pages))
}

/** Numbers with dots, such as versions. */
function wholeNumbers(query: string): string[] {
  return [...new Set(wordsOf(query).filter((word) => /^\d+(\.\d+)+$/.test(word)))]
}
