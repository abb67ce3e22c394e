/** Every kind of page: accessible in both schemes, no wider than the window, nothing refused by the policy. */
import { AxeBuilder } from '@axe-core/playwright'
import { describe, expect, test } from 'vitest'
import { visitSite } from '../support/visit.ts'
import { pagesOfEachKind } from './kinds.ts'

const visit = visitSite()

describe.each(['light', 'dark'] as const)('in the %s scheme', (colorScheme) => {
  test.each(pagesOfEachKind)('axe finds nothing on %s', async (path) => {
    const context = await visit.browser.newContext({ colorScheme, viewport: { width: 1280, height: 900 } })
    const page = await context.newPage()
    const complaints: string[] = []
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
    page.on('pageerror', (error) => complaints.push(error.message))
    await page.goto(visit.origin + path, { waitUntil: 'networkidle' })
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
    expect(complaints).toEqual([])
    await context.close()
  })
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

test('the dialog and its results are accessible', async () => {
  const context = await visit.browser.newContext()
  const page = await context.newPage()
  await page.goto(`${visit.origin}/`)
  await page.keyboard.press('/')
  await page.keyboard.type('tiers')
  await page.locator('.search-dialog .search-results a').first().waitFor()
  const { violations } = await new AxeBuilder({ page }).include('.search-dialog').analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
  await context.close()
})
