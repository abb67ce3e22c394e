/** Every kind of page, in both schemes and in the colours of the system: accessible, no wider than the window, nothing refused by the policy. */
import { expect, test } from 'vitest'
import { violationsOn } from '../support/accessibility.ts'
import { visitSite } from '../support/visit.ts'
import { pagesOfEachKind } from './kinds.ts'

const visit = visitSite()

const modes = {
  light: { colorScheme: 'light', reducedMotion: 'no-preference', forcedColors: 'none' },
  'dark, with reduced motion': { colorScheme: 'dark', reducedMotion: 'reduce', forcedColors: 'none' },
  'colours of the system': { colorScheme: 'dark', reducedMotion: 'reduce', forcedColors: 'active' },
} as const

test.each(pagesOfEachKind)('axe finds nothing on %s', async (path) => {
  const context = await visit.browser.newContext({ viewport: { width: 1280, height: 900 } })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.goto(visit.origin + path, { waitUntil: 'networkidle' })
  for (const [mode, media] of Object.entries(modes)) {
    await page.emulateMedia(media)
    expect(await violationsOn(page, { isStrict: true }), mode).toEqual([])
  }
  expect(complaints).toEqual([])
  await context.close()
})

test.each([320, 390, 1280])('no page is wider than a window of %i px', async (width) => {
  const context = await visit.browser.newContext({ viewport: { width, height: 800 } })
  const page = await context.newPage()
  const wide: string[] = []
  for (const path of pagesOfEachKind) {
    await page.goto(visit.origin + path)
    const excess = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    if (excess > 0) wide.push(`${path} by ${excess} px`)
  }
  expect(wide).toEqual([])
  await context.close()
})

test.each(Object.entries(modes))('the dialog and its results are accessible: %s', async (_, media) => {
  const context = await visit.browser.newContext(media)
  const page = await context.newPage()
  await page.goto(`${visit.origin}/`)
  await page.keyboard.press('/')
  await page.keyboard.type('tiers')
  await page.locator('.search-dialog .search-results a').first().waitFor()
  expect(await violationsOn(page, { part: '.search-dialog', isStrict: true })).toEqual([])
  await context.close()
})
