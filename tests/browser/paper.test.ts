/** Print: nothing is folded or cut off at the edge of the sheet. */
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { contentFolder } from '../support/folders.ts'
import { oddContent } from '../support/odd-content.ts'
import { buildSite } from '../support/site.ts'
import { visitSite } from '../support/visit.ts'

const visit = visitSite(() => buildSite('--content', contentFolder(oddContent, true)))

/** A4 with margins of 1 cm, Chromium's default, in CSS pixels. */
const sheet = { width: 718, height: 1046 }

async function onPaper(path: string): Promise<Page> {
  const page = await visit.show(path, sheet)
  await visit.settle(page)
  await page.emulateMedia({ media: 'print' })
  return page
}

/** Texts that are hidden or beyond the edge of the sheet. */
function missing(page: Page, texts: readonly string[]): Promise<string[]> {
  return page.evaluate((wanted) => {
    const range = document.createRange()
    const isThere = (text: string) => {
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const at = (node.textContent ?? '').indexOf(text)
        if (at < 0 || !node.parentElement?.checkVisibility({ contentVisibilityAuto: true, visibilityProperty: true })) continue
        range.setStart(node, at)
        range.setEnd(node, at + text.length)
        const boxes = [...range.getClientRects()]
        if (boxes.length > 0 && boxes.every(({ right, left, height }) => height > 0 && left >= 0 && right <= innerWidth)) return true
      }
      return false
    }
    return wanted.filter((text) => !isThere(text))
  }, texts)
}

const folded = ['Folded component', 'HIDDENONE', 'Folded element', 'HIDDENTWO']
const tabs = ['First', 'TABONE', 'Second', 'TABTWO']
const wide = ['LASTHEAD', 'LASTCELL', 'LASTCODE', 'Omega']

describe.each(['/handbook/paper/', '/print/handbook/paper/'])('%s in print', (path) => {
  test('shows folded content, all tabs and wide content in full', async () => {
    expect(await missing(await onPaper(path), [...folded, ...tabs, ...wide])).toEqual([])
  })

  test('is no wider than the sheet', async () => {
    const page = await onPaper(path)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(sheet.width)
  })
})

test('on screen it stays folded, except for print versions', async () => {
  const isOpen = async (path: string) => {
    const page = await visit.show(path)
    return page.evaluate(() =>
      [...document.querySelectorAll('details:not(.section-nav-fold, .diagram > .fold)')].map((each) => each.hasAttribute('open')),
    )
  }
  expect(await isOpen('/handbook/paper/')).toEqual([false, false])
  expect(await isOpen('/print/handbook/paper/')).toEqual([true, true])
})
