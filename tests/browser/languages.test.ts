/** Readers of other languages: input methods, code in right-to-left text, one-word names. */
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { contentFolder } from '../support/folders.ts'
import { oddContent } from '../support/odd-content.ts'
import { buildSite } from '../support/site.ts'
import { visitSite } from '../support/visit.ts'

const visit = visitSite(() => buildSite('--content', contentFolder(oddContent, true)))

/** A key from an input method: during composition, or as Safari sends it at the end. */
const composing = { Chromium: { isComposing: true, keyCode: 229 }, Safari: { isComposing: false, keyCode: 229 } } as const

/** Sends a key to an element; returns whether a script handled it. */
function press(page: Page, selector: string, key: string, more: object): Promise<boolean> {
  return page
    .locator(selector)
    .evaluate((element, init) => !element.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init })), {
      key,
      ...more,
    })
}

describe.each(Object.entries(composing))('during composition, as in %s', (_, more) => {
  test('keys in the dialog go to the input method', async () => {
    const page = await visit.show('/handbook/')
    const dialog = page.locator('.search-dialog')
    const isOpen = () => dialog.evaluate((each: HTMLDialogElement) => each.open)
    const field = '.search-dialog .search-field'
    // The last one opens a page.
    for (const key of ['ArrowUp', 'ArrowDown', 'k', 'Escape', 'Enter']) {
      if (!(await isOpen())) await page.keyboard.press('/')
      await page.locator(field).focus()
      await page.locator(field).fill('hebrew')
      await page.locator('.search-dialog .search-results a').first().waitFor()
      expect(await press(page, field, key, { ctrlKey: key === 'k', ...more }), key).toBe(false)
      expect(await page.evaluate(() => document.activeElement?.className), key).toBe('search-field')
      expect(await isOpen(), key).toBe(true)
      expect(new URL(page.url()).pathname, key).toBe('/handbook/')
      // The same key without an input method is handled.
      const opened = key === 'Enter' ? page.waitForEvent('load') : undefined
      if (key !== 'ArrowUp') expect(await press(page, field, key, { ctrlKey: key === 'k' }), key).toBe(true)
      await opened
    }
  })

  test('arrows on the search page, and "/" anywhere, do nothing', async () => {
    const page = await visit.show('/search/?q=hebrew')
    await page.locator('main .search-results a').first().waitFor()
    await page.locator('main .search-field').focus()
    expect(await press(page, 'main .search-field', 'ArrowDown', more)).toBe(false)
    expect(await press(page, 'body', '/', more)).toBe(false)
    expect(await page.locator('.search-dialog').evaluate((dialog: HTMLDialogElement) => dialog.open)).toBe(false)
  })

  test('arrows in a tab list do nothing', async () => {
    const page = await visit.show('/handbook/paper/')
    await page.locator('[role="tab"]').first().focus()
    expect(await press(page, '[role="tab"] >> nth=0', 'ArrowRight', more)).toBe(false)
    expect(await page.locator('[role="tab"][aria-selected="true"]').textContent()).toBe('First')
  })
})

/** Position of each letter from the left. */
function lefts(page: Page, selector: string, text: string): Promise<number[]> {
  return page
    .locator(selector)
    .first()
    .evaluate((element, wanted) => {
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
      const letters: { letter: string; left: number }[] = []
      const range = document.createRange()
      for (let node = walker.nextNode(); node; node = walker.nextNode())
        for (let at = 0; at < (node.textContent?.length ?? 0); at++) {
          range.setStart(node, at)
          range.setEnd(node, at + 1)
          letters.push({ letter: node.textContent?.[at] ?? '', left: range.getBoundingClientRect().left })
        }
      const start = letters
        .map(({ letter }) => letter)
        .join('')
        .indexOf(wanted)
      return letters.slice(start, start + wanted.length).map(({ left }) => left)
    }, text)
}

describe.each([
  ['/handbook/hebrew/', 'article'],
  ['/print/handbook/paper/', 'article[lang="he"]'],
])('code in right-to-left text, on %s', (path, article) => {
  const isHebrew = path === '/handbook/hebrew/'

  test.each([
    ['.prose p > code, .print-page p > code', '--force'],
    ...(isHebrew
      ? [
          ['pre', 'function f(a) {'],
          ['pre', 'return [1, 2];'],
          ['kbd', 'Ctrl+C'],
          ['samp', '(done).'],
          ['td > code', 'rm -rf ./tmp/'],
        ]
      : []),
  ] as [string, string][])('%s: %s runs left to right', async (selector, text) => {
    const page = await visit.show(path)
    expect(await page.locator(article).getAttribute('dir')).toBe('rtl')
    const places = await lefts(
      page,
      selector
        .split(', ')
        .map((each) => `${article} ${each}`)
        .join(', ')
        .replaceAll(`${article} .print-page`, article),
      text,
    )
    expect(places).toHaveLength(text.length)
    expect(places).toEqual(places.toSorted((a, b) => a - b))
  })

  test.runIf(isHebrew)('a block is aligned left, the text around it right', async () => {
    const page = await visit.show(path)
    const [code, words] = await page.evaluate(() => {
      const of = (selector: string) => document.querySelector(selector)?.getBoundingClientRect()
      const [block, line] = [of('.prose pre'), of('.prose pre code')]
      const range = document.createRange()
      range.selectNodeContents(document.querySelector('.prose > p') as Element)
      return [(line?.left ?? 0) - (block?.left ?? 0), (of('.prose > p')?.right ?? 0) - range.getBoundingClientRect().right]
    })
    expect(code).toBeLessThan(30)
    expect(words).toBeLessThan(2)
  })
})

const pages = [
  '/',
  '/handbook/',
  '/handbook/long/',
  '/handbook/long/below/',
  '/print/handbook/long/',
  '/features/',
  '/features/turbine/',
  '/changelog/',
  '/changelog/2025/turbine/',
  '/changelog/upgrade/',
  '/releases/',
  '/releases/1.0/',
  '/roles/',
  '/roles/keeper/',
  '/decisions/',
  '/decisions/0001-one/',
  '/glossary/',
  '/changes/',
  '/search/?q=Donaudampfschifffahrtsgesellschaftskapitänsmütze',
]

test.each(pages)('%s: one-word names fit into 320 and 390 px', async (path) => {
  const page = await visit.show(path, { width: 320 })
  await visit.settle(page)
  if (path.startsWith('/search/')) await page.locator('main .search-results a').first().waitFor()
  for (const width of [320, 390]) {
    await page.setViewportSize({ width, height: 900 })
    const beyond = await page.evaluate(() =>
      [...document.querySelectorAll('body *')]
        .filter((each) => each.checkVisibility({ visibilityProperty: true }) && !each.closest('.table, pre, .skip, .sr-only, svg'))
        .filter((each) => each.getBoundingClientRect().right > document.documentElement.clientWidth + 0.5)
        .map((each) => each.outerHTML.slice(0, 120)),
    )
    expect(beyond, `${width} px`).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
  }
})
