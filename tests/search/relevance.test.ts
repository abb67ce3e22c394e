/** How well the search finds what readers mean, in the handbook that this project ships. Says what moved since the ranks were recorded. */
import { rmSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readGolden } from '../../bench/search/golden.ts'
import { type Measured, openLibrary, readRanks } from '../../bench/search/library.ts'
import { generatedQueries } from '../../bench/search/queries.ts'
import { movedRanks, type Outcome, outcomesOf, type Score, scoresOf, scoreTable } from '../../bench/search/score.ts'
import { loadSettings } from '../../src/settings.ts'
import { projectRoot } from '../support/command.ts'

const golden = readGolden(`${projectRoot}tests/search/golden.yaml`)
let measured: Measured
let outcomes: readonly Outcome[]
let scores: ReadonlyMap<string, Score>

beforeAll(async () => {
  measured = await openLibrary(await loadSettings({ now: '2026-11-25' }, projectRoot))
  outcomes = await outcomesOf([...golden, ...generatedQueries(measured.handbook)], measured.library)
  const all = scoresOf(outcomes)
  scores = new Map(all.map((score) => [score.kind, score]))
  const moved = movedRanks(outcomes, readRanks(`${projectRoot}tests/search/ranks.json`))
  console.log(`${scoreTable(all)}\n\nMoved since the ranks were recorded: ${moved.length > 0 ? `\n${moved.join('\n')}` : 'none'}`)
})

afterAll(() => rmSync(measured.folder, { recursive: true, force: true }))

test('the set is as big as it has to be, and names no page that is not there', () => {
  const { catalogue, world } = measured.handbook
  const isThere = (url: string) =>
    catalogue.byUrl(url) !== undefined || world.otherPages.has(url) || catalogue.ids('glossary').some((id) => url === `/glossary/#${id}`)
  expect(golden.length).toBeGreaterThanOrEqual(150)
  expect(golden.flatMap(({ expect: urls }) => urls).filter((url) => !isThere(url))).toEqual([])
})

test.each([
  ['title', 0.92],
  ['heading', 0.85],
  ['two words', 0.85],
  ['acronym', 0.85],
  ['synonym', 0.85],
  ['typo', 0.8],
  ['question', 0.7],
  ['person or role', 0.85],
  ['number or version', 0.85],
])('%s: a mean reciprocal rank of at least %f', (kind, least) => {
  expect(scores.get(kind)?.mrr ?? 0).toBeGreaterThanOrEqual(least)
})

test('of words with a slip, at most 3 in 100 find nothing', () => {
  expect(scores.get('typo')?.empty ?? 1).toBeLessThanOrEqual(0.03)
})

test('what is found as it was typed is never searched as something else', () => {
  const typedRight = outcomes.filter(({ kind }) => !['typo', 'question'].includes(kind))
  expect(typedRight.filter(({ searched }) => searched !== undefined)).toEqual([])
})
