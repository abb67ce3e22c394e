/** Search on pages of a published edition, and in several editions at once. */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { findViolations, findViolationsInMedia, schemes } from '../support/accessibility.ts'
import { oldHandbook } from '../support/old-handbook.ts'
import { buildSite } from '../support/site.ts'
import { visitSite } from '../support/visit.ts'

const visit = visitSite(() => buildSite('--content', oldHandbook(true).content, '--now', '2026-11-26T12:00:00Z'))

async function opened(path: string): Promise<Page> {
  const page = await visit.open(path, { viewport: { width: 390, height: 844 } })
  page.on('pageerror', (error) => expect.fail(error.message))
  return page
}

/** The search status once it contains this. */
async function said(page: Page, part: string, like: RegExp): Promise<string> {
  const status = page.locator(part).getByRole('status').filter({ hasText: like })
  await status.waitFor()
  return (await status.textContent()) ?? ''
}

const results = (page: Page, part: string) =>
  page
    .locator(`${part} .search-results > li > a:first-child`)
    .evaluateAll((links) => links.map((link) => new URL((link as HTMLAnchorElement).href).pathname))

const noted = (page: Page, part: string) => page.locator(`${part} .search-editions`).allInnerTexts()

async function searchFrom(path: string, query: string): Promise<Page> {
  const page = await opened(path)
  await page.keyboard.press('Control+k')
  await page.keyboard.type(query)
  return page
}

test('on a published page the search covers only that edition and says so', async () => {
  const page = await opened('/editions/spring/handbook/')
  await page.keyboard.press('Control+k')
  expect(await said(page, 'dialog', /only/)).toBe('Searching edition “spring” only.')
  await page.keyboard.type('guide')
  expect(await said(page, 'dialog', /found/)).toBe('In edition “spring”: 2 pages found.')
  expect(await results(page, 'dialog')).toEqual(['/editions/spring/handbook/guide/', '/editions/spring/handbook/'])
})

test('on a page that is as in the edition before, the key for the search leads to the search of its edition', async () => {
  const page = await opened('/editions/summer/handbook/both/')
  expect(await page.locator('dialog').count()).toBe(0)
  expect(await findViolations(page)).toEqual([])
  await page.keyboard.press('/')
  await page.waitForURL(`${visit.origin}/search/?edition=summer`)
  expect(await said(page, 'main', /only/)).toBe('Searching edition “summer” only.')
})

test("an earlier edition doesn't find later content; all editions do", async () => {
  const page = await searchFrom('/editions/spring/handbook/', 'guidance')
  expect(await said(page, 'dialog', /No results/)).toMatch(/^In edition “spring”: No results/)
  await page.getByRole('button', { name: 'All editions' }).click()
  await said(page, 'dialog', /In all editions: .*found/)
  expect((await results(page, 'dialog'))[0]).toBe('/handbook/manual/guidance/')
})

test('in all editions a document is listed once, under any former name, with the editions that match', async () => {
  const page = await opened('/search/?edition=all&q=goes+on')
  expect(await said(page, 'main', /found/)).toBe('In all editions: 3 results found.')
  expect(await results(page, 'main')).toHaveLength(1)
  expect(await noted(page, 'main')).toEqual(['In Today, summer, spring'])
  const links = page.locator('main .search-editions a')
  expect(await links.evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).pathname))).toEqual([
    '/handbook/manual/guidance/',
    '/editions/summer/handbook/manual/guide/',
    '/editions/spring/handbook/guide/',
  ])
})

test('back to today: the results are those of today’s pages', async () => {
  const page = await searchFrom('/editions/spring/handbook/', 'back')
  await said(page, 'dialog', /In edition “spring”: .*found/)
  await page.getByRole('button', { name: 'Today’s handbook' }).click()
  await said(page, 'dialog', /^\d+ pages? found/)
  expect(await results(page, 'dialog')).toContain('/handbook/back/')
  await page.getByRole('button', { name: 'Edition “spring”' }).click()
  await said(page, 'dialog', /In edition “spring”: .*found/)
  expect(await results(page, 'dialog')).toContain('/editions/spring/handbook/back/')
})

test("the dialog's button opens all results of the edition, and the URL keeps it", async () => {
  const page = await searchFrom('/editions/summer/handbook/', 'guide')
  await page.locator('dialog').getByRole('button', { name: 'Search', exact: true }).click()
  await page.waitForURL(/\/search\/\?q=guide&edition=summer$/)
  expect(await said(page, 'main', /found/)).toMatch(/^In edition “summer”/)
  const field = page.locator('main').getByLabel('Edition')
  await field.waitFor()
  expect(await field.locator('option').allTextContents()).toEqual(['Today', 'summer', 'spring', 'All editions'])
  expect(await field.inputValue()).toBe('summer')
  await field.selectOption('spring')
  await page.waitForURL(/edition=spring/)
  expect(await said(page, 'main', /“spring”/)).toMatch(/found/)
})

test('an unknown edition is reported, and today is searched', async () => {
  const page = await opened('/search/?q=guidance&edition=winter')
  expect(await said(page, 'main', /found/)).toBe('2 pages found. There is no edition “winter”. Searching today’s handbook.')
})

test('a published page loads nothing until somebody searches, and then only the index of editions', async () => {
  const page = await visit.newPage()
  const paths: string[] = []
  page.on('request', (request) => paths.push(new URL(request.url()).pathname))
  await page.goto(`${visit.origin}/editions/spring/handbook/guide/`)
  await visit.settle(page)
  expect(paths.filter((path) => path.startsWith('/pagefind/'))).toEqual([])
  await page.keyboard.press('Control+k')
  await page.keyboard.type('guide')
  await said(page, 'dialog', /found/)
  const others = paths.filter((path) => path.startsWith('/pagefind/') && !path.startsWith('/pagefind/editions/'))
  expect(others).toEqual(['/pagefind/pagefind.js'])
  await page.context().close()
})

test('axe finds nothing in the results of all editions and of one, on a phone in both schemes', async () => {
  const nothing = { light: [], dark: [] }
  const page = await visit.show('/search/?q=goes+on&edition=all', { width: 390, height: 844 })
  await page.locator('main .search-facets select').first().waitFor()
  expect(await findViolationsInMedia(page, schemes)).toEqual(nothing)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await visit.show('/editions/spring/handbook/guide/', { width: 390, height: 844 })
  await page.keyboard.press('Control+k')
  await page.keyboard.type('guide')
  await page.locator('dialog .search-results a').first().waitFor()
  expect(await findViolationsInMedia(page, schemes)).toEqual(nothing)
})
