/** What a reader loads for the first page: bytes and requests, within the budgets of `performance.md`; no clock. */
import { brotliCompressSync } from 'node:zlib'
import type { Response } from 'playwright-core'
import { expect, test } from 'vitest'
import { countShifts, sumShifts } from '../support/shifts.ts'
import { visitSite } from '../support/visit.ts'

const visit = visitSite()

test("the first view of a handbook page is small, doesn't shift, and makes no requests to other hosts", async () => {
  const page = await visit.newPage()
  await countShifts(page)
  const responses: Response[] = []
  page.on('response', (response) => responses.push(response))
  await page.goto(`${visit.origin}/handbook/planning/triage/`)
  await visit.settle(page)
  const elsewhere = responses.map((response) => response.url()).filter((url) => !url.startsWith(visit.origin))
  const loaded = await Promise.all(
    responses.map(async (response) => ({
      path: new URL(response.url()).pathname,
      bytes: brotliCompressSync(await response.body()).length,
    })),
  )

  // Ignore the browser's own request for an icon.
  const own = loaded.filter(({ path }) => !path.endsWith('favicon.svg'))
  const sum = (paths: RegExp) => own.filter(({ path }) => paths.test(path)).reduce((total, { bytes }) => total + bytes, 0)
  expect(elsewhere).toEqual([])
  expect(own.map(({ path }) => path).length).toBeLessThanOrEqual(4)
  expect(sum(/./)).toBeLessThanOrEqual(25 * 1024)
  expect(sum(/\.js$/)).toBeLessThanOrEqual(5 * 1024)
  expect(await sumShifts(page)).toBe(0)
  await page.context().close()
})
