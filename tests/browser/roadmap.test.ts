/** The roadmap with 60 items: in both kinds of lanes, by URL, by keyboard; and an item's trace as a picture. */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { findViolationsInMedia, findViolations, schemes } from '../support/accessibility.ts'
import { contentFolder } from '../support/folders.ts'
import { longRoadmap } from '../support/long-roadmap.ts'
import { buildSite } from '../support/site.ts'
import { visitSite } from '../support/visit.ts'

const content = contentFolder(longRoadmap(60), true)
const visit = visitSite(() => buildSite('--content', content, '--audience', 'staff', '--now', '2026-11-24T12:00:00Z'))
const forCustomers = visitSite(() => buildSite('--content', content, '--now', '2026-11-24T12:00:00Z'))
const { faults, open } = visit

const status = (page: Page) => page.locator('.filter-form [role="status"]')
const search = (page: Page) => new URL(page.url()).search
const shownLanes = (page: Page) => page.locator('.lane:not([hidden]) > h2').allTextContents()

test.each([
  { path: '/roadmap/', says: ['60 items'] },
  { path: '/roadmap/?area=area3', says: ['5 of 60 items'] },
  { path: '/roadmap/?area=Area+3&horizon=Now', says: ['2 of 60 items'] },
  { path: '/roadmap/?objective=o1', says: ['8 of 60 items'] },
  { path: '/roadmap/?objective=none', says: ['12 of 60 items'] },
  { path: '/roadmap/?status=shipped', says: ['10 of 60 items'] },
  { path: '/roadmap/?status=shipped&horizon=now', says: ['0 of 60 items', 'No matches. Clear filters to see all items.'] },
  { path: '/roadmap/?milestone=m2', says: ['3 of 60 items'] },
  { path: '/roadmap/?evidence=enough', says: ['50 of 60 items'] },
  { path: '/roadmap/?q=TITLE+59', says: ['1 of 60 items'] },
  // An item in several lanes counts once.
  { path: '/roadmap/by-objective/', says: ['60 items'] },
  { path: '/roadmap/by-objective/?objective=o1', says: ['8 of 60 items'] },
  {
    path: '/roadmap/by-objective/?area=nowhere&milestone=%3Cimg%3E',
    says: [
      '60 items',
      'There is no area “nowhere” here, so that filter is ignored.',
      'There is no milestone “<img>” here, so that filter is ignored.',
    ],
  },
])('$path says $says.0', async ({ path, says }) => {
  const page = await visit.show(path)
  expect((await status(page).textContent())?.split('\n')).toEqual(says)
  const shown = await page
    .locator('.lane li:not([hidden]) > a')
    .evaluateAll((links) => new Set(links.map((link) => (link as HTMLAnchorElement).href)).size)
  expect(`${shown}`).toBe(says[0]?.split(' ')[0])
  // Empty lanes are hidden, also in the navigation.
  expect(await page.locator('.lane:not([hidden]):not(:has(li:not([hidden])))').count()).toBe(0)
  const named = await page.locator('.section-nav > nav li:not([hidden]) > a[href*="#"]').allTextContents()
  expect(named.filter((title) => title !== 'Score and evidence')).toEqual(await shownLanes(page))
})

test('the form works by keyboard, the URL follows, back undoes it, and the other lanes get the filter', async () => {
  const page = await open('/roadmap/')
  await page.getByRole('button', { name: 'Filter', exact: true }).press('Enter')
  await page.getByLabel('Status').focus()
  await page.keyboard.press('S')
  await page.waitForFunction(() => location.search === '?status=shipped')
  expect(await status(page).textContent()).toBe('10 of 60 items')
  expect(await shownLanes(page)).toEqual(['Shipped'])

  await page.getByLabel('Search this list').focus()
  await page.keyboard.type('title 5')
  await page.waitForFunction(() => location.search === '?status=shipped&q=title+5')
  await page.getByRole('link', { name: 'By objective' }).focus()
  await page.keyboard.press('Enter')
  await page.waitForURL('**/roadmap/by-objective/?status=shipped&q=title+5')
  const said = await status(page).textContent()
  expect(await page.getByLabel('Search this list').inputValue()).toBe('title 5')

  await page.goBack()
  await page.waitForURL('**/roadmap/?status=shipped&q=title+5')
  expect(await status(page).textContent()).toBe(said)
  await page.goBack()
  expect(search(page)).toBe('?status=shipped')
  expect(await status(page).textContent()).toBe('10 of 60 items')
  await page.goBack()
  expect(search(page)).toBe('')
  expect(await status(page).textContent()).toBe('60 items')

  await page.goForward()
  await page.getByRole('button', { name: 'Clear filters' }).focus()
  await page.keyboard.press('Enter')
  expect(search(page)).toBe('')
  expect(await status(page).textContent()).toBe('60 items')
})

test('without script all items are shown in both kinds of lanes, which link to each other', async () => {
  const page = await open('/roadmap/?status=shipped', { javaScriptEnabled: false })
  expect(await page.locator('.lane li').count()).toBe(60)
  expect(await page.locator('.filter-form').isVisible()).toBe(false)
  expect(await page.getByText('Turn on JavaScript to filter.').isVisible()).toBe(true)
  await page.getByRole('link', { name: 'By objective' }).click()
  expect((await shownLanes(page)).slice(-3)).toEqual(['No objective', 'Shipped', 'Dropped'])
  await page.getByRole('link', { name: 'Now, next, later' }).click()
  expect(new URL(page.url()).pathname).toBe('/roadmap/')
  await page.context().close()
})

test.each(['/roadmap/by-objective/?area=area3&status=nothing', '/objectives/o1/', '/roadmap/r0/', '/milestones/m2/', '/insights/'])(
  '%s: accessible and no wider than the window, on a phone in both schemes and on a wide screen in the dark one',
  async (path) => {
    const page = await visit.show(path, { width: 390 })
    const onPhone = await findViolationsInMedia(page, schemes)
    expect(onPhone.light).toEqual([])
    expect(onPhone.dark).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
    await page.setViewportSize({ width: 1280, height: 900 })
    expect(await findViolations(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(1280)
  },
)

test('the trace picture is readable on a phone, and its links to an entry and an insight work by keyboard', async () => {
  const page = await open('/roadmap/r0/', { viewport: { width: 390, height: 900 } })
  const picture = page.getByRole('group', { name: 'Diagram of the chain' })
  const unfold = () => page.locator('details:has(.trace)').evaluate((fold) => fold.setAttribute('open', ''))
  await page.getByText('Show as a diagram').click()
  const size = await picture
    .locator('text')
    .first()
    .evaluate((text) => Number.parseFloat(getComputedStyle(text).fontSize) * ((text as SVGTextElement).getScreenCTM()?.a ?? 0))
  expect(size).toBeGreaterThanOrEqual(13)
  // Each title fits its card.
  const over = await picture.locator(':is(a, g)').evaluateAll(
    (cards) =>
      cards.filter((each) => {
        const frame = each.querySelector('rect')?.getBoundingClientRect()
        return [...each.querySelectorAll('text')].some(
          (text) => text.getBoundingClientRect().right > (frame?.right ?? 0) || text.getBoundingClientRect().bottom > (frame?.bottom ?? 0),
        )
      }).length,
  )
  expect(over).toBe(0)

  await picture.getByRole('link', { name: 'Objective: Objective 0', exact: true }).focus()
  await page.keyboard.press('Enter')
  await page.waitForURL('**/objectives/o0/')
  await page.goBack()
  await unfold()
  await picture
    .getByRole('link', { name: /^Customer evidence: / })
    .first()
    .focus()
  await page.keyboard.press('Enter')
  await page.waitForURL('**/insights/**')
  expect(await page.evaluate(() => document.querySelector(`[id="${location.hash.slice(1)}"]`)?.tagName)).toBe('TR')
})

test("customers can't filter by evidence, and see none", async () => {
  const page = await forCustomers.show('/roadmap/?area=area3')
  expect(await status(page).textContent()).toBe('5 of 60 items')
  expect(await page.getByLabel('Evidence').count()).toBe(0)
  expect(await page.locator('[data-evidence]').count()).toBe(0)
})

test('nothing was blocked and no error was thrown', () => {
  expect(faults).toEqual([])
})
