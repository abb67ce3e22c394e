/** Runs a query. If it has no good results, tries corrections. */
import type { SmallWords } from '../../words/small-words.ts'
import type { Vocabulary } from './correction.ts'
import type { Answer, Engine, Found, Hit } from './engine.ts'
import { type Filters, isQuestion, isQuoted, queryVariants, searchAll } from './variants.ts'
import { checkableWords, findMissingWords } from './missing-words.ts'
import { sortByTitleMatch } from './title-match.ts'
import { spaced, unspaced } from './scripts.ts'
import { isInflection, joinedWords, readQuery, wordsOf } from './words.ts'

export interface Question {
  text: string
  filters?: Filters
  /** Whether to search for exactly this text. */
  isExact?: boolean
}

export interface Library {
  engine: Engine
  /** Loads the site's vocabulary. */
  vocabulary(): Promise<Vocabulary>
  smallWords: SmallWords
}

export interface Reply {
  /** The query that the results are for. */
  query: string
  /** The typed query, if it was corrected. */
  insteadOf?: string
  /** Words dropped from the query because no page has them together with the others. */
  without?: readonly string[]
  answer: Answer
  /** The first results, best first. */
  first: readonly Found[]
  /** The remaining results. */
  rest: readonly Hit[]
}

/** Results to load before any is shown. */
const maxFirst = 3
/** Corrected queries to try. */
const maxCorrections = 4

/** Corrects the query only if no page matches it as typed. */
export async function ask({ text, filters = {}, isExact = false }: Question, library: Library): Promise<Reply> {
  const read = readQuery(text)
  const reply = await askSpaced({ text: spaced(read), filters, isExact }, library)
  return {
    ...reply,
    ...(reply.insteadOf !== undefined && { insteadOf: read }),
    query: reply.query === spaced(read) ? read : unspaced(reply.query),
  }
}

/** Like `ask`, for text with spaces between words in any script. */
async function askSpaced({ text: typed, filters = {}, isExact = false }: Question, library: Library): Promise<Reply> {
  const asTyped = await lookUp(typed, filters, library)
  if (isExact || isQuoted(typed) || asTyped.isSound) return toReply(asTyped)

  const vocabulary = await library.vocabulary()
  const typos = asTyped.unmatched.filter((word) => !isKnown(word, vocabulary))
  if (typos.length === 0 && asTyped.answer.results.length > 0) return toReply(asTyped)
  const corrected = typos.length > 0 ? await correctedQueries(typed, typos, vocabulary, library.smallWords) : []
  const best =
    (await lookUpBest(corrected, filters, library)) ??
    (await lookUpBest(withoutOneWord(corrected[0] ?? typed, library.smallWords), filters, library)) ??
    withoutResults(asTyped)
  return { ...toReply(best), ...describeChange(best.query, typed) }
}

function describeChange(query: string, typed: string): Pick<Reply, 'insteadOf' | 'without'> {
  if (query === typed) return {}
  const searched = new Set(query.split(' '))
  const without = typed.split(' ').filter((word) => !searched.has(word))
  return typed.split(' ').length - without.length === searched.size ? { without } : { insteadOf: typed }
}

interface Lookup {
  query: string
  answer: Answer
  first: readonly Found[]
  /** Query words that none of the first results has in any form. */
  unmatched: readonly string[]
  isSound: boolean
}

async function lookUp(query: string, filters: Filters, { engine, smallWords }: Library): Promise<Lookup> {
  const variants = queryVariants(query, smallWords)
  const phrase = isQuestion(query, smallWords) ? (variants[0]?.query ?? query) : query
  const answer = await searchAll(phrase, variants, filters, engine)
  const found = await Promise.all(answer.results.slice(0, maxFirst).map((hit) => hit.data()))
  const unmatched = findMissingWords(checkableWords(query, smallWords.stopWords), found)
  // If filters hide all results, the words aren't at fault.
  const isFilteredOut = answer.results.length === 0 && answer.unfilteredResultCount > 0
  const isSound = isFilteredOut || (answer.results.length > 0 && unmatched.length === 0)
  return { query, answer, first: sortByTitleMatch(found, query), unmatched, isSound }
}

/** Whether a word is in the vocabulary, or is a prefix or another form of a word that is. */
function isKnown(word: string, vocabulary: Vocabulary): boolean {
  return vocabulary.has(word) || [...vocabulary.keys()].some((each) => each.startsWith(word) || isInflection(each, word))
}

function toReply({ query, answer, first }: Lookup): Reply {
  return { query, answer, first, rest: answer.results.slice(first.length) }
}

/** Results that don't match the query's words count as no results. */
function withoutResults({ query, answer }: Lookup): Lookup {
  return { query, answer: { ...answer, results: [] }, first: [], unmatched: [], isSound: false }
}

async function lookUpBest(queries: readonly string[], filters: Filters, library: Library): Promise<Lookup | undefined> {
  const looks = await Promise.all(queries.map((query) => lookUp(query, filters, library)))
  const topScore = ({ answer }: Lookup) => answer.results[0]?.score ?? 0
  return looks.filter(({ isSound }) => isSound).sort((a, b) => topScore(b) - topScore(a))[0]
}

/** The query with each typo replaced by its likeliest corrections. A typo without one is dropped if other words remain. */
async function correctedQueries(
  query: string,
  typos: readonly string[],
  vocabulary: Vocabulary,
  { stopWords }: SmallWords,
): Promise<string[]> {
  // Load on demand: most queries have no typos.
  const { suggestCorrections } = await import('./correction.ts')
  let tries = ['']
  for (const written of query.split(' ')) {
    const typo = typos.find((each) => wordsOf(written).includes(each) || joinedWords(written).includes(each))
    const corrections = typo === undefined ? [written] : suggestCorrections(typo, vocabulary)
    tries = tries
      .flatMap((start) => (corrections.length > 0 ? corrections : ['']).map((form) => `${start} ${form}`.trim()))
      .slice(0, maxCorrections)
  }
  return tries.filter((each) => wordsOf(each).some((word) => !stopWords.has(word)))
}

/** Dropping a stopword makes no difference, so they stay. */
function withoutOneWord(query: string, { stopWords }: SmallWords): string[] {
  const words = query.split(' ')
  const content = words.flatMap((word, index) => (stopWords.has(word.toLowerCase()) ? [] : [index]))
  return content.length > 1 ? content.map((index) => words.toSpliced(index, 1).join(' ')) : []
}
