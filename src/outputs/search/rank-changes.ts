/** What a change does to the search: pages that are no longer found where they were, by their own title or by a question of the company. */
import { indexedWords } from '../../answers/search/words.ts'
import type { Handbook } from '../../graph/handbook.ts'
import { compare } from '../../plain/compare.ts'
import { smallWords } from '../../words/small-words.ts'
import type { SearchRecord } from './record.ts'
import { searchRecords } from './records.ts'
import { searchTexts } from './text-search.ts'

export interface RankChange {
  /** What is searched for. */
  question: string
  /** The page that should be found, by its address now. */
  url: string
  /** Its position before and now, from 1; undefined if it isn't among the first ten. */
  from: number | undefined
  to: number | undefined
  /** Titles of the pages before it now, best first. */
  above: readonly string[]
}

export interface RankComparison {
  before: Handbook
  after: Handbook
  /** Addresses before and now of entries that changed; undefined where there's no page. */
  changed: readonly { before: string | undefined; after: string | undefined }[]
}

/** Pages that readers look at. */
const depth = 10
/** Titles that are searched for, so that a change of everything takes no minutes. */
const maxTitles = 300
const maxAbove = 3

/**
 * Lists positions that moved. Besides the questions of the configuration, readers are taken to search for the titles of the pages that changed,
 * and of those whose titles have a word in common with them. A page that's new or gone has no position to compare.
 */
export function findRankChanges(comparison: RankComparison): RankChange[] {
  const { before, after } = comparison
  return listQuestions(comparison).flatMap(({ question, url, earlier }): RankChange[] => {
    const then = findRank(question, earlier, before)
    const now = findRank(question, url, after)
    return then.rank === now.rank ? [] : [{ question, url, from: then.rank, to: now.rank, above: now.above }]
  })
}

interface Question {
  question: string
  url: string
  /** The page's address before. */
  earlier: string
}

function listQuestions({ before, after, changed }: RankComparison): Question[] {
  const urls = new Map(changed.flatMap((each) => (each.before === undefined ? [] : [[each.before, each.after] as const])))
  const today = new Set(searchRecords(after).map(({ url }) => url))
  const records = searchRecords(before)
  const affected = new Set([...urls.keys(), ...changed.flatMap(({ after: url }) => url ?? [])])
  const words = new Set([...records, ...searchRecords(after)].filter(({ url }) => affected.has(url)).flatMap(wordsOfNames))
  const isNear = (record: SearchRecord) => affected.has(record.url) || wordsOfNames(record).some((word) => words.has(word))
  const titles = records.flatMap((record): Question[] => {
    const url = urls.has(record.url) ? urls.get(record.url) : record.url
    return url === undefined || !today.has(url) || !isNear(record) ? [] : [{ question: record.title, url, earlier: record.url }]
  })
  const nearest = titles.toSorted((a, b) => Number(affected.has(b.earlier)) - Number(affected.has(a.earlier))).slice(0, maxTitles)
  const asked = after.config.questions.map(({ ask, find }): Question => {
    const earlier = [...urls].find(([, url]) => url === find)?.[0] ?? find
    return { question: ask, url: find, earlier }
  })
  return [...asked, ...nearest.toSorted((a, b) => compare(a.url, b.url))]
}

function wordsOfNames({ title, otherNames }: SearchRecord): string[] {
  return [title, ...otherNames].flatMap((name) => [...indexedWords(name)]).filter((word) => !smallWords.stopWords.has(word))
}

function findRank(text: string, url: string, handbook: Handbook): { rank: number | undefined; above: readonly string[] } {
  const found = searchTexts({ text, limit: depth }, handbook).hits.map(({ record }) => record)
  const index = found.findIndex((record) => record.url === url)
  const before = index < 0 ? found : found.slice(0, index)
  return { rank: index < 0 ? undefined : index + 1, above: before.slice(0, maxAbove).map(({ title }) => title) }
}
