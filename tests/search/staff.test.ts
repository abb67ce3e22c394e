/** How well staff find what they mean, in the handbook that only they have: their own pages, and all that customers find. */
import { rmSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readGolden } from '../../bench/search/golden.ts'
import { type Measured, openLibrary } from '../../bench/search/library.ts'
import { formatScores, type Outcome, runQueries, scoreByKind } from '../../bench/search/score.ts'
import { loadSettings } from '../../src/settings.ts'
import { projectRoot } from '../support/command.ts'

const [forAll, forStaff] = ['golden', 'golden-staff'].map((name) => readGolden(`${projectRoot}tests/search/${name}.yaml`))
let measured: Measured
let outcomes: readonly Outcome[]

beforeAll(async () => {
  measured = await openLibrary(await loadSettings({ audience: 'staff', now: '2026-11-25' }, projectRoot))
  outcomes = await runQueries([...(forAll ?? []), ...(forStaff ?? [])], measured.library)
  console.log(formatScores(scoreByKind(outcomes)))
})

afterAll(() => rmSync(measured.folder, { recursive: true, force: true }))

test('the set names existing pages only', () => {
  const { entryIndex, linkIndex } = measured.handbook
  const isThere = (url: string) => entryIndex.byUrl(url) !== undefined || linkIndex.otherPages.has(url)
  expect(forStaff?.flatMap(({ expect: urls }) => urls).filter((url) => !isThere(url))).toEqual([])
})

test.each([
  ['title', 0.99],
  ['heading', 0.97],
  ['two words', 0.96],
  ['acronym', 0.99],
  ['synonym', 0.99],
  ['typo', 0.97],
  ['question', 0.89],
  ['person or role', 0.97],
  ['number or version', 0.99],
  ['customer', 0.9],
  ['staff', 0.92],
  ['product manager', 0.87],
  ['work page', 0.94],
])('%s: a mean reciprocal rank of at least %f', (kind, least) => {
  expect(scoreByKind(outcomes).find((score) => score.kind === kind)?.mrr ?? 0).toBeGreaterThanOrEqual(least)
})
