/** What a reader loads to search 1,000 pages, within the budget of `performance.md`; no clock. */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { writeCorpus } from '../../bench/corpus.ts'
import { type Measured, openLibrary } from '../../bench/search/library.ts'
import { ask } from '../../src/answers/search/ask.ts'
import { searchRecords } from '../../src/outputs/search/records.ts'
import { loadSettings } from '../../src/settings.ts'
import { projectRoot } from '../support/command.ts'
import { temporaryFolder } from '../support/folders.ts'

let measured: Measured

beforeAll(async () => {
  const content = join(temporaryFolder(true), 'content')
  writeCorpus(content, 1000)
  measured = await openLibrary(await loadSettings({ content, now: '2026-11-25' }, projectRoot))
  rmSync(content, { recursive: true })
})

afterAll(() => rmSync(measured.folder, { recursive: true, force: true }))

/** The part of 120 KB for the engine, index and results; tests/browser/search-cost.test.ts has our own script. */
const budget = 112 * 1024

test.each([
  [['device'], 8],
  [['device', 'pipeline'], 9],
  [['device', 'pipeline', 'snapshot'], 10],
])('the first results of %j, which is on every page, fit the budget in %d requests', async (words, most) => {
  const { library, loading } = await measured.reader()
  const { first } = await ask({ text: words.join(' ') }, library)
  expect(first).toHaveLength(3)
  const { bytes, requests, files } = loading()
  expect(requests, files.join('\n')).toBeLessThanOrEqual(most)
  expect(bytes, files.join('\n')).toBeLessThanOrEqual(budget)
})

test('results for words with very long lists keep their sections and highlights', async () => {
  const { first } = await ask({ text: 'device pipeline' }, measured.library)
  for (const { excerpt, sub_results: parts } of first) {
    expect(excerpt).toContain('<mark>')
    expect(parts.filter(({ url }) => url.includes('#')).length).toBeGreaterThanOrEqual(3)
  }
})

test('the vocabulary is loaded only if a word is unknown', async () => {
  await ask({ text: 'snapshot' }, measured.library)
  measured.loading()
  const { insteadOf, query } = await ask({ text: 'snaphsot' }, measured.library)
  expect({ insteadOf, query }).toEqual({ insteadOf: 'snaphsot', query: 'snapshot' })
  expect(measured.loading().requests).toBeLessThanOrEqual(2)
})

test('every file of the index is used by some search', () => {
  // One per page, and about seventy for the engine, vocabulary and chunks of the index.
  expect(measured.index.files).toBeLessThanOrEqual(searchRecords(measured.handbook).length + 75)
})
