/** The tests' own check of accessibility finds what it's for, in every scheme. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findViolations, findViolationsInMedia, schemes } from '../support/accessibility.ts'
import { launch } from '../support/site.ts'

let browser: Browser
let page: Page

beforeAll(async () => {
  browser = await launch()
  page = await browser.newPage()
})
afterAll(() => browser.close())

const show = (body: string, style = '') =>
  page.setContent(
    `<!doctype html><html lang="en"><title>T</title><style>body { color: #000; background: #fff } ${style}</style><main><h1>T</h1>${body}</main></html>`,
  )

test.each([
  // By https://www.w3.org/WAI/GL/wiki/Contrast_ratio: 3.5, 5.3 and 8.
  ['#888', ['color-contrast'], ['color-contrast-enhanced']],
  ['#6b6b6b', [], ['color-contrast-enhanced']],
  ['#505050', [], []],
])('text in %s is below %j, strictly below %j', async (colour, usual, strict) => {
  await show('<p>Text</p>', `p { color: ${colour} }`)
  expect(await findViolations(page)).toEqual(usual.map((rule) => `${rule}: <p>Text</p>`))
  expect(await findViolations(page, { isStrict: true })).toEqual(strict.map((rule) => `${rule}: <p>Text</p>`))
})

test('faults of one scheme are found in it, and faults of structure in the first', async () => {
  await show('<p>Text</p><img src="data:,">', '@media (prefers-color-scheme: dark) { p { color: #ccc } }')
  for (const isStrict of [false, true])
    expect(await findViolationsInMedia(page, schemes, { isStrict })).toEqual({
      light: ['image-alt: <img src="data:,">'],
      dark: [`${isStrict ? 'color-contrast-enhanced' : 'color-contrast'}: <p>Text</p>`],
    })
})

test('a layout that differs in one scheme is checked as a whole', async () => {
  await show(
    '<button>A</button><input>',
    '@media (prefers-color-scheme: dark) { input { display: block } } @media (prefers-color-scheme: light) { input { display: none } }',
  )
  const { light, dark } = await findViolationsInMedia(page, schemes)
  expect([light, dark]).toEqual([[], ['label: <input>']])
})
