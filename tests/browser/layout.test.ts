/** Layout: line length, scrolling tables, print, and right-to-left writing. Zoom is in pages.test.ts. */
import { describe, expect, test } from 'vitest'
import { findClippedText } from '../support/clipped-text.ts'
import { contentFolder } from '../support/folders.ts'
import { buildSite } from '../support/site.ts'
import { visitSite } from '../support/visit.ts'

const visit = visitSite()

test.each(['/handbook/planning/triage/', '/handbook/product/tiers/', '/roles/product-manager/', '/strategy/product-strategy/', '/about/'])(
  'lines of text on %s have 60 to 75 characters in a window of 1280 px',
  async (path) => {
    const page = await visit.open(path, { viewport: { width: 1280, height: 900 } })
    const lengths = await page.evaluate(() =>
      [...document.querySelectorAll('.prose > p')].flatMap((paragraph) => {
        const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT)
        const range = document.createRange()
        const lines = new Map<number, number>()
        for (let node = walker.nextNode(); node; node = walker.nextNode())
          for (let at = 0; at < (node.textContent?.length ?? 0); at++) {
            range.setStart(node, at)
            range.setEnd(node, at + 1)
            const line = Math.round(range.getBoundingClientRect().bottom / 12)
            lines.set(line, (lines.get(line) ?? 0) + 1)
          }
        // The last line of a paragraph may be shorter.
        return [...lines.entries()]
          .sort(([a], [b]) => a - b)
          .slice(0, -1)
          .map(([, count]) => count)
      }),
    )
    const mean = lengths.reduce((sum, length) => sum + length, 0) / lengths.length
    expect(mean).toBeGreaterThanOrEqual(60)
    expect(mean).toBeLessThanOrEqual(75)
  },
)

describe('a wide table', () => {
  test('scrolls in its box on a phone, with its header row and row headers in view', async () => {
    const page = await visit.open('/releases/', { viewport: { width: 390, height: 844 } })
    const seen = await page
      .locator('.table')
      .nth(1)
      .evaluate((frame) => {
        frame.scrollIntoView({ behavior: 'instant' })
        frame.scrollTo(180, 400)
        const { left, top } = frame.getBoundingClientRect()
        const place = (selector: string) => frame.querySelector(selector)?.getBoundingClientRect()
        return {
          scrolled: [frame.scrollLeft, frame.scrollTop],
          head: Math.round((place('thead th:nth-child(3)')?.top ?? 0) - top),
          name: Math.round((place('tbody tr:nth-child(14) th')?.left ?? 0) - left),
        }
      })
    expect(seen).toEqual({ scrolled: [180, 400], head: 1, name: 0 })
  })

  test("keeps its header row below the page's header if all columns fit", async () => {
    const page = await visit.open('/releases/', { viewport: { width: 1280, height: 900 } })
    await page.evaluate(() =>
      document.querySelectorAll('.table')[1]?.querySelectorAll('tbody tr')[12]?.scrollIntoView({ block: 'center', behavior: 'instant' }),
    )
    // The header moves with the page, which scrolls and then settles.
    const distance = () =>
      page.evaluate(() => {
        const header = document.querySelector('.site-header')?.getBoundingClientRect().bottom ?? 0
        const head = document.querySelectorAll('.table')[1]?.querySelector('thead th')?.getBoundingClientRect().top ?? 0
        return head > 0 ? Math.abs(head - header) : undefined
      })
    await expect.poll(distance).toBeLessThanOrEqual(1)
  })
})

describe('in print', () => {
  test('navigation is left out, and links show their URLs', async () => {
    const page = await visit.open('/handbook/product/tiers/', { viewport: { width: 1280, height: 900 } })
    await page.emulateMedia({ media: 'print' })
    expect(
      await page.evaluate(
        () =>
          [...document.querySelectorAll('header, footer, nav, button, [role="tablist"]')].filter((each) => each.checkVisibility()).length,
      ),
    ).toBe(0)
    const printed = await page.evaluate(() =>
      [...document.querySelectorAll('.prose a[href]:not(.permalink)')].map((link) => [
        link.getAttribute('href'),
        getComputedStyle(link, '::after').content,
      ]),
    )
    expect(printed.length).toBeGreaterThan(3)
    for (const [address, content] of printed) expect(content).toContain(address?.startsWith('#') ? 'none' : address)
  })

  test('a section is one page with all of its pages', async () => {
    const page = await visit.open('/print/handbook/planning/', { viewport: { width: 1280, height: 900 } })
    await page.emulateMedia({ media: 'print' })
    const titles = await page.locator('.print-page > h2.page-title').allTextContents()
    expect(titles).toContain('Triage')
    expect(titles.length).toBeGreaterThan(4)
  })
})

describe('right to left', () => {
  const arabic = visitSite(() =>
    buildSite(
      '--content',
      contentFolder(
        {
          'handbook/index.md': '# Book\n\nText.\n',
          'handbook/page.md':
            '---\ntitle: دليل المنتج\nlang: ar\ndescription: كيف نعمل.\n---\n\nفقرة من النص مع `code` و[رابط](./index.md).\n\n## عنوان\n\n> [!NOTE]\n> ملاحظة.\n\n- واحد\n- اثنان\n\n| أ | ب |\n| --- | --- |\n| ١ | ٢ |\n\n```sh\nnpx handbook check --content somewhere/with/a/long/path --format text --watch --config other.ts\n```\n',
        },
        true,
      ),
    ),
  )

  test.each([320, 390, 1280])("a page in Arabic doesn't break in a window of %i px", async (width) => {
    const page = await arabic.open('/handbook/page/', { viewport: { width, height: 900 } })
    expect(await findClippedText(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
    // Content aligns to the right, and text has the whole column.
    const edges = await page.evaluate(() => {
      const right = (selector: string) => Math.round(document.querySelector(selector)?.getBoundingClientRect().right ?? 0)
      return ['h1', '.prose > p', '.prose > .callout', '.prose > h2', '.prose > .table'].map(right)
    })
    expect(new Set(edges).size).toBe(1)
  })
})
