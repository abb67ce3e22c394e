/** Reading and navigating, with and without JavaScript. */
import { expect, test } from 'vitest'
import { visitSite } from '../support/visit.ts'

const visit = visitSite()

test('everything reads and links without script', async () => {
  const context = await visit.browser.newContext({ javaScriptEnabled: false, viewport: { width: 1280, height: 800 } })
  const page = await context.newPage()
  await page.goto(`${visit.origin}/`)
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Handbook' }).click()
  await page.getByRole('navigation', { name: 'Section' }).getByRole('link', { name: 'Product', exact: true }).click()
  await page.getByRole('navigation', { name: 'Section' }).getByRole('link', { name: 'Plans', exact: true }).click()
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Plans')
  await page.getByRole('navigation', { name: 'On this page' }).getByRole('link', { name: 'Who a plan is for' }).click()
  expect(page.url()).toMatch(/#who-a-plan-is-for$/)
  await page.getByRole('navigation', { name: 'Previous and next page' }).getByRole('link').first().click()
  await page.getByRole('navigation', { name: 'Breadcrumbs' }).getByRole('link', { name: 'Home' }).click()
  await page.locator('[data-search-open]').click()
  expect(await page.locator('noscript').count()).toBeGreaterThan(0)
  expect(new URL(page.url()).pathname).toBe('/search/')
  await context.close()
})

test('on a phone the section opens without script', async () => {
  const context = await visit.browser.newContext({ javaScriptEnabled: false, viewport: { width: 390, height: 800 } })
  const page = await context.newPage()
  await page.goto(`${visit.origin}/handbook/product/tiers/`)
  await page.getByText('In this section: Product').click()
  await page.getByRole('navigation', { name: 'Section', exact: true }).getByRole('link', { name: 'Decisions' }).click()
  expect(new URL(page.url()).pathname).toBe('/handbook/product/decisions/')
  await context.close()
})

test('in a long section the current page is in view', async () => {
  const page = await visit.show('/releases/2.1/', { height: 700 })
  const gap = () =>
    page.evaluate(() => {
      const nav = document.querySelector('.section-nav > nav')?.getBoundingClientRect()
      const current = document.querySelector('.section-nav > nav [aria-current="page"]')?.getBoundingClientRect()
      return (nav?.bottom ?? 0) - (current?.bottom ?? Number.POSITIVE_INFINITY)
    })
  await expect.poll(gap).toBeGreaterThan(0)
  expect(await page.evaluate(() => scrollY)).toBe(0)
})

test('the table of contents marks the current heading', async () => {
  const page = await visit.show('/handbook/product/tiers/', { height: 700 })
  const marked = () => page.locator('.toc a[aria-current]').allTextContents()
  await page.evaluate(() => document.getElementById('who-a-plan-is-for')?.scrollIntoView({ behavior: 'instant' }))
  await expect.poll(marked).toEqual(['Who a plan is for'])
  await page.evaluate(() => scrollTo({ top: document.body.scrollHeight, behavior: 'instant' }))
  await expect.poll(marked).toEqual([await page.locator('.toc a').last().textContent()])
})

test('a button chooses the colour scheme, and the next page keeps it', async () => {
  const page = await visit.show('/')
  const background = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)
  const light = await background()
  const button = page.getByRole('button', { name: /^Theme/ })
  await button.click()
  await button.click()
  expect(await button.textContent()).toContain('Dark')
  const dark = await background()
  expect(dark).not.toBe(light)
  await page.goto(`${visit.origin}/roles/`)
  expect(await background()).toBe(dark)
})

test('the first focusable element is a link to the text', async () => {
  const page = await visit.show('/roles/product-manager/')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect.poll(() => new URL(page.url()).hash).toBe('#_main')
})

test('the 404 page suggests the nearest page', async () => {
  const page = await visit.show('/')
  const response = await page.goto(`${visit.origin}/handbook/planing/sizng/`)
  expect(response?.status()).toBe(404)
  const link = page.locator('handbook-nearest').getByRole('link').first()
  await link.waitFor()
  expect(await link.getAttribute('href')).toBe('/handbook/planning/sizing/')
})
