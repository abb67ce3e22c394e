/** Index of all editions of the shipped handbook: which editions have which results, and what a reader loads. */
import { rmSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Measured, openLibrary } from '../../bench/search/library.ts'
import { ask } from '../../src/answers/search/ask.ts'
import { editionsFolder, scopeFilter } from '../../src/plain/search-scope.ts'
import { loadSettings } from '../../src/settings.ts'
import { projectRoot } from '../support/command.ts'

let measured: Measured

beforeAll(async () => {
  measured = await openLibrary(await loadSettings({ now: '2026-11-25' }, projectRoot), editionsFolder)
})

afterAll(() => rmSync(measured.folder, { recursive: true, force: true }))

const foundIn = async (text: string, edition: string) => {
  const { first } = await ask({ text, filters: scopeFilter(edition) }, measured.library)
  return first
}

test('the first results in an edition need at most 120 KB in 10 requests, each from that edition', async () => {
  const first = await foundIn('release', 'beginning')
  expect(first.map(({ filters }) => filters['edition']?.includes('beginning'))).toEqual([true, true, true])
  const { bytes, requests } = measured.loading()
  expect(requests).toBeLessThanOrEqual(10)
  expect(bytes).toBeLessThanOrEqual(120 * 1024)
})

test('an edition has the page as it was, and nothing later', async () => {
  expect((await foundIn('customer evidence', 'beginning'))[0]?.url).toBe('/editions/beginning/handbook/evidence/customer-evidence/')
  const [query, page] = ['install a certified package for modbus', '/changelog/2026/07/certified-modbus/']
  expect((await foundIn(query, 'beginning')).map(({ url }) => url)).not.toContain(page)
  // Today's text is another, and that of the edition is as in the one after it.
  expect((await foundIn(query, 'releases'))[0]?.url).toBe(`/editions/direction${page}`)
})

test('a typo is corrected with the words of all editions', async () => {
  const { insteadOf, query } = await ask({ text: 'pipelnies', filters: scopeFilter('releases') }, measured.library)
  expect({ insteadOf, query }).toEqual({ insteadOf: 'pipelnies', query: 'pipelines' })
})
