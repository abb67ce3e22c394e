/** How well the search finds what readers mean in the shipped handbook. Reports changes since the ranks were recorded. */
import { rmSync } from 'node:fs'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readGolden } from '../../bench/search/golden.ts'
import { type Measured, openLibrary, readRanks } from '../../bench/search/library.ts'
import { generateQueries } from '../../bench/search/queries.ts'
import { describeMovedRanks, type Outcome, runQueries, type Score, scoreByKind, formatScores } from '../../bench/search/score.ts'
import { smallWords } from '../../src/words/small-words.ts'
import { ask } from '../../src/answers/search/ask.ts'
import { canBeMistyped, wordsOf } from '../../src/answers/search/words.ts'
import { loadSettings } from '../../src/settings.ts'
import { projectRoot } from '../support/command.ts'

const golden = readGolden(`${projectRoot}tests/search/golden.yaml`)
let measured: Measured
let outcomes: readonly Outcome[]
let scores: ReadonlyMap<string, Score>

beforeAll(async () => {
  measured = await openLibrary(await loadSettings({ now: '2026-11-25' }, projectRoot))
  outcomes = await runQueries([...golden, ...generateQueries(measured.handbook)], measured.library)
  const all = scoreByKind(outcomes)
  scores = new Map(all.map((score) => [score.kind, score]))
  const moved = describeMovedRanks(outcomes, readRanks(`${projectRoot}tests/search/ranks.json`))
  console.log(`${formatScores(all)}\n\nMoved since the ranks were recorded: ${moved.length > 0 ? `\n${moved.join('\n')}` : 'none'}`)
})

afterAll(() => rmSync(measured.folder, { recursive: true, force: true }))

test('the set is large enough, and names existing pages only', () => {
  const { entryIndex, linkIndex } = measured.handbook
  const isThere = (url: string) =>
    entryIndex.byUrl(url) !== undefined ||
    linkIndex.otherPages.has(url) ||
    entryIndex.ids('glossary').some((id) => url === `/glossary/#${id}`)
  expect(golden.length).toBeGreaterThanOrEqual(350)
  expect(golden.flatMap(({ expect: urls }) => urls).filter((url) => !isThere(url))).toEqual([])
})

test.each([
  ['title', 0.99],
  ['heading', 0.975],
  ['two words', 0.96],
  ['acronym', 0.99],
  ['synonym', 0.99],
  ['typo', 0.95],
  ['question', 0.89],
  ['person or role', 0.97],
  ['number or version', 0.99],
  ['customer', 0.91],
  ['staff', 0.93],
  ['product manager', 0.87],
])('%s: a mean reciprocal rank of at least %f', (kind, least) => {
  expect(scores.get(kind)?.mrr ?? 0).toBeGreaterThanOrEqual(least)
})

test('at most 3 in 100 words with a typo find nothing', () => {
  expect(scores.get('typo')?.empty ?? 1).toBeLessThanOrEqual(0.03)
})

describe('a query with good results is never corrected', () => {
  /** The engine's first pages that have every word as typed, or a word starting with it. */
  async function soundFor(query: string): Promise<string[]> {
    const asked = wordsOf(query).filter((word) => canBeMistyped(word) && !smallWords.stopWords.has(word))
    const { results } = await measured.library.engine.search(query)
    const pages = await Promise.all(results.slice(0, 20).map((hit) => hit.data()))
    return pages.flatMap(({ url, content, meta }) => {
      const words = wordsOf([content, ...Object.values(meta)].join(' '))
      return asked.every((each) => words.some((word) => word.startsWith(each))) ? [url] : []
    })
  }

  test('no query in the set that was corrected has good results', async () => {
    const corrected = outcomes.filter(({ searched }) => searched !== undefined)
    expect(corrected.length).toBeGreaterThan(50)
    const wrong = await Promise.all(corrected.map(async ({ query }) => ({ query, sound: await soundFor(query) })))
    expect(wrong.filter(({ sound }) => sound.length > 0)).toEqual([])
  })

  test('no correctly typed query is corrected', () => {
    expect(outcomes.filter(({ kind, searched }) => kind !== 'typo' && searched !== undefined)).toEqual([])
  })

  test('words that are together on any page are searched as they are', async () => {
    const { results } = await measured.library.engine.search(null)
    const pages = await Promise.all(results.map((hit) => hit.data()))
    const words = pages.map(({ content }) => [...new Set(wordsOf(content).filter(canBeMistyped))]).filter(({ length }) => length >= 3)
    const queries = fc.constantFrom(...words).chain((all) => fc.uniqueArray(fc.constantFrom(...all), { minLength: 1, maxLength: 3 }))
    await fc.assert(
      fc.asyncProperty(queries, async (query) => {
        const { insteadOf, answer } = await ask({ text: query.join(' ') }, measured.library)
        expect({ insteadOf, isFound: answer.results.length > 0 }).toEqual({ insteadOf: undefined, isFound: true })
      }),
      { seed: 7, numRuns: 200 },
    )
  })
})
