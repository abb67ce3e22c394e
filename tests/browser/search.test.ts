/** Search by keyboard only. */
import type { ConsoleMessage, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { findViolationsInMedia, schemes } from '../support/accessibility.ts'
import { visitSite } from '../support/visit.ts'

const visit = visitSite()

async function open(path: string): Promise<Page> {
  const page = await visit.open(path)
  page.on('pageerror', (error) => expect.fail(error.message))
  return page
}

const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent?.trim() ?? '')

test('"/" opens the dialog; arrows and Enter open a heading', async () => {
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
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Plans')
})

test('Ctrl+K opens, Escape closes, the up arrow returns to the field, and the focus is restored', async () => {
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
})

test('Enter in the dialog opens the first result, its button the page with all results', async () => {
  const page = await open('/changelog/')
  const dialog = page.getByRole('dialog', { name: 'Search' })
  await page.keyboard.press('/')
  await page.keyboard.type('definition of done')
  await dialog.locator('.search-results a').first().waitFor()
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/handbook\/planning\/definition-of-done\//)
  await page.keyboard.press('/')
  await page.keyboard.type('sizing')
  await dialog.getByRole('button', { name: 'Search', exact: true }).click()
  await page.waitForURL(/\/search\/\?q=sizing$/)
  await page.locator('main .search-results a').first().waitFor()
})

test('Enter waits for the results of the whole query, not of its first letters', async () => {
  const page = await open('/changelog/')
  const dialog = page.getByRole('dialog', { name: 'Search' })
  await page.keyboard.press('/')
  await page.keyboard.type('d')
  await dialog.locator('.search-results a').first().waitFor()
  await page.keyboard.type('efinition of done')
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/handbook\/planning\/definition-of-done\//)
})

test('Enter without a result opens the search page', async () => {
  const page = await open('/changelog/')
  await page.keyboard.press('/')
  await page.waitForFunction(() => customElements.get('handbook-search'))
  await page.keyboard.type('日本語')
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/search\/\?q=/)
})

test('a "/" typed into a field is text', async () => {
  const page = await open('/search/')
  await page.locator('#_search-page-field').click()
  await page.keyboard.type('a/b')
  expect(await page.locator('#_search-page-field').inputValue()).toBe('a/b')
  expect(await page.getByRole('dialog').count()).toBe(0)
})

test('the search page reads its query from the URL and keeps it there', async () => {
  const page = await open('/search/?q=sizing')
  await page.locator('main .search-results a').first().waitFor()
  expect(await page.locator('main .search-results').textContent()).toContain('Sizing')
  await page.locator('#_search-page-field').fill('triage')
  await page.waitForFunction(() => document.querySelector('main .search-results')?.textContent?.includes('Triage'))
  expect(new URL(page.url()).search).toBe('?q=triage')
  await page.locator('#_search-page-field').fill('日本語')
  await page.waitForFunction(() => document.querySelector('main [role="status"]')?.textContent?.startsWith('No results'))
})

test('a typo is corrected, with a way back to the typed query', async () => {
  const page = await open('/search/?q=pipelnies')
  const main = page.locator('main')
  await main.locator('.search-results a').first().waitFor()
  expect(await main.getByRole('status').textContent()).toMatch(
    /^Showing results for “pipelines” instead of “pipelnies”\. \d+ pages found\.$/,
  )
  await main.getByRole('button', { name: 'Search instead for “pipelnies”' }).click()
  await page.waitForFunction(() => !document.querySelector('main [role="status"]')?.textContent?.startsWith('Showing'))
  expect(await page.locator('#_search-page-field').inputValue()).toBe('pipelnies')
})

test('filters narrow the results, with counts, and the URL keeps them', async () => {
  const page = await open('/search/?q=pipeline')
  const kind = page.locator('main').getByLabel('Kind')
  await kind.waitFor()
  const option = (await kind.locator('option').allTextContents()).find((each) => each.startsWith('Changelog')) ?? ''
  await kind.selectOption({ label: option })
  await page.waitForFunction(() => document.querySelector('main [role="status"]')?.textContent?.match(/^\d+ pages? found/))
  await page.waitForURL(/kind=Changelog/)
  const count = /\d+/.exec(option)?.[0]
  await page.waitForFunction((wanted) => document.querySelector('main [role="status"]')?.textContent?.startsWith(`${wanted} page`), count)
  expect(new Set(await page.locator('main .search-results small').allTextContents())).toEqual(new Set(['Changelog']))
  await page.reload()
  await page.waitForFunction((wanted) => document.querySelector('main [role="status"]')?.textContent?.startsWith(`${wanted} page`), count)
  expect(await kind.inputValue()).toBe('Changelog')
})

test('the opened page highlights the words, and its URL is clean', async () => {
  const page = await open('/search/?q=triaging')
  await page.locator('main .search-results a').first().waitFor()
  await page.locator('main .search-results a[href*="/handbook/planning/triage/"]').first().click()
  await page.waitForURL(/\/handbook\/planning\/triage\/$/)
  const marked = await page.evaluate(() => [...(CSS.highlights.get('search') ?? [])].map(String))
  expect(marked).not.toEqual([])
  expect(marked.filter((each) => !/^triag/i.test(each))).toEqual([])
})

test("recent searches stay in this browser until they're cleared", async () => {
  const page = await open('/search/?q=sizing')
  await page.locator('main .search-results a').first().click()
  await page.waitForLoadState()
  await page.goto(`${visit.origin}/search/`)
  await page.getByRole('button', { name: 'sizing', exact: true }).click()
  await page.locator('main .search-results a').first().waitFor()
  await page.locator('#_search-page-field').fill('')
  await page.getByRole('button', { name: 'Clear history' }).click()
  await page.reload()
  await page.locator('main handbook-search:defined').waitFor()
  await visit.settle(page)
  expect(await page.getByRole('button', { name: 'sizing', exact: true }).count()).toBe(0)
})

test('without results, similar titles and a contact are suggested', async () => {
  const page = await open('/search/?q=%22snapshots+for+devicegroups%22')
  const offer = page.locator('main .search-offer')
  await offer.getByRole('link').first().waitFor()
  expect(await page.locator('main').getByRole('status').textContent()).toMatch(/^No results/)
  expect(await offer.textContent()).toMatch(/Ask the owner of .+: .+/)
})

test('if nothing is similar, it says whom to ask about the handbook', async () => {
  const page = await open('/search/?q=xqzvw+kjhgf')
  const line = page.locator('main .search-offer p')
  await line.waitFor()
  expect(await page.locator('main').getByRole('status').textContent()).toBe('No results for “xqzvw kjhgf”.')
  expect(await line.textContent()).toBe('Can’t find it? Ask the handbook’s owner: Product Manager')
  expect(await line.getByRole('link').getAttribute('href')).toBe('/roles/product-manager/')
})

test('if filters hide all results, a button removes them', async () => {
  const page = await open('/search/?q=sizing&kind=Releases')
  const main = page.locator('main')
  await main.getByRole('button', { name: 'Clear filters' }).click()
  await main.locator('.search-results a').first().waitFor()
  expect(new URL(page.url()).search).toBe('?q=sizing')
})

test('if no page has all words, results without one of them are shown, and it says so', async () => {
  const page = await open('/search/?q=sizing+zebra')
  const main = page.locator('main')
  await main.locator('.search-results a').first().waitFor()
  expect(await main.getByRole('status').textContent()).toMatch(
    /^No page has all of these words\. Showing results without “zebra”\. \d+ pages found\.$/,
  )
})

test('a result that lacks a query word says which', async () => {
  const page = await open('/search/?q=how+fast+must+we+answer+a+ticket')
  const title = page.locator('a:not(.sub) strong', { hasText: /^Severity and first answer/ })
  const result = page.locator('main .search-results > li', { has: title })
  expect(await result.locator('.search-note').textContent()).toBe('Without “fast”')
})

test('more results load on scrolling, then by a button, which passes the focus on', async () => {
  const page = await open('/search/?q=release')
  const items = page.locator('main .search-results > li')
  await items.nth(5).waitFor()
  await visit.settle(page)
  expect(await items.count()).toBe(6)
  const more = page.locator('main').getByRole('button', { name: 'Show more' })
  await more.scrollIntoViewIfNeeded()
  await items.nth(11).waitFor()
  await more.focus()
  await page.keyboard.press('Enter')
  await items.nth(23).waitFor()
  await page.waitForFunction(() => document.activeElement?.closest('.search-results > li'))
  const place = await page.evaluate(() =>
    [...document.querySelectorAll('main .search-results > li')].findIndex((item) => item.contains(document.activeElement)),
  )
  expect(place).toBe(12)
})

type Act = (page: Page) => Promise<unknown>

/** The tab that all tests share, to listen before a page opens. */
let tab: Page | undefined

/** Console messages of each search page, from opening it until everything has loaded. */
async function toldDuring(...visits: [path: string, act: Act][]): Promise<{ told: string[]; status: string | null }[]> {
  const told: string[] = []
  tab ??= await visit.show('/about/')
  const page = tab
  const listen = (message: ConsoleMessage) => message.type() !== 'log' && told.push(message.text())
  const fail = (error: Error) => told.push(error.message)
  page.on('console', listen)
  page.on('pageerror', fail)
  const answers: { told: string[]; status: string | null }[] = []
  for (const [path, act] of visits) {
    await visit.show(path)
    await page.locator('main handbook-search:defined').waitFor()
    await act(page)
    await visit.settle(page)
    answers.push({ told: told.splice(0), status: await page.locator('main').getByRole('status').textContent() })
  }
  page.off('console', listen)
  page.off('pageerror', fail)
  return answers
}

const statusIsThere = () => document.querySelector('main [role="status"]')?.textContent !== ''
const statusIsEmpty = () => document.querySelector('main [role="status"]')?.textContent === ''

test.each([
  ['empty', '', /^$/],
  ['blank', '   ', /^$/],
  ['10,000 characters', 'word'.repeat(2500), /^No results/],
  ['an open quotation', '"unclosed', /./],
  ['markup', '<script>alert(1)</script>', /./],
  ['a picture', '🙂', /^No results/],
  ['Chinese', '日本語 手册', /^No results/],
  ['right to left', 'مرحبا שלום', /^No results/],
  ['forty words', Array.from({ length: 40 }, (_, index) => `release${index}`).join(' '), /found/],
  ['forty times a word', 'release '.repeat(40), /found/],
  ['small words alone', 'what is it', /./],
  ['signs', '-- ... ()', /^No results/],
])('%s: gets an answer, in the URL and typed, without console messages', async (_, query, answer) => {
  const answered: Act = async (page) => query.trim() !== '' && page.waitForFunction(statusIsThere)
  const typed: Act = async (page) => {
    await answered(page)
    expect(await page.locator('main').getByRole('status').textContent()).toMatch(answer)
    await page.locator('#_search-page-field').fill('')
    await page.waitForFunction(statusIsEmpty)
    await page.locator('#_search-page-field').fill(query)
    await answered(page)
  }
  const [found] = await toldDuring([`/search/?${new URLSearchParams({ q: query })}`, typed])
  expect(found?.told).toEqual([])
  expect(found?.status).toMatch(answer)
})

test.each([
  ['?q=pipeline&tier=Platinum', 'There is no plan “Platinum”, so that filter is ignored.'],
  ['?q=pipeline&kind=%3Cscript%3E&year=', 'There is no kind “<script>”, so that filter is ignored.'],
  ['?q=pipeline&edition=gone', 'There is no edition “gone”. Searching today’s handbook.'],
  ['?q=pipeline&kind=constructor&area=__proto__', 'There is no area “__proto__”, so that filter is ignored.'],
])('%s: missing values are reported, without console messages', async (address, remark) => {
  const found: Act = (page) => page.locator('main .search-results a').first().waitFor()
  const [answer] = await toldDuring([`/search/${address}`, found])
  expect(answer?.told).toEqual([])
  expect(answer?.status).toContain(remark)
})

test('axe finds nothing on the page and in the dialog with results, on a phone in both schemes', async () => {
  const nothing = { light: [], dark: [] }
  const page = await visit.show('/search/?q=pipelnies', { width: 390, height: 844 })
  await page.locator('main .search-facets select').first().waitFor()
  expect(await findViolationsInMedia(page, schemes)).toEqual(nothing)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await page.keyboard.press('Control+k')
  await page.keyboard.type('pipelnies')
  await page.locator('dialog .search-results a').first().waitFor()
  expect(await findViolationsInMedia(page, schemes)).toEqual(nothing)
})

test('without script the page says so', async () => {
  const context = await visit.browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(`${visit.origin}/search/`)
  expect(await page.locator('main').textContent()).toContain('Turn on JavaScript to search')
  expect(await page.locator('main').getByRole('searchbox').isVisible()).toBe(false)
  await context.close()
})

test("the index isn't loaded until somebody searches", async () => {
  const page = await visit.newPage()
  const requests: string[] = []
  page.on('request', (request) => requests.push(request.url()))
  await page.goto(`${visit.origin}/handbook/product/tiers/`)
  await visit.settle(page)
  expect(requests.filter((url) => url.includes('/pagefind/'))).toEqual([])
  expect(requests.filter((url) => !url.startsWith(visit.origin))).toEqual([])
  await page.context().close()
})
