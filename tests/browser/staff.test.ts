/** Staff pages of the shipped handbook: accessible in both schemes, no wider than the window, usable by keyboard. */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { findViolations } from '../support/accessibility.ts'
import { boardContent } from '../support/board-content.ts'
import { contentFolder } from '../support/folders.ts'
import { buildSite } from '../support/site.ts'
import { visitSite } from '../support/visit.ts'
import { staffPages } from './kinds.ts'

const visit = visitSite(() => buildSite('--audience', 'staff'))
const board = visitSite(() =>
  buildSite('--content', contentFolder(boardContent, true), '--audience', 'staff', '--now', '2026-11-24T11:59:59Z'),
)

test.each(staffPages)('%s', async (path) => {
  const before = visit.faults.length
  await expectAccessible(await visit.show(path))
  expect(visit.faults.slice(before)).toEqual([])
})

test('the keyboard goes from the start page to the board, and from there to an entry', async () => {
  const page = await visit.show('/')
  await page.locator('a[href="/changelog/board/"]').first().focus()
  await page.keyboard.press('Enter')
  await page.waitForURL('**/changelog/board/')
  expect(await page.locator('h1').textContent()).toBe('Changelog board')
})

test('changes since the last visit are marked and unfolded, and the first visit marks none', async () => {
  const page = await visit.show('/')
  expect(await page.locator('.is-new').count()).toBe(0)
  expect(await page.locator('[data-news]').isVisible()).toBe(false)

  // As if the first and the last hadn't existed then.
  await page.evaluate(() => {
    const seen = localStorage.getItem('handbook-news /')?.split('\n') ?? []
    localStorage.setItem('handbook-news /', seen.slice(1, -1).join('\n'))
    sessionStorage.clear()
  })
  await page.reload()
  expect((await page.locator('[data-news]').textContent())?.trim()).toBe('2 changes since your last visit. Go to the first')
  expect(await page.locator('.is-new .mark').allTextContents()).toEqual(['New', 'New'])
  expect(await page.locator('.is-new').last().isVisible()).toBe(true)
  expect(await findViolations(page)).toEqual([])
})

test('the board with an entry at each stage, on a wide screen and in the dark on a phone', async () => {
  const page = await board.show('/changelog/board/')
  expect(await page.locator('.page-body h2').count()).toBe(5)
  await expectAccessible(page)
})

/** On a wide screen in the light scheme, and on a phone in the dark one. */
async function expectAccessible(page: Page): Promise<void> {
  for (const [colorScheme, width] of [
    ['light', 1280],
    ['dark', 390],
  ] as const) {
    await page.setViewportSize({ width, height: 900 })
    await page.emulateMedia({ colorScheme })
    expect(await findViolations(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
  }
}
