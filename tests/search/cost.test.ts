/** What a reader loads to search 1,000 pages, as `performance.md` budgets it; no clock. */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { writeCorpus } from '../../bench/corpus.ts'
import { type Measured, openLibrary } from '../../bench/search/library.ts'
import { ask } from '../../src/model/search/ask.ts'
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

test('the first results of a word that stands on every page come with at most 120 KB in 9 requests', async () => {
  const { first } = await ask({ text: 'device' }, measured.library)
  expect(first).not.toEqual([])
  const { bytes, requests } = measured.loading()
  expect(requests).toBeLessThanOrEqual(9)
  expect(bytes).toBeLessThanOrEqual(120 * 1024)
})

test('the words of the site are loaded when one is unknown, and then alone', async () => {
  await ask({ text: 'snapshot' }, measured.library)
  measured.loading()
  const { insteadOf, query } = await ask({ text: 'snaphsot' }, measured.library)
  expect({ insteadOf, query }).toEqual({ insteadOf: 'snaphsot', query: 'snapshot' })
  expect(measured.loading().requests).toBeLessThanOrEqual(2)
})

test('the index has no file that no search loads', () => {
  // One for each page, and for the engine, the words and the index itself some forty.
  expect(measured.index.files).toBeLessThanOrEqual(1000 + 60)
})
