/** Search, with the keyboard alone. */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { visitSite } from '../support/visit.ts'

const visit = visitSite()

async function open(path: string): Promise<Page> {
  const page = await visit.browser.newPage()
  page.on('pageerror', (error) => expect.fail(error.message))
  await page.goto(visit.origin + path)
  return page
}

const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent?.trim() ?? '')

test('"/" opens the dialog; arrows and Enter lead to a heading', async () => {
  const page = await open('/')
  await page.keyboard.press('/')
  await page.keyboard.type('three generations')
  const dialog = page.getByRole('dialog', { name: 'Search' })
  await dialog
    .getByRole('link', { name: /Three generations/ })
    .first()
    .waitFor()
  expect(await dialog.getByRole('status').textContent()).toMatch(/^\d+ pages? found/)
  for (let step = 0; step < 20; step++) {
    await page.keyboard.press('ArrowDown')
    if ((await focused(page)).startsWith('Three generations')) break
  }
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/handbook\/product\/tiers\/.*#three-generations$/)
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Tiers')
  await page.close()
})

test('Control and K opens, Escape closes, the arrow goes back to the field, and the focus returns', async () => {
  const page = await open('/changelog/')
  await page.locator('[data-search-open]').focus()
  await page.keyboard.press('Control+k')
  const dialog = page.getByRole('dialog', { name: 'Search' })
  expect(await dialog.isVisible()).toBe(true)
  await page.keyboard.type('pipeline')
  await dialog.locator('.search-results a').first().waitFor()
  await page.keyboard.press('ArrowDown')
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('A')
  await page.keyboard.press('ArrowUp')
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('INPUT')
  await page.keyboard.press('Escape')
  expect(await dialog.isVisible()).toBe(false)
  expect(await focused(page)).toMatch(/^Search/)
  await page.close()
})

test('a "/" that is typed into a field stays text', async () => {
  const page = await open('/search/')
  await page.locator('#_search-page-field').click()
  await page.keyboard.type('a/b')
  expect(await page.locator('#_search-page-field').inputValue()).toBe('a/b')
  expect(await page.getByRole('dialog').count()).toBe(0)
  await page.close()
})

test('the search page works from the address and keeps it', async () => {
  const page = await open('/search/?q=sizing')
  await page.locator('main .search-results a').first().waitFor()
  expect(await page.locator('main .search-results').textContent()).toContain('Sizing')
  await page.locator('#_search-page-field').fill('triage')
  await page.waitForFunction(() => document.querySelector('main .search-results')?.textContent?.includes('Triage'))
  expect(new URL(page.url()).search).toBe('?q=triage')
  await page.locator('#_search-page-field').fill('日本語')
  await page.waitForFunction(() => document.querySelector('main [role="status"]')?.textContent?.startsWith('Nothing found'))
  await page.close()
})

test('the index is not loaded until somebody searches', async () => {
  const page = await visit.browser.newPage()
  const requests: string[] = []
  page.on('request', (request) => requests.push(request.url()))
  await page.goto(`${visit.origin}/handbook/product/tiers/`, { waitUntil: 'networkidle' })
  expect(requests.filter((url) => url.includes('/pagefind/'))).toEqual([])
  expect(requests.filter((url) => !url.startsWith(visit.origin))).toEqual([])
  await page.close()
})
