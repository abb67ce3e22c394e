/**
 * Every kind of page, in both schemes and forced colours: accessible, no wider than the window, complete at 400 % zoom, nothing blocked by
 * the policy.
 */
import { expect, test } from 'vitest'
import { findViolationsInMedia } from '../support/accessibility.ts'
import { findClippedText } from '../support/clipped-text.ts'
import { buildManual, manualPages } from '../support/manual.ts'
import { visitSite } from '../support/visit.ts'
import { pagesOfEachKind } from './kinds.ts'

const visit = visitSite()
const manual = visitSite(buildManual)
const pages = [...pagesOfEachKind.map((path) => [path, visit] as const), ...manualPages.map((path) => [path, manual] as const)]

const modes = {
  light: { colorScheme: 'light', reducedMotion: 'no-preference', forcedColors: 'none' },
  'dark, with reduced motion': { colorScheme: 'dark', reducedMotion: 'reduce', forcedColors: 'none' },
  'colours of the system': { colorScheme: 'dark', reducedMotion: 'reduce', forcedColors: 'active' },
} as const

test.each(pages)('%s: axe finds nothing, it fits every window, and nothing is cut off at fourfold zoom', async (path, visit) => {
  visit.faults.length = 0
  const page = await visit.show(path)
  await visit.settle(page)
  for (const [mode, violations] of Object.entries(await findViolationsInMedia(page, modes, { isStrict: true })))
    expect(violations, mode).toEqual([])
  await page.emulateMedia(modes.light)
  for (const width of [320, 390, 1280]) {
    await page.setViewportSize({ width, height: 800 })
    const excess = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    expect(excess, `${width} px`).toBeLessThanOrEqual(0)
  }
  // 1280 × 900 px at 400 %.
  await page.setViewportSize({ width: 320, height: 225 })
  expect(await findClippedText(page)).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
  expect(visit.faults).toEqual([])
})

test('the dialog and its results are accessible in each mode', async () => {
  const page = await visit.show('/')
  await page.keyboard.press('/')
  await page.keyboard.type('tiers')
  await page.locator('.search-dialog .search-results a').first().waitFor()
  for (const [mode, violations] of Object.entries(await findViolationsInMedia(page, modes, { part: '.search-dialog', isStrict: true })))
    expect(violations, mode).toEqual([])
})
