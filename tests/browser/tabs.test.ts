/** Tabs: one row with keyboard navigation; stacked without JavaScript and in print. */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { buildManual } from '../support/manual.ts'
import { visitSite } from '../support/visit.ts'

const visit = visitSite(buildManual)
const path = '/handbook/writing-a-page/'

async function open(options: { javaScriptEnabled?: boolean } = {}): Promise<Page> {
  return visit.open(path, options)
}

/** Whether each part of the first tabs can be read. */
function visibleParts(page: Page): Promise<boolean[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('handbook-tabs > .tab > :last-child')].map((each) =>
      each.checkVisibility({ contentVisibilityAuto: true }),
    ),
  )
}

test('arrows, Home and End choose a tab, and the tab list is a single tab stop', async () => {
  const page = await open()
  const chosen = () => page.locator('[role="tab"][aria-selected="true"]').textContent()
  expect(await visibleParts(page)).toEqual([true, false])
  await page.locator('[role="tab"]').first().focus()
  for (const [key, title] of [
    ['ArrowRight', 'A whole section'],
    ['ArrowRight', 'One page'],
    ['ArrowLeft', 'A whole section'],
    ['Home', 'One page'],
    ['End', 'A whole section'],
  ] as const) {
    await page.keyboard.press(key)
    expect(await chosen()).toBe(title)
  }
  expect(await visibleParts(page)).toEqual([false, true])
  await page.keyboard.press('Tab')
  expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('tabpanel')
})

test('a click chooses a tab', async () => {
  const page = await open()
  await page.locator('[role="tab"]').last().click()
  expect(await visibleParts(page)).toEqual([false, true])
})

test('all parts are shown without script and in print', async () => {
  const plain = await open({ javaScriptEnabled: false })
  expect(await plain.locator('.tab-title').allTextContents()).toEqual(['One page', 'A whole section'])
  expect(await plain.locator('[role="tab"]').count()).toBe(0)
  await plain.context().close()
  const page = await open()
  await page.emulateMedia({ media: 'print' })
  expect(await visibleParts(page)).toEqual([true, true])
  await page.context().close()
})
