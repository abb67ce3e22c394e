/** From one edition to another, in a browser; and what a closed page loads. */
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../support/folders.ts'
import { handbook } from '../support/command.ts'
import { oldHandbook } from '../support/old-handbook.ts'
import { visitSite } from '../support/visit.ts'

const visit = visitSite(() => {
  const out = join(temporaryFolder(true), 'site')
  const { code, stderr } = handbook(['build', '--content', oldHandbook(true).content, '--out', out, '--now', '2026-11-26T12:00:00Z'])
  if (code !== 0) throw new Error(stderr)
  return out
})

async function opened(path: string, script = true): Promise<Page> {
  const context = await visit.browser.newContext({ javaScriptEnabled: script, viewport: { width: 390, height: 800 } })
  const page = await context.newPage()
  await page.goto(visit.origin + path, { waitUntil: 'networkidle' })
  return page
}

const menu = (page: Page) => page.locator('handbook-editions')

test('the menu leads to the same page in each edition, and names the nearest where one lacks it', async () => {
  const page = await opened('/handbook/back/')
  await menu(page).getByRole('link', { name: 'Editions' }).click()
  await menu(page).getByRole('listitem').first().waitFor()
  expect(await menu(page).getByRole('listitem').allInnerTexts()).toEqual([
    'Today',
    expect.stringMatching(/^summer\s+lacks this page; nearest: Today$/),
    'spring',
  ])
  expect(await menu(page).locator('[aria-current=page]').textContent()).toBe('Today')
  await page.keyboard.press('Escape')
  expect(await menu(page).getByRole('listitem').first().isVisible()).toBe(false)
  await page.keyboard.press('Enter')
  await menu(page).getByRole('link', { name: 'spring' }).click()
  await page.waitForURL(`${visit.origin}/editions/spring/handbook/back/`)
  expect(await page.locator('h1').textContent()).toBe('Back')
  await page.context().close()
})

test.each([
  ['/editions/spring/handbook/guide/', 'Read what it says today', '/handbook/manual/guidance/'],
  ['/editions/spring/handbook/gone/', 'Today’s handbook has no such page any more.', null],
  ['/editions/summer/decisions/', 'Read what it says today', '/decisions/'],
])('%s says: %s', async (path, says, href) => {
  const page = await opened(path)
  const notice = page.locator('handbook-closed')
  expect((await notice.textContent())?.trim()).toBe(says)
  expect(href === null ? null : await notice.locator('a').getAttribute('href')).toBe(href)
  await page.context().close()
})

test('without script the links lead to the list of editions', async () => {
  const page = await opened('/editions/spring/handbook/guide/', false)
  expect(await page.getByText('Read what it says today').isVisible()).toBe(false)
  await menu(page).getByRole('link', { name: 'Editions' }).click()
  expect(new URL(page.url()).pathname).toBe('/editions/')
  await page.context().close()
})

test('a missing address names the editions that had it, and where its page is now', async () => {
  const page = await opened('/editions/summer/handbook/back/')
  const found = page.locator('handbook-existed')
  expect(await found.getByRole('link').allInnerTexts()).toEqual(['Today', 'spring'])
  expect(await found.getByRole('link').first().getAttribute('href')).toBe('/handbook/back/')
  // What is gone for good was somewhere too.
  await page.goto(`${visit.origin}/handbook/gone/`, { waitUntil: 'networkidle' })
  expect(await found.getByRole('link').allInnerTexts()).toEqual(['spring'])
  await page.goto(`${visit.origin}/never/was/`, { waitUntil: 'networkidle' })
  expect(await found.isVisible()).toBe(false)
  await page.context().close()
})

test('a closed page is small, and nothing in it moves', async () => {
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
  page.on('response', async (response) => {
    loaded.push({ path: new URL(response.url()).pathname, bytes: brotliCompressSync(await response.body()).length })
  })
  await page.goto(`${visit.origin}/editions/spring/handbook/guide/`, { waitUntil: 'networkidle' })
  const sum = (paths: RegExp) => loaded.filter(({ path }) => paths.test(path)).reduce((total, { bytes }) => total + bytes, 0)
  expect(sum(/./)).toBeLessThanOrEqual(25 * 1024)
  expect(sum(/\.js$/)).toBeLessThanOrEqual(5 * 1024)
  expect(await page.evaluate(() => (globalThis as unknown as { shifts: { sum: number } }).shifts.sum)).toBe(0)
  await context.close()
})

test('a history shows its differences on paper', async () => {
  const page = await opened('/history/handbook/back/', false)
  const added = page.locator('.fold ins').first()
  expect(await added.isVisible()).toBe(false)
  await page.emulateMedia({ media: 'print' })
  expect(await added.isVisible()).toBe(true)
})
