/** What a reader loads for the first page, and that nothing moves when more arrives. tests/build/first-view.test.ts has the budgets. */
import { brotliCompressSync } from 'node:zlib'
import type { Response } from 'playwright-core'
import { expect, test } from 'vitest'
import { readFirstView } from '../support/first-view.ts'
import { countFurtherShifts, countShifts, sumShifts } from '../support/shifts.ts'
import { buildSite } from '../support/site.ts'
import { visitSite } from '../support/visit.ts'

const visit = visitSite()

test.each([
  ['a page of the handbook', '/handbook/planning/triage/', 0],
  ['the changelog, whose pictures wait until they are in view', '/changelog/', 1],
  ['an entry with a picture', '/changelog/2026/08/plans-by-shape-of-deployment/', 1],
])("the first view of %s is small, doesn't shift, and makes no requests to other hosts", async (_, path, pictures) => {
  const page = await visit.newPage({ viewport: { width: 1280, height: 900 } })
  await countShifts(page)
  const responses: Response[] = []
  page.on('response', (response) => responses.push(response))
  await page.goto(visit.origin + path, { waitUntil: 'networkidle' })
  // On a busy machine the network is idle before a script has seen that a picture is in view.
  if (pictures > 0) await page.waitForFunction(() => [...document.images].some(({ naturalWidth }) => naturalWidth > 0))
  await visit.settle(page)
  const elsewhere = responses.map((response) => response.url()).filter((url) => !url.startsWith(visit.origin))
  const loaded = await Promise.all(
    responses.map(async (response) => ({
      path: new URL(response.url()).pathname,
      bytes: brotliCompressSync(await response.body()).length,
    })),
  )

  // Ignore the browser's own request for an icon, and the font of later pages.
  const own = loaded.filter((each) => !/favicon\.svg$|\.woff2$/.test(each.path))
  const sum = (paths: RegExp) => own.filter((each) => paths.test(each.path)).reduce((total, { bytes }) => total + bytes, 0)
  expect(elsewhere).toEqual([])
  expect(own.filter((each) => each.path.endsWith('.avif')).length).toBe(pictures)
  expect(own.length).toBeLessThanOrEqual(4)
  expect(sum(/./)).toBeLessThanOrEqual(25 * 1024)
  expect(sum(/\.js$/)).toBeLessThanOrEqual(5 * 1024)
  expect(await sumShifts(page)).toBe(0)
  await page.context().close()
})

/** Pages that load something after they're shown, and the file that holds the page. */
const latePages = [
  ['/search/', 'search/index.html'],
  ['/no-such-page/', '404.html'],
  ['/editions/direction/handbook/editing/writing-a-page/', 'editions/direction/handbook/editing/writing-a-page/index.html'],
  ['/editions/direction/changes/', 'editions/direction/changes/index.html'],
  ['/changelog/upgrade/', 'changelog/upgrade/index.html'],
  ['/features/', 'features/index.html'],
] as const

test.each(latePages)('%s loads what its HTML says, and nothing moves', async (path, file) => {
  for (const viewport of [
    { width: 390, height: 844 },
    { width: 1280, height: 900 },
  ]) {
    const { loaded, shifts } = await watch(path, viewport)
    const { files } = readFirstView(await buildSite(), file)
    // A picture of the text is loaded when it comes near, and the font of later pages is prefetched.
    const atOnce = loaded.filter((each) => !each.startsWith('/_files/') && !each.endsWith('.woff2'))
    expect(new Set(atOnce)).toEqual(new Set([path, ...files.slice(1)]))
    expect({ viewport, shifts }).toEqual({ viewport, shifts: 0 })
  }
})

test.each([
  ['what an upgrade changes', '/changelog/upgrade/?from=2.30&to=3.0'],
  ['the features of another day', '/features/?on=2.20'],
  ['suggestions on the 404 page', '/handbook/planing/triage/'],
  ['editions on the 404 page', '/editions/beginning/handbook/planing/triage/'],
  ['a comparison of editions', '/editions/compare/?from=beginning&to=today'],
])('nothing moves for %s', async (_, path) => {
  for (const width of [390, 1280]) expect((await watch(path, { width, height: 900 })).shifts).toBe(0)
})

/** Opens a page in a tab of its own, with a script that comes after the page is painted. Lists the paths that it loads. */
async function watch(path: string, viewport: { width: number; height: number }): Promise<{ loaded: string[]; shifts: number }> {
  const page = await visit.newPage({ viewport })
  const { promise: isPainted, resolve: release } = Promise.withResolvers<void>()
  await page.route(/\.js$/, async (route) => {
    await isPainted
    await route.continue()
  })
  const loaded: string[] = []
  page.on('response', (response) => loaded.push(new URL(response.url()).pathname))
  await page.goto(visit.origin + path, { waitUntil: 'commit' })
  await page.waitForFunction(() => document.readyState === 'interactive')
  await countFurtherShifts(page)
  release()
  await visit.settle(page)
  const shifts = await sumShifts(page)
  await page.context().close()
  return { loaded: loaded.filter((each) => !each.endsWith('favicon.svg')), shifts }
}
