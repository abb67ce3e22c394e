/** What a reader loads, each time in a new browser context. */
import { brotliCompressSync } from 'node:zlib'
import { type Browser, chromium, type Page, type Response } from 'playwright-core'
import { findBrowser } from '../../scripts/browser.mjs'
import { serveSite } from '../../src/cli/site-server.ts'
import type { Search, View } from '../results.ts'
import type { Tool } from '../tool.ts'

/** These words are on every page, so they load the most. */
const queries = ['device', 'device pipeline', 'device pipeline snapshot']

/** Throws if there is no browser on this machine. */
export function openBrowser(): Promise<Browser> {
  const executablePath = findBrowser()
  if (executablePath === undefined) throw new Error('There is no browser. Install Chromium, or name one in HANDBOOK_BROWSER.')
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
}

/** The first view of pages of a site. */
export async function viewsOf(browser: Browser, site: string, paths: readonly string[]): Promise<View[]> {
  return visit(site, async (origin) => {
    const views: View[] = []
    for (const path of paths)
      views.push(
        await inNewPage(browser, async (page, loaded) => {
          await page.goto(origin + path, { waitUntil: 'networkidle' })
          const files = await loaded()
          return {
            path,
            ...sumOf(files),
            script: sumOf(files, /\.m?js$/).bytes,
            style: sumOf(files, /\.css$/).bytes,
            shift: await page.evaluate(layoutShift),
          }
        }),
      )
    return views
  })
}

/** Runs in the page. Returns the cumulative layout shift since it was opened. */
function layoutShift(): number {
  const observer = new PerformanceObserver(() => {})
  observer.observe({ type: 'layout-shift', buffered: true })
  return observer.takeRecords().reduce((sum, entry) => sum + ('value' in entry ? Number(entry.value) : 0), 0)
}

/** What the costliest query loads until its first results, from an open page; undefined if the tool has no search. */
export async function searchOf(browser: Browser, { output, search, addressOf }: Tool, path: string): Promise<Search | undefined> {
  if (!search) return undefined
  const all = await visit(output, async (origin) => {
    const searches: Search[] = []
    for (const query of queries)
      searches.push(
        await inNewPage(browser, async (page, loaded) => {
          await page.addInitScript(noteFirst, search.result)
          await page.goto(origin + addressOf(path), { waitUntil: 'networkidle' })
          const before = (await loaded()).length
          await search.ask(page, origin, query)
          await page.locator(search.result).first().waitFor()
          await page.waitForLoadState('networkidle')
          const late = await page.evaluate(loadedAfterFirst)
          const files = (await loaded()).slice(before)
          return { query, ...sumOf(files.filter(({ path: file }) => !late.includes(file))) }
        }),
      )
    return searches
  })
  return all.toSorted((a, b) => b.bytes - a.bytes)[0]
}

/** Runs in the page. Marks the time when the first element that matches appears. */
function noteFirst(selector: string): void {
  const observer = new MutationObserver(() => {
    if (!document.querySelector(selector)) return
    performance.mark('first result')
    observer.disconnect()
  })
  observer.observe(document, { childList: true, subtree: true })
}

/** Runs in the page. Paths of what came after the first result. */
function loadedAfterFirst(): string[] {
  const first = performance.getEntriesByName('first result')[0]?.startTime ?? Number.POSITIVE_INFINITY
  const files = performance.getEntriesByType('resource') as PerformanceResourceTiming[]
  return files.filter(({ responseEnd }) => responseEnd > first).map(({ name }) => new URL(name).pathname)
}

interface Loaded {
  path: string
  /** Brotli, unless that makes it larger. */
  bytes: number
}

/** `loaded` lists what the page has loaded, without the browser's icon request and prefetches. */
async function inNewPage<T>(browser: Browser, run: (page: Page, loaded: () => Promise<Loaded[]>) => Promise<T>): Promise<T> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
  try {
    const page = await context.newPage()
    const answers: Promise<Loaded | Error | undefined>[] = []
    // Read at once: navigation discards response bodies.
    page.on('response', (response) => answers.push(loadedIn(response).catch((error: Error) => error)))
    return await run(page, async () =>
      (await Promise.all(answers)).flatMap((each) => {
        if (each instanceof Error) throw each
        return each ?? []
      }),
    )
  } finally {
    await context.close()
  }
}

async function loadedIn(response: Response): Promise<Loaded | undefined> {
  const path = new URL(response.url()).pathname
  const headers = await response.request().allHeaders()
  if (/favicon/.test(path) || headers['sec-purpose'] === 'prefetch' || response.status() >= 300) return undefined
  const body = await response.body()
  return { path, bytes: Math.min(body.length, brotliCompressSync(body).length) }
}

function sumOf(files: readonly Loaded[], paths = /./): { bytes: number; requests: number } {
  const some = files.filter(({ path }) => paths.test(path))
  return { bytes: some.reduce((sum, { bytes }) => sum + bytes, 0), requests: some.length }
}

async function visit<T>(site: string, run: (origin: string) => Promise<T>): Promise<T> {
  const { port, close } = await serveSite(site, '/', 0)
  try {
    return await run(`http://127.0.0.1:${port}`)
  } finally {
    await close()
  }
}
