/** Scores a search by queries with known answers. */
import { ask, type Library } from '../../src/answers/search/ask.ts'
import type { Query } from './queries.ts'

export interface Outcome extends Query {
  /** Rank of the first right answer in the top ten, from 1; 0 if it isn't there. */
  rank: number
  /** Whether nothing was found. */
  isEmpty: boolean
  /** What was searched instead of the query. */
  searched: string | undefined
}

const maxResults = 10

export async function runQueries(queries: readonly Query[], library: Library): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  for (const each of queries) outcomes.push(await runQuery(each, library))
  return outcomes
}

async function runQuery(query: Query, library: Library): Promise<Outcome> {
  const { first, rest, insteadOf, query: searched } = await ask({ text: query.query }, library)
  const more = await Promise.all(rest.slice(0, maxResults - first.length).map((hit) => hit.data()))
  const urls = [...first, ...more].map(({ url }) => url)
  return {
    ...query,
    rank: urls.findIndex((url) => query.expect.includes(url)) + 1,
    isEmpty: urls.length === 0,
    searched: insteadOf === undefined ? undefined : searched,
  }
}

export interface Score {
  kind: string
  count: number
  mrr: number
  first: number
  firstFive: number
  empty: number
}

/** Scores each kind of query, in order of appearance. */
export function scoreByKind(outcomes: readonly Outcome[]): Score[] {
  return [...Map.groupBy(outcomes, ({ kind }) => kind)].map(([kind, members]) => {
    const share = (isOne: (outcome: Outcome) => boolean) => members.filter(isOne).length / members.length
    return {
      kind,
      count: members.length,
      mrr: members.reduce((sum, { rank }) => sum + (rank > 0 ? 1 / rank : 0), 0) / members.length,
      first: share(({ rank }) => rank === 1),
      firstFive: share(({ rank }) => rank > 0 && rank <= 5),
      empty: share(({ isEmpty }) => isEmpty),
    }
  })
}

export function formatScores(scores: readonly Score[]): string {
  const row = (cells: readonly string[]) => cells.map((cell, index) => (index === 0 ? cell.padEnd(18) : cell.padStart(9))).join('')
  const rows = scores.map(({ kind, count, mrr, first, firstFive, empty }) =>
    row([kind, String(count), ...[mrr, first, firstFive, empty].map((value) => value.toFixed(3))]),
  )
  return [row(['', 'queries', 'MRR@10', 'hit@1', 'hit@5', 'nothing']), ...rows].join('\n')
}

const queryKey = ({ kind, query }: Query) => `${kind}: ${query}`

/** Returns the ranks to record, except first ranks. */
export function ranksToRecord(outcomes: readonly Outcome[]): Record<string, number> {
  return Object.fromEntries(outcomes.filter(({ rank }) => rank !== 1).map((outcome) => [queryKey(outcome), outcome.rank]))
}

/** Returns a line for each query whose rank differs from the recorded one. */
export function describeMovedRanks(outcomes: readonly Outcome[], recorded: Readonly<Record<string, number>>): string[] {
  const name = (rank: number) => (rank === 0 ? 'not found' : String(rank))
  return outcomes.flatMap((outcome) => {
    const before = recorded[queryKey(outcome)] ?? 1
    return before === outcome.rank ? [] : [`${queryKey(outcome)}: ${name(before)} -> ${name(outcome.rank)}`]
  })
}
