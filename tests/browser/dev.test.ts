/** What `handbook dev` shows besides the site: the audience, and the problems of the content. */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Dev, startDev } from '../support/dev.ts'
import { type Repository, repository } from '../support/repository.ts'
import { launch } from '../support/site.ts'

let repo: Repository
let dev: Dev
let browser: Browser

beforeAll(async () => {
  repo = repository(true)
  repo.write({ 'handbook/index.md': '# Book\n', 'handbook/page.md': '# Page\n' })
  // What the editor is told to open is written to a file.
  const editor = join(repo.root, 'editor.sh')
  writeFileSync(editor, `#!/bin/sh\necho "$@" >> '${repo.root}/opened.txt'\n`, { mode: 0o755 })
  dev = await startDev(repo.content, undefined, ['--audience', 'staff', '--now', '2026-11-24'], { LAUNCH_EDITOR: editor })
  browser = await launch()
})

afterAll(async () => {
  await browser?.close()
  dev?.stop()
  rmSync(repo.root, { recursive: true, force: true })
})

const warning = '---\ntitle: Page\nreview: { last: 2020-01-01, every: 6 months }\n---\n'
const error = '---\ntitle: Page\n---\n\n[Nowhere](nowhere.md)\n'

const save = (text: string) => repo.write({ 'handbook/page.md': text })
const dialog = (page: Page): Locator => page.getByRole('dialog', { name: 'Problems of the content' })
const chosenTab = (page: Page): Promise<string | null> => page.getByRole('tab', { selected: true }).textContent()

async function open(): Promise<Page> {
  await dev.poll('/handbook/').toMatchObject({ status: 200 })
  const page = await (await browser.newContext()).newPage()
  await page.goto(`${dev.origin}/handbook/`)
  await page.getByText('Staff view').waitFor()
  return page
}

test('a warning shows in a badge, opens in a tab, stays open from page to page, and goes when it is mended', async () => {
  const page = await open()
  expect(await page.locator('handbook-problems button').count()).toBe(0)
  save(warning)
  await page.getByRole('button', { name: '1 warning' }).click()
  expect(await chosenTab(page)).toBe('Warnings (1)')
  await dialog(page).getByText('"Page" was due for review on 2020-07-01.').waitFor()
  await page.goto(`${dev.origin}/handbook/page/`)
  await dialog(page).getByText('review-overdue').waitFor()
  await page.keyboard.press('Escape')
  await dialog(page).waitFor({ state: 'hidden' })
  await page.reload()
  await page.getByRole('button', { name: '1 warning' }).waitFor()
  expect(await dialog(page).isVisible()).toBe(false)
  save('# Page\n')
  await page.getByRole('button', { name: '1 warning' }).waitFor({ state: 'detached' })
  await page.close()
})

test('a new error opens the list, which the keyboard moves through and the last repair closes', async () => {
  const page = await open()
  save(error)
  await dialog(page).waitFor()
  expect(await chosenTab(page)).toBe('Errors (1)')
  await page.keyboard.press('ArrowRight')
  expect(await chosenTab(page)).toBe('Warnings (0)')
  expect(await dialog(page).getByText('There are no warnings.').isVisible()).toBe(true)
  await page.keyboard.press('Home')
  expect(await chosenTab(page)).toBe('Errors (1)')
  await dialog(page).getByRole('button', { name: 'handbook/page.md:5:11' }).click()
  const opened = join(repo.root, 'opened.txt')
  await expect.poll(() => existsSync(opened) && readFileSync(opened, 'utf8')).toBe(`${join(repo.content, 'handbook/page.md')} 5 11\n`)
  save('# Page\n')
  await dialog(page).waitFor({ state: 'hidden' })
  await page.close()
})

test('an error that was put aside does not open the list again, but another one does', async () => {
  const page = await open()
  save(error)
  await dialog(page).getByRole('button', { name: 'Close' }).click()
  save(`${error}\nMore text.\n`)
  await page.goto(`${dev.origin}/handbook/page/`)
  await page.getByText('More text.').waitFor()
  await page.getByRole('button', { name: '1 error' }).waitFor()
  expect(await dialog(page).isVisible()).toBe(false)
  save(`${error}\n[Neither](neither.md)\n`)
  await dialog(page).getByText('The link "neither.md" is broken.').waitFor()
  save('# Page\n')
  await dialog(page).waitFor({ state: 'hidden' })
  await page.close()
})

test('a save is on the screen before the page is loaded again', async () => {
  const page = await open()
  await page.goto(`${dev.origin}/handbook/page/`)
  await page.getByText('Staff view').waitFor()
  let report = () => {}
  const seen = new Promise<void>((resolve) => (report = resolve))
  await page.exposeFunction('reportSeen', () => report())
  // It watches the document that is there before the reload, and no other.
  await page.evaluate(() => {
    const look = () =>
      document.body.textContent?.includes('Shown at once.') && (globalThis as unknown as { reportSeen: () => void }).reportSeen()
    new MutationObserver(look).observe(document.body, { childList: true, subtree: true })
  })
  save('# Page\n\nShown at once.\n')
  await seen
  await page.getByText('Shown at once.').waitFor()
  save('# Page\n')
  await page.getByText('Shown at once.').waitFor({ state: 'detached' })
  await page.close()
})
