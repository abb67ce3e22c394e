/** Asks the engine what somebody typed, and where that finds nothing sound, what they probably meant. */
import type { SmallWords } from '../../words/search-words.ts'
import type { Vocabulary } from './correction.ts'
import type { Answer, Engine, Found, Hit } from './engine.ts'
import { type Filters, isQuestion, isQuoted, queryVariants, searchAll } from './look.ts'
import { tellingWords, wordsWithout } from './lacking.ts'
import { inBestOrder } from './rank.ts'
import { spaced, unspaced } from './scripts.ts'
import { isInflection, joinedWords, readQuery, wordsOf } from './words.ts'

export interface Question {
  text: string
  filters?: Filters
  /** Whether what was typed is meant as it stands. */
  isExact?: boolean
}

export interface Library {
  engine: Engine
  /** Loads the words of the site. */
  vocabulary(): Promise<Vocabulary>
  smallWords: SmallWords
}

export interface Reply {
  /** What the results are for. */
  query: string
  /** What was typed, where the results are for other words. */
  insteadOf?: string
  /** Words of what was typed that no page has together with the others: the results are for those. */
  without?: readonly string[]
  answer: Answer
  /** The first results, in the best order. */
  first: readonly Found[]
  /** Those that follow. */
  rest: readonly Hit[]
}

/** So many results are read before the first of them is shown. */
const firstOnes = 3
/** So many corrections of a query are looked up. */
const mostTries = 4

/** A correction is made only where no page has what was typed. */
export async function ask({ text, filters = {}, isExact = false }: Question, library: Library): Promise<Reply> {
  const whole = readQuery(text)
  const reply = await answerTo({ text: spaced(whole), filters, isExact }, library)
  return {
    ...reply,
    ...(reply.insteadOf !== undefined && { insteadOf: whole }),
    query: reply.query === spaced(whole) ? whole : unspaced(reply.query),
  }
}

/** As `ask`, for words that spaces part, whatever the script. */
async function answerTo({ text: typed, filters = {}, isExact = false }: Question, library: Library): Promise<Reply> {
  const asTyped = await lookUp(typed, filters, library)
  if (isExact || isQuoted(typed) || asTyped.isSound) return replyOf(asTyped)

  const vocabulary = await library.vocabulary()
  const slips = asTyped.strange.filter((word) => !isKnown(word, vocabulary))
  if (slips.length === 0 && asTyped.answer.results.length > 0) return replyOf(asTyped)
  const meant = slips.length > 0 ? await correctedQueries(typed, slips, vocabulary) : []
  const best =
    (await bestOf(meant, filters, library)) ??
    (await bestOf(withoutOneWord(meant[0] ?? typed, library.smallWords), filters, library)) ??
    nothing(asTyped)
  return { ...replyOf(best), ...differenceOf(best.query, typed) }
}

function differenceOf(query: string, typed: string): Pick<Reply, 'insteadOf' | 'without'> {
  if (query === typed) return {}
  const searched = new Set(query.split(' '))
  const without = typed.split(' ').filter((word) => !searched.has(word))
  return typed.split(' ').length - without.length === searched.size ? { without } : { insteadOf: typed }
}

interface Look {
  query: string
  answer: Answer
  first: readonly Found[]
  /** Words of the query that none of the first results has in any form. */
  strange: readonly string[]
  isSound: boolean
}

async function lookUp(query: string, filters: Filters, { engine, smallWords }: Library): Promise<Look> {
  const readings = queryVariants(query, smallWords)
  const phrase = isQuestion(query, smallWords) ? (readings[0]?.query ?? query) : query
  const answer = await searchAll(phrase, readings, filters, engine)
  const found = await Promise.all(answer.results.slice(0, firstOnes).map((hit) => hit.data()))
  const strange = wordsWithout(tellingWords(query, smallWords.stopWords), found)
  // Filters that leave nothing say nothing about the words.
  const isFilteredOut = answer.results.length === 0 && answer.unfilteredResultCount > 0
  const isSound = isFilteredOut || (answer.results.length > 0 && strange.length === 0)
  return { query, answer, first: inBestOrder(found, query), strange, isSound }
}

/** A word of the site, the beginning of one, or another form of one is typed right. */
function isKnown(word: string, vocabulary: Vocabulary): boolean {
  return vocabulary.has(word) || [...vocabulary.keys()].some((each) => each.startsWith(word) || isInflection(each, word))
}

function replyOf({ query, answer, first }: Look): Reply {
  return { query, answer, first, rest: answer.results.slice(first.length) }
}

/** What was found for something else than the words of the query is nothing. */
function nothing({ query, answer }: Look): Look {
  return { query, answer: { ...answer, results: [] }, first: [], strange: [], isSound: false }
}

async function bestOf(queries: readonly string[], filters: Filters, library: Library): Promise<Look | undefined> {
  const looks = await Promise.all(queries.map((query) => lookUp(query, filters, library)))
  const topScore = ({ answer }: Look) => answer.results[0]?.score ?? 0
  return looks.filter(({ isSound }) => isSound).sort((a, b) => topScore(b) - topScore(a))[0]
}

/** The query with each slip mended in the likeliest ways; what cannot be mended is left out where other words remain. */
async function correctedQueries(query: string, slips: readonly string[], vocabulary: Vocabulary): Promise<string[]> {
  // Most searches have no slip.
  const { correctionsOf } = await import('./correction.ts')
  let tries = ['']
  for (const written of query.split(' ')) {
    const slip = slips.find((each) => wordsOf(written).includes(each) || joinedWords(written).includes(each))
    const mended = slip === undefined ? [written] : correctionsOf(slip, vocabulary)
    tries = tries.flatMap((start) => (mended.length > 0 ? mended : ['']).map((form) => `${start} ${form}`.trim())).slice(0, mostTries)
  }
  return tries.filter((each) => each !== '')
}

/** Small words make no difference, so they stay. */
function withoutOneWord(query: string, { stopWords }: SmallWords): string[] {
  const words = query.split(' ')
  const telling = words.flatMap((word, index) => (stopWords.has(word.toLowerCase()) ? [] : [index]))
  return telling.length > 1 ? telling.map((index) => words.toSpliced(index, 1).join(' ')) : []
}
