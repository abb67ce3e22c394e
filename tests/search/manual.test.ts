/** Writers find what they look for in the tool's own manual. */
import { rmSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readGolden } from '../../bench/search/golden.ts'
import { type Measured, openLibrary } from '../../bench/search/library.ts'
import { runQueries } from '../../bench/search/score.ts'
import { loadSettings } from '../../src/settings.ts'
import { projectRoot } from '../support/command.ts'
import { manualDay } from '../support/manual.ts'

const golden = readGolden(`${projectRoot}tests/search/manual.yaml`)
let measured: Measured

beforeAll(async () => {
  const options = { content: `${projectRoot}docs`, config: `${projectRoot}docs/handbook.config.ts`, now: manualDay() }
  measured = await openLibrary(await loadSettings(options, projectRoot))
})

afterAll(() => rmSync(measured.folder, { recursive: true, force: true }))

test('the set names existing pages only', () => {
  const isThere = (url: string) => measured.handbook.entryIndex.byUrl(url) !== undefined
  expect(golden.flatMap(({ expect: urls }) => urls).filter((url) => !isThere(url))).toEqual([])
})

/** A question has many words that other pages have too. */
const lastPlace: Readonly<Record<string, number>> = { question: 3 }

test.each(golden)('$kind: $query', async (query) => {
  const [outcome] = await runQueries([query], measured.library)
  expect(outcome?.rank).toBeGreaterThan(0)
  expect(outcome?.rank).toBeLessThanOrEqual(lastPlace[query.kind] ?? 1)
})
