/** Switching between editions, and what a published page loads. */
import { brotliCompressSync } from 'node:zlib'
import type { Page, Response } from 'playwright-core'
import { expect, test } from 'vitest'
import { oldHandbook } from '../support/old-handbook.ts'
import { countShifts, sumShifts } from '../support/shifts.ts'
import { buildSite } from '../support/site.ts'
import { visitSite } from '../support/visit.ts'

const visit = visitSite(() => buildSite('--content', oldHandbook(true).content, '--now', '2026-11-26T12:00:00Z'))
const phone = { width: 390, height: 800 }

const menu = (page: Page) => page.locator('handbook-editions')

test('the menu links to the same page in each edition, or to the nearest edition that has it', async () => {
  const page = await visit.show('/handbook/back/', phone)
  await page.getByRole('button', { name: 'Menu' }).click()
  await menu(page).getByRole('link', { name: 'Versions' }).click()
  await menu(page).getByRole('listitem').first().waitFor()
  expect(await menu(page).getByRole('listitem').allInnerTexts()).toEqual([
    'Today',
    expect.stringMatching(/^1 Jun 2026 · Summer\s+doesn’t have this page; closest: Today$/),
    '1 Mar 2026 · Spring',
  ])
  expect(await menu(page).locator('[aria-current=page]').textContent()).toBe('Today')
  await page.keyboard.press('Escape')
  expect(await menu(page).getByRole('listitem').first().isVisible()).toBe(false)
  await page.keyboard.press('Enter')
  await menu(page).getByRole('link', { name: '1 Mar 2026 · Spring' }).click()
  await page.waitForURL(`${visit.origin}/editions/spring/handbook/back/`)
  expect(await page.locator('h1').textContent()).toBe('Back')
})

test.each([
  ['/editions/spring/handbook/guide/', 'Read today’s version', '/handbook/manual/guidance/'],
  ['/editions/spring/handbook/gone/', 'Today’s handbook no longer has this page.', null],
  ['/editions/summer/decisions/', 'Read today’s version', '/decisions/'],
])('%s says: %s', async (path, says, href) => {
  const page = await visit.show(path, phone)
  const notice = page.locator('handbook-closed')
  await notice
    .locator('a:not([data-waiting])')
    .or(notice.filter({ hasNot: page.locator('a') }))
    .waitFor()
  expect((await notice.textContent())?.trim()).toBe(says)
  expect(href === null ? null : await notice.locator('a').getAttribute('href')).toBe(href)
})

test('without script the links go to the list of editions', async () => {
  const page = await visit.open('/editions/spring/handbook/guide/', { viewport: phone, javaScriptEnabled: false })
  expect(await page.getByText('Read today’s version').isVisible()).toBe(false)
  await page.getByRole('button', { name: 'Menu' }).click()
  await menu(page).getByRole('link', { name: 'Versions' }).click()
  expect(new URL(page.url()).pathname).toBe('/editions/')
  await page.context().close()
})

test("the 404 page lists the editions that had the URL, and the page's current URL", async () => {
  const page = await visit.show('/editions/summer/handbook/back/', phone)
  const found = page.locator('handbook-existed')
  await found.getByRole('link').first().waitFor()
  expect(await found.getByRole('link').allInnerTexts()).toEqual(['Today', 'spring'])
  expect(await found.getByRole('link').first().getAttribute('href')).toBe('/handbook/back/')
  // A deleted page was in some edition too.
  await visit.show('/handbook/gone/', phone)
  await found.getByRole('link').first().waitFor()
  expect(await found.getByRole('link').allInnerTexts()).toEqual(['spring'])
  await visit.show('/never/was/', phone)
  await visit.settle(page)
  expect(await found.isVisible()).toBe(false)
})

test("a published page is small and doesn't shift", async () => {
  const page = await visit.newPage()
  await countShifts(page)
  const responses: Response[] = []
  page.on('response', (response) => responses.push(response))
  await page.goto(`${visit.origin}/editions/spring/handbook/guide/`)
  await page.locator('handbook-closed a:not([data-waiting])').waitFor()
  await visit.settle(page)
  const loaded = await Promise.all(
    responses.map(async (response) => ({
      path: new URL(response.url()).pathname,
      bytes: brotliCompressSync(await response.body()).length,
    })),
  )
  const sum = (paths: RegExp) => loaded.filter(({ path }) => paths.test(path)).reduce((total, { bytes }) => total + bytes, 0)
  expect(sum(/./)).toBeLessThanOrEqual(25 * 1024)
  expect(sum(/\.js$/)).toBeLessThanOrEqual(5 * 1024)
  expect(await sumShifts(page)).toBe(0)
  await page.context().close()
})

test('a history prints its differences', async () => {
  const page = await visit.open('/history/handbook/back/', { viewport: phone, javaScriptEnabled: false })
  const added = page.locator('.fold ins').first()
  expect(await added.isVisible()).toBe(false)
  await page.emulateMedia({ media: 'print' })
  expect(await added.isVisible()).toBe(true)
  await page.context().close()
})
