/** Images under the site's policy: the browser loads the smallest variant, and nothing shifts. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { contentFolder } from '../support/folders.ts'
import { png } from '../support/images.ts'
import { buildSite } from '../support/site.ts'
import { visitSite } from '../support/visit.ts'

const drawing = (attributes: string) => `<svg xmlns="http://www.w3.org/2000/svg" ${attributes}><rect width="10" height="10"/></svg>`
const filler = 'Text. '.repeat(400)
const texts = {
  'handbook/index.md': `# Book\n\n![Wide](wide.png)\n\n${filler}\n\n- In a list: ![Photo](photo.jpg)\n\n| Cell | Other |\n| --- | --- |\n| ![Small](small.png) | x |\n\n${filler}\n\n<img src="tall.png" width="50%" alt="Tall">\n\n![Drawn](plain.svg)\n\n![Drawn](box.svg)\n\n> ![Misnamed](misnamed.jpg)\n\n${filler}\n`,
  'people.yaml': '- { id: ada, name: Ada, active: true }\n- { id: bo, name: Bo, active: true }\n',
  'changelog/a.md':
    '---\ntitle: A\ndescription: A.\ntype: fixed\nfeatures: []\nauthors: [ada]\nreviews: [{ by: bo, on: 2026-05-07, verdict: approve }]\nstatus: published\ndate: 2026-05-07\nmedia: [{ src: ../handbook/wide.png, alt: Wide, caption: Look, kind: image }]\n---\n\nText.\n',
  ...Object.fromEntries(
    Array.from({ length: 9 }, (_, index) => [
      `changelog/b${index}.md`,
      `---\ntitle: B${index}\ndescription: B.\ntype: fixed\nfeatures: []\nauthors: [ada]\nreviews: [{ by: bo, on: 2026-05-07, verdict: approve }]\nstatus: published\ndate: 2026-04-0${9 - index}\n${index === 8 ? 'media: [{ src: ../handbook/tall.png, alt: Far, kind: image }]\n' : ''}---\n\n${filler}\n`,
    ]),
  ),
}

const visit = visitSite(async () => {
  const content = contentFolder(texts, true)
  const images: Record<string, Uint8Array | string> = {
    'wide.png': png(2000, 1000),
    'photo.jpg': await sharp(png(1200, 800)).jpeg().withMetadata({ orientation: 6 }).toBuffer(),
    'small.png': png(120, 20),
    'tall.png': png(600, 900),
    'plain.svg': drawing('width="300" height="200"'),
    'box.svg': drawing('viewBox="0 0 760 250"'),
    // A lenient build shows it anyway.
    'misnamed.jpg': png(900, 300),
  }
  for (const [name, bytes] of Object.entries(images)) {
    mkdirSync(dirname(join(content, 'handbook', name)), { recursive: true })
    writeFileSync(join(content, 'handbook', name), bytes)
  }
  return buildSite('--content', content, '--lenient')
})

test.each([
  ['a phone', 390, 2, /\.720\.avif$/],
  ['a plain screen', 1280, 1, /\.720\.avif$/],
  ['a dense screen', 1280, 2, /\.1440\.avif$/],
])('on %s images fit their column, load as WebP, and shift nothing', async (_, width, deviceScaleFactor, wanted) => {
  const context = await visit.browser.newContext({ viewport: { width, height: 800 }, deviceScaleFactor })
  const page = await context.newPage()
  const faults: string[] = []
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
  let release = () => {}
  const released = new Promise<void>((resolve) => {
    release = resolve
  })
  await page.route(/\.(png|jpg|svg|webp)$/, async (route) => {
    await released
    await route.continue()
  })
  await page.goto(`${visit.origin}/handbook/`, { waitUntil: 'domcontentloaded' })
  const before = await places(page)
  release()
  for (const image of await page.locator('article img').all()) {
    await image.scrollIntoViewIfNeeded()
    expect(await image.evaluate(widthOf)).toBeGreaterThan(0)
  }
  expect(await places(page)).toEqual(before)
  const images = await page.locator('article img').evaluateAll((all) =>
    (all as HTMLImageElement[]).map((image) => {
      const [own, column] = [
        image.getBoundingClientRect(),
        (image.closest('td, li, blockquote, p, .prose') as HTMLElement).getBoundingClientRect(),
      ]
      return { src: image.currentSrc, fits: own.right <= column.right + 0.5, ratio: own.width / own.height }
    }),
  )
  expect(images.map(({ fits }) => fits)).toEqual(images.map(() => true))
  expect(images[0]?.src).toMatch(wanted)
  expect(images.map(({ ratio }) => ratio.toFixed(1))).toEqual(['2.0', '0.7', '6.0', '0.7', '1.5', '3.0', '3.0'])
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  expect(faults).toEqual([])
  await context.close()
})

test('an image of a change is shown the same way', async () => {
  const page = await visit.browser.newPage({ viewport: { width: 1280, height: 800 } })
  await page.goto(`${visit.origin}/changelog/a/`)
  const image = page.getByRole('img', { name: 'Wide' })
  await image.scrollIntoViewIfNeeded()
  await expect.poll(() => image.evaluate((each: HTMLImageElement) => each.currentSrc)).toMatch(/wide\.png\.720\.avif$/)
  expect(
    await image.evaluate((each: HTMLImageElement) => each.getBoundingClientRect().width / each.getBoundingClientRect().height),
  ).toBeCloseTo(2, 1)
  await page.close()
})

const inList = (name: string) => `.change-picture[aria-label="${name}"] img`

test('a picture in the list of changes is loaded when it comes into view', async () => {
  const page = await visit.newPage({ viewport: { width: 1280, height: 800 } })
  const loaded: string[] = []
  page.on('response', (response) => loaded.push(new URL(response.url()).pathname))
  await page.goto(`${visit.origin}/changelog/`, { waitUntil: 'networkidle' })
  expect(loaded.filter((path) => path.startsWith('/_pictures/'))).toEqual(['/_pictures/handbook/wide.png.360.avif'])
  expect(await page.locator(inList('Wide')).isVisible()).toBe(true)
  expect(await page.locator(inList('Far')).isVisible()).toBe(false)
  const height = () => page.evaluate(() => document.documentElement.scrollHeight)
  const before = await height()
  await page.locator('.change-picture[aria-label="Far"]').scrollIntoViewIfNeeded()
  await page.locator(inList('Far')).waitFor()
  expect(await page.locator(inList('Far')).evaluate(widthOf)).toBeGreaterThan(0)
  expect(await height()).toBe(before)
  await page.context().close()
})

test('without script, and on paper, all pictures of the list are there', async () => {
  const page = await visit.newPage({ javaScriptEnabled: false })
  await page.goto(`${visit.origin}/changelog/`)
  expect(await page.locator(inList('Far')).isVisible()).toBe(true)
  await page.context().close()
  const printed = await visit.newPage()
  await printed.goto(`${visit.origin}/changelog/`)
  await printed.emulateMedia({ media: 'print' })
  expect(await printed.locator(inList('Far')).isVisible()).toBe(true)
  await printed.context().close()
})

/** Natural width of an image once it has loaded; 0 if it can't. */
async function widthOf(element: Element): Promise<number> {
  const image = element as HTMLImageElement
  if (!image.complete)
    await new Promise((done) => {
      image.addEventListener('load', done)
      image.addEventListener('error', done)
    })
  return image.naturalWidth
}

/** Positions of all elements of a page. */
function places(page: Page): Promise<number[]> {
  return page.evaluate(() => [
    document.documentElement.scrollHeight,
    ...Array.from(document.querySelectorAll('article :is(p, img, table, ul)'), (each) =>
      Math.round(each.getBoundingClientRect().top + scrollY),
    ),
  ])
}
