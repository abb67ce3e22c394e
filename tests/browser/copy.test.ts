/** The button that copies a page as Markdown. */
import { expect, test } from 'vitest'
import { countFurtherShifts, sumShifts } from '../support/shifts.ts'
import { visitSite } from '../support/visit.ts'

const visit = visitSite()
const path = '/handbook/planning/triage/'

test('copies the Markdown page and says so', async () => {
  const context = await visit.browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] })
  const page = await context.newPage()
  await page.goto(visit.origin + path)
  const button = page.getByRole('button', { name: 'Copy as Markdown' })
  await button.focus()
  await page.keyboard.press('Enter')
  await page.getByRole('status').filter({ hasText: 'Copied.' }).waitFor()
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  const markdownUrl = await page.evaluate(async (address) => (await fetch(address)).text(), `${path}index.md`)
  expect(copied).toBe(markdownUrl)
  expect(copied).toMatch(/^# Triage\n/)
  await context.close()
})

test("says when the Markdown page can't be loaded", async () => {
  const context = await visit.browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] })
  const page = await context.newPage()
  await page.route('**/index.md', (route) => route.abort())
  await page.goto(visit.origin + path)
  await page.getByRole('button', { name: 'Copy as Markdown' }).click()
  await page.getByRole('status').filter({ hasText: 'Couldn’t copy.' }).waitFor()
  await context.close()
})

test('is hidden without script', async () => {
  const context = await visit.browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(visit.origin + path)
  expect(await page.getByRole('button', { name: 'Copy as Markdown' }).isVisible()).toBe(false)
  await context.close()
})

test.each([320, 390, 800, 1280])('loading it shifts nothing in a window of %i px', async (width) => {
  const context = await visit.browser.newContext({ viewport: { width, height: 9000 } })
  const page = await context.newPage()
  // The script loads after the page has been painted.
  let release = () => {}
  const released = new Promise<void>((resolve) => {
    release = resolve
  })
  await page.route('**/_assets/*.js', async (route) => {
    await released
    await route.continue()
  })
  await page.goto(visit.origin + path, { waitUntil: 'commit' })
  await page.locator('.site-footer').waitFor()
  // Shifts while the page loads from a slow host are tested in first-view.test.ts.
  await countFurtherShifts(page)
  release()
  await page.locator('.page-facts').scrollIntoViewIfNeeded()
  await page.getByRole('button', { name: 'Copy as Markdown' }).waitFor()
  expect(await sumShifts(page)).toBe(0)
  await context.close()
})
