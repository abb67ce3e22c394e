/** The changelog list in pages and the feature matrix, with 400 entries: by URL, by keyboard, and for returning readers. */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { findViolations } from '../support/accessibility.ts'
import { contentFolder } from '../support/folders.ts'
import { longChangelog } from '../support/long-changelog.ts'
import { buildSite } from '../support/site.ts'
import { visitSite } from '../support/visit.ts'

const visit = visitSite(() => buildSite('--content', contentFolder(longChangelog(400), true), '--now', '2024-08-01T00:00:00Z'))
const { faults, open } = visit

const status = (page: Page) => page.locator('.filter-form [role="status"]')
/** What is announced once the other pages of the list are there. */
async function announced(page: Page): Promise<string | null> {
  await page.waitForFunction(() => document.querySelector('.filter-form [role="status"]')?.textContent?.includes('…') === false)
  return status(page).textContent()
}
const shownEntries = (page: Page) => page.locator('.change-group:not([hidden]) .change-list > li:not([hidden])').count()
const search = (page: Page) => decodeURIComponent(new URL(page.url()).search)

/** Other groups look like the first. */
const violations = (page: Page) => findViolations(page, { part: '.page-main', without: '.change-group ~ .change-group' })

test.each([
  { path: '', says: ['400 entries'], shown: 28 },
  { path: 'page/3/', says: ['400 entries'], shown: 28 },
  { path: 'page/3/?type=fixed', says: ['133 of 400 entries'], shown: 133 },
  { path: '?type=fixed', says: ['133 of 400 entries'], shown: 133 },
  { path: '?tier=old', says: ['378 of 400 entries'], shown: 378 },
  { path: '?tier=Pro&offering=hosted', says: ['360 of 400 entries'], shown: 360 },
  { path: '?area=edge&year=2020', says: ['7 of 400 entries'], shown: 7 },
  { path: '?q=RESUME+398', says: ['0 of 400 entries', 'No matches. Clear filters to see all entries.'], shown: 0 },
  { path: '?q=resume&type=added&year=2019', says: ['4 of 400 entries'], shown: 4 },
  {
    path: '?type=broken&year=1999&q=%3Cimg%20src%3Dx%3E',
    says: [
      '0 of 400 entries',
      'There is no type “broken” here, so that filter is ignored.',
      'There is no year “1999” here, so that filter is ignored.',
      'No matches. Clear filters to see all entries.',
    ],
    shown: 0,
  },
])('the URL "$path" shows $shown entries and announces it', async ({ path, says, shown }) => {
  const page = await visit.show(`/changelog/${path}`)
  expect((await announced(page))?.split('\n')).toEqual(says)
  expect(await shownEntries(page)).toBe(shown)
  // A release without visible entries is hidden, in the list and in the navigation.
  expect(await page.locator('.change-group:not([hidden]):not(:has(.change-list > li:not([hidden])))').count()).toBe(0)
  expect(await page.locator('.section-nav > nav li:not([hidden]) > a[href*="#"]').count()).toBe(
    await page.locator('.change-group:not([hidden])').count(),
  )
})

test('the form works by keyboard, the URL follows, and back undoes it', async () => {
  const page = await open('/changelog/')
  expect(await page.locator('select[name="type"]').isVisible()).toBe(false)
  await page.getByRole('button', { name: 'Filter', exact: true }).press('Enter')
  await page.locator('select[name="type"]').focus()
  await page.keyboard.press('F')
  await page.waitForFunction(() => location.search === '?type=fixed')
  expect(await announced(page)).toBe('133 of 400 entries')
  // Links from page to page are for the whole list alone.
  expect(await page.locator('[data-pages]:visible').count()).toBe(0)

  await page.getByLabel('Search this list').focus()
  await page.keyboard.type('resume')
  await page.waitForFunction(() => location.search === '?type=fixed&q=resume')
  expect(await status(page).textContent()).toBe('19 of 400 entries')
  await page.keyboard.press('Enter')
  expect(search(page)).toBe('?type=fixed&q=resume')

  await page.goBack()
  expect(search(page)).toBe('?type=fixed')
  expect(await status(page).textContent()).toBe('133 of 400 entries')
  expect(await page.getByLabel('Search this list').inputValue()).toBe('')
  await page.goBack()
  expect(search(page)).toBe('')
  expect(await shownEntries(page)).toBe(28)
  await page.goForward()
  expect(await page.locator('select[name="type"]').inputValue()).toBe('fixed')

  await page.getByRole('button', { name: 'Clear filters' }).focus()
  await page.keyboard.press('Enter')
  expect(search(page)).toBe('')
  expect(await shownEntries(page)).toBe(28)
  expect(await page.locator('[data-pages]:visible').count()).toBe(2)
  expect(await page.evaluate(() => (document.activeElement as HTMLInputElement).name)).toBe('q')
})

test('each set field has a chip that removes it, and the fields are folded all the while', async () => {
  const page = await open('/changelog/?type=fixed&q=resume')
  await announced(page)
  expect(await page.locator('select[name="type"]').isVisible()).toBe(false)
  expect(await page.locator('[data-chips] button').allTextContents()).toEqual(['Fixed', 'Clear filters'])
  await page.getByRole('button', { name: 'Type: Fixed. Remove this filter' }).press('Enter')
  expect(search(page)).toBe('?q=resume')
  expect(await page.locator('[data-chips] button').allTextContents()).toEqual(['Clear filters'])
})

test.each(['no-preference', 'reduce'] as const)(
  'a version in the navigation scrolls to its heading (motion: %s)',
  async (reducedMotion) => {
    const page = await open('/changelog/?type=fixed', { reducedMotion })
    await announced(page)
    const place = (name: string) =>
      page.evaluate((id) => {
        const head = document.querySelector(`#${id} h2`)?.getBoundingClientRect().top ?? 0
        return Math.round(head - Number.parseFloat(getComputedStyle(document.documentElement).scrollPaddingBlockStart))
      }, name)
    for (const version of ['4.12', '4.2', '4.20', '4.7', '4.12']) {
      const id = `v${version.replace('.', '-')}`
      await page.locator(`.section-nav > nav a[href$="#${id}"]`).click()
      await page.waitForFunction((name) => {
        const root = document.documentElement
        const { top } = document.querySelector(`#${name}`)?.getBoundingClientRect() ?? { top: 0 }
        return Math.abs(top - Number.parseFloat(getComputedStyle(root).scrollPaddingBlockStart)) < 2
      }, id)
      // The page comes to rest with the heading right below the site's header.
      expect(await place(id)).toBeGreaterThanOrEqual(-1)
      expect(await place(id)).toBeLessThan(60)
      expect(search(page)).toBe('?type=fixed')
    }
  },
)

test('years link to their first visible release', async () => {
  const page = await open('/changelog/?year=2020', { reducedMotion: 'reduce' })
  await announced(page)
  const years = page.locator('.jump-row a:visible')
  // The first release of 2021 has what was ready at the end of 2020.
  expect(await years.allTextContents()).toEqual(['2021', '2020'])
  await years.last().click()
  const group = await page.evaluate(() => document.querySelector(location.hash)?.getBoundingClientRect().top)
  expect(group).toBeGreaterThanOrEqual(0)
  expect(group).toBeLessThan(300)
})

test('entries new since the last visit are marked, and the first visit marks none', async () => {
  const page = await open('/changelog/')
  const news = page.locator('[data-news]')
  expect(await news.isVisible()).toBe(false)
  expect(await page.locator('.is-new').count()).toBe(0)

  // As if the two latest hadn't existed then.
  const key = 'handbook-news /changelog/'
  await page.evaluate((name) => {
    const seen = localStorage.getItem(name)?.split('\n') ?? []
    localStorage.setItem(name, seen.slice(2).join('\n'))
    sessionStorage.clear()
  }, key)
  await page.reload()
  expect((await news.textContent())?.trim()).toBe('2 entries are new since your last visit. Go to the first')
  expect(await page.locator('.is-new h3').allTextContents()).toEqual(['What people can do 399', 'What people can do 398'])
  await news.getByRole('link').click()
  expect(new URL(page.url()).hash).toBe('#_new')
  expect(await violations(page)).toEqual([])

  // They stay marked while the tab is open, and aren't new at the next visit.
  await page.reload()
  expect(await page.locator('.is-new').count()).toBe(2)
  await page.evaluate(() => sessionStorage.clear())
  await page.reload()
  expect(await page.locator('.is-new').count()).toBe(0)
})

test.each([
  ['light', 390],
  ['dark', 1280],
] as const)('a filtered list is accessible and no wider than the window: %s, %i px', async (colorScheme, width) => {
  const page = await open('/changelog/?type=broken&tier=team&q=resume', { colorScheme, viewport: { width, height: 900 } })
  await announced(page)
  expect(await violations(page)).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
})

test('an address from before the list had pages leads to the release', async () => {
  const page = await open('/changelog/#v1-7')
  await page.waitForURL(/\/changelog\/page\/\d+\/#v1-7$/)
  expect(await page.locator('#v1-7 h2').textContent()).toBe('1.7')
})

test('if other pages cannot be fetched, this one is filtered, and it is said', async () => {
  const page = await open('/changelog/')
  await page.route('**/changelog/page/*/', (route) => route.fulfill({ status: 503 }))
  await page.getByRole('button', { name: 'Filter', exact: true }).click()
  await page.locator('select[name="type"]').selectOption('fixed')
  expect(await announced(page)).toBe('The other pages of the list couldn’t be loaded, so only this page is filtered.')
  expect(await shownEntries(page)).toBe(9)
  await page.unroute('**/changelog/page/*/')
  await page.locator('select[name="type"]').selectOption('added')
  expect(await announced(page)).toBe('134 of 400 entries')
  faults.splice(0)
})

test('without script all entries are shown on their pages, and the form is hidden', async () => {
  const page = await open('/changelog/?type=fixed', { javaScriptEnabled: false })
  const seen = new Set<string>()
  for (let isLast = false; !isLast; ) {
    for (const url of await page.locator('.change-list h3 a').evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href)))
      seen.add(url)
    isLast = (await page.locator('.neighbours .next').count()) === 0
    if (!isLast) await page.locator('.neighbours .next').click()
  }
  expect(seen.size).toBe(400)
  expect(await page.locator('.filter-form').isVisible()).toBe(false)
  expect(await page.getByText('Turn on JavaScript to filter.').isVisible()).toBe(true)
  await page.context().close()
})

const heads = (page: Page) => page.locator('.matrix').first().locator('thead th').allTextContents()

test('the matrix shows any release and any day, by URL and by form', async () => {
  const page = await open('/features/')
  expect(await heads(page)).toEqual(['Feature', 'Base', 'Pro'])
  expect(await page.locator('.matrix').first().locator('tr', { hasText: 'Open' }).locator('td').allTextContents()).toEqual(['All plans'])

  await page.getByLabel('As of day').fill('2021-12-31')
  await page.locator('.matrix-form [role="status"]:has-text("As of 31 December 2021")').waitFor()
  expect(await heads(page)).toEqual(['Feature', 'Base', 'Team, now Pro', 'Old'])
  expect(search(page)).toBe('?on=2021-12-31')

  await page.getByLabel('As of release').selectOption('2.0')
  await page.locator('.matrix-form [role="status"]:has-text("As of 2.0, 3 June 2020")').waitFor()
  expect(search(page)).toBe('?on=2.0')
  expect(await page.getByLabel('As of day').inputValue()).toBe('2020-06-03')
  expect(await violations(page)).toEqual([])

  await page.goBack()
  await page.locator('.matrix-form [role="status"]:has-text("As of 31 December 2021")').waitFor()
  await page.goto(`${visit.origin}/features/?on=9.9`)
  await page.locator('.matrix-form [role="status"]:has-text("We don’t know release or day “9.9”.")').waitFor()
  expect(await heads(page)).toEqual(['Feature', 'Base', 'Pro'])
})

test('on a phone the matrix scrolls in its box, with its header row and feature names in view', async () => {
  const page = await open('/features/?on=2021-12-31', { viewport: { width: 320, height: 300 } })
  await page.locator('.matrix-form [role="status"]:has-text("2021")').waitFor()
  const seen = await page
    .locator('.matrix')
    .first()
    .evaluate((frame) => {
      frame.scrollTo(60, 40)
      const { left, top } = frame.getBoundingClientRect()
      const head = frame.querySelector('thead th:last-child')?.getBoundingClientRect().top ?? 0
      const name = frame.querySelector('tbody th[scope="row"]')?.getBoundingClientRect().left ?? 0
      return { scrolled: frame.scrollLeft > 0, head: Math.round(head - top) <= 1, name: Math.round(name - left) === 0 }
    })
  expect(seen).toEqual({ scrolled: true, head: true, name: true })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
})

test('without script the matrix shows today', async () => {
  const page = await open('/features/?on=2.0', { javaScriptEnabled: false })
  expect(await heads(page)).toEqual(['Feature', 'Base', 'Pro'])
  expect(await page.locator('.matrix-form').isVisible()).toBe(false)
  await page.context().close()
})

test('nothing was blocked and no error was thrown', () => {
  expect(faults).toEqual([])
})
