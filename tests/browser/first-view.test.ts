/** What a reader loads for the first page: bytes and requests, as `performance.md` budgets them; no clock. */
import { brotliCompressSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { visitSite } from '../support/visit.ts'

const visit = visitSite()

test('the first view of a page of the handbook is small, stays still and asks no other host', async () => {
  const context = await visit.browser.newContext({ viewport: { width: 1280, height: 900 } })
  const page = await context.newPage()
  await page.addInitScript(() => {
    const shifts = { sum: 0 }
    Object.assign(globalThis, { shifts })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shifts.sum += (entry as PerformanceEntry & { value: number }).value
    }).observe({ type: 'layout-shift', buffered: true })
  })
  const loaded: { path: string; bytes: number }[] = []
  const elsewhere: string[] = []
  page.on('response', async (response) => {
    if (!response.url().startsWith(visit.origin)) elsewhere.push(response.url())
    else loaded.push({ path: new URL(response.url()).pathname, bytes: brotliCompressSync(await response.body()).length })
  })
  await page.goto(`${visit.origin}/handbook/planning/triage/`, { waitUntil: 'networkidle' })

  // The browser's own request for an icon is none of the page's.
  const own = loaded.filter(({ path }) => !path.endsWith('favicon.svg'))
  const sum = (paths: RegExp) => own.filter(({ path }) => paths.test(path)).reduce((total, { bytes }) => total + bytes, 0)
  expect(elsewhere).toEqual([])
  expect(own.map(({ path }) => path).length).toBeLessThanOrEqual(4)
  expect(sum(/./)).toBeLessThanOrEqual(25 * 1024)
  expect(sum(/\.js$/)).toBeLessThanOrEqual(5 * 1024)
  expect(await page.evaluate(() => (globalThis as unknown as { shifts: { sum: number } }).shifts.sum)).toBe(0)
  await context.close()
})
