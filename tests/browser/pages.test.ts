/** Every kind of page, in both schemes and in the colours of the system: accessible, no wider than the window, nothing refused by the policy. */
import { expect, test } from 'vitest'
import { violationsOn } from '../support/accessibility.ts'
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

test.each(pages)('axe finds nothing on %s', async (path, visit) => {
  visit.faults.length = 0
  const page = await visit.show(path)
  await visit.settle(page)
  for (const [mode, media] of Object.entries(modes)) {
    await page.emulateMedia(media)
    expect(await violationsOn(page, { isStrict: true }), mode).toEqual([])
  }
  expect(visit.faults).toEqual([])
})

test.each([320, 390, 1280])('no page is wider than a window of %i px', async (width) => {
  const wide: string[] = []
  for (const [path, visit] of pages) {
    const page = await visit.show(path, { width, height: 800 })
    const excess = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    if (excess > 0) wide.push(`${path} by ${excess} px`)
  }
  expect(wide).toEqual([])
})

test.each(Object.entries(modes))('the dialog and its results are accessible: %s', async (_, media) => {
  const page = await visit.show('/')
  await page.emulateMedia(media)
  await page.keyboard.press('/')
  await page.keyboard.type('tiers')
  await page.locator('.search-dialog .search-results a').first().waitFor()
  expect(await violationsOn(page, { part: '.search-dialog', isStrict: true })).toEqual([])
})
