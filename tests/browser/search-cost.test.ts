/**
 * What a reader of the shipped handbook loads until the first results, including our own script; tests/search/cost.test.ts has 1,000 pages.
 */
import { brotliCompressSync } from 'node:zlib'
import type { Response } from 'playwright-core'
import { expect, test } from 'vitest'
import { visitSite } from '../support/visit.ts'

const visit = visitSite()

interface Sent {
  path: string
  /** Size as sent by a host: compressed files stay as they are. */
  bytes: number
}

type Answer = Promise<{ before: Sent[]; all: Sent[] }>
const asked = new Map<string, Answer>()

/** What loads until the first results, and afterwards; each query in a new browser. */
function sentFor(query: string, width = 1280): Answer {
  const key = `${width} ${query}`
  const sent = asked.get(key) ?? ask(query, width)
  asked.set(key, sent)
  return sent
}

async function ask(query: string, width: number): Answer {
  const page = await visit.newPage({ viewport: { width, height: 800 } })
  const responses: Response[] = []
  page.on('response', (response) => responses.push(response))
  await page.goto(`${visit.origin}/handbook/planning/triage/`)
  await visit.settle(page)
  responses.length = 0
  await page.keyboard.press('/')
  await page.locator('dialog').getByRole('searchbox').fill(query)
  await page.locator('dialog .search-results a').first().waitFor()
  const count = responses.length
  // If there's space, filter fields load after the results.
  if (width > 400) await page.locator('dialog .search-facets select').first().waitFor()
  await visit.settle(page)
  const all = await Promise.all(responses.map(sentIn))
  await page.context().close()
  return { before: all.slice(0, count), all }
}

async function sentIn(response: Response): Promise<Sent> {
  const body = await response.body()
  return { path: new URL(response.url()).pathname, bytes: Math.min(body.length, brotliCompressSync(body).length) }
}

const sum = (all: readonly Sent[]) => all.reduce((total, { bytes }) => total + bytes, 0)

test.each([['sizing'], ['release day'], ['definition of done']])('%s: the first results need at most 112 KB', async (query) => {
  const { before } = await sentFor(query)
  expect(sum(before)).toBeLessThanOrEqual(112 * 1024)
})

test('our own script is at most 8 KB of that, without the code for editions', async () => {
  const { before } = await sentFor('sizing')
  const own = before.filter(({ path }) => !path.startsWith('/pagefind/'))
  expect(sum(own)).toBeLessThanOrEqual(8 * 1024)
  expect(own.filter(({ path }) => /editions/.test(path))).toEqual([])
})

test("filters load after the first results, and not if there's no space for them", async () => {
  const kinds = (all: readonly Sent[]) => all.map(({ path }) => path.split('.').at(-1))
  const wide = kinds((await sentFor('sizing')).all)
  expect(wide.filter((kind) => kind === 'pf_filter').length).toBeGreaterThan(0)
  expect(wide.slice(0, wide.indexOf('pf_filter')).filter((kind) => kind === 'pf_fragment').length).toBeGreaterThanOrEqual(3)
  expect(kinds((await sentFor('sizing', 390)).all)).not.toContain('pf_filter')
})
