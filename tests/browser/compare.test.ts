/** Comparing two editions, and pages of changes: by keyboard, with a screen reader, in both schemes, under the site's policy. */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { findViolationsInMedia, findViolations, schemes } from '../support/accessibility.ts'
import { oldHandbook } from '../support/old-handbook.ts'
import { buildSite } from '../support/site.ts'
import { visitSite } from '../support/visit.ts'

const visit = visitSite(() => buildSite('--content', oldHandbook(true).content, '--now', '2026-11-26T12:00:00Z'))

async function compared(query: string): Promise<Page> {
  const page = await visit.show(`/editions/compare/${query}`)
  await page.waitForFunction(() => !/^$|being compared/.test(document.querySelector('[data-status]')?.textContent ?? ''))
  return page
}

test.each([
  ['?from=spring&to=summer', 'From spring to summer: 2 changed, 1 moved, 2 removed.'],
  ['?from=summer&to=spring', 'From summer to spring: 2 changed, 2 new, 1 moved.'],
  ['?from=spring&to=today', 'From spring to Today: 4 changed, 1 new, 1 moved, 1 removed.'],
  ['?from=spring&to=spring', 'You chose spring twice. Choose another edition.'],
  ['?from=nowhere&to=today', 'There is no edition “nowhere”. Choose one from the list.'],
])('%s', async (query, expected) => {
  const page = await compared(query)
  expect(await page.locator('[role=status][data-status]').textContent()).toBe(expected)
})

test("the keyboard chooses two editions and opens a page's differences", async () => {
  const before = visit.faults.length
  const page = await visit.show('/editions/compare/')
  await page.locator('select[name=from]').selectOption('spring')
  await page.locator('select[name=to]').selectOption('summer')
  await page.locator('handbook-compare button').focus()
  await page.keyboard.press('Enter')
  await page.waitForSelector('[data-result] details')
  expect(new URL(page.url()).search).toBe('?from=spring&to=summer')
  await page.locator('[data-result] li:has(h3 a:text-is("Handbook")) > details > summary').focus()
  await page.keyboard.press('Enter')
  const difference = page.locator('[data-result] .difference').first()
  await difference.waitFor()
  expect(await difference.locator('del').allInnerTexts()).toEqual([
    expect.stringContaining(', gone, both'),
    expect.stringContaining('back'),
  ])
  expect(await difference.locator('a').first().getAttribute('href')).toBe('/editions/summer/handbook/manual/guide/')
  expect(await findViolationsInMedia(page, schemes)).toEqual({ light: [], dark: [] })
  expect(visit.faults.slice(before)).toEqual([])
})

test.each([
  '/changes/',
  '/changes/today/',
  '/history/handbook/manual/guidance/',
  '/editions/summer/changes/',
  '/editions/summer/changes/handbook/',
])('%s', async (path) => {
  const page = await visit.show(path)
  for (const [colorScheme, width] of [
    ['light', 1280],
    ['dark', 390],
  ] as const) {
    await page.setViewportSize({ width, height: 900 })
    await page.emulateMedia({ colorScheme })
    expect(await findViolations(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
    expect(await page.locator('meta[name=robots]').getAttribute('content')).toBe('noindex')
  }
})
