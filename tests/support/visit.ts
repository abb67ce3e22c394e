/** Builds and serves a site for the tests of a file, and opens a browser for it. */
import type { Browser, BrowserContextOptions, Page, Request } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { buildSite, launch, type Site, serve } from './site.ts'

export interface Look {
  /** In CSS pixels. */
  width?: number
  height?: number
  colorScheme?: 'light' | 'dark'
  reducedMotion?: 'reduce' | 'no-preference'
}

export interface Visit {
  readonly origin: string
  readonly browser: Browser
  /** Errors on the pages opened or shown. */
  readonly faults: string[]
  /** An empty tab in its own browser context, 1280 px wide by default. */
  newPage(options?: BrowserContextOptions): Promise<Page>
  /** Like `show`, unless the options ask for more than a look; then it opens a new tab, at five times the cost. */
  open(path: string, options?: BrowserContextOptions): Promise<Page>
  /** Shows a page in the tab that the tests of a file share, with storage, size and media reset. */
  show(path: string, look?: Look): Promise<Page>
  /** Waits until a page has loaded everything it asked for and is idle. */
  settle(page: Page): Promise<void>
}

/**
 * `build` returns the site's folder, by default that of the shipped handbook. The site and the browser are there for all tests of the file.
 */
export function visitSite(build: () => string | Promise<string> = buildSite): Visit {
  let site: Site | undefined
  let browser: Browser | undefined
  let tab: Page | undefined
  const faults: string[] = []
  const pending = new Map<Page, Set<Request>>()
  const newPage = async (options: BrowserContextOptions = {}) => {
    const context = await present(browser).newContext({ viewport: { width: 1280, height: 900 }, ...options })
    const page = await context.newPage()
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
    page.on('pageerror', (error) => faults.push(error.message))
    const requests = new Set<Request>()
    pending.set(page, requests)
    page.on('request', (request) => requests.add(request))
    for (const end of ['requestfinished', 'requestfailed'] as const)
      page.on(end as 'requestfinished', (request) => requests.delete(request))
    return page
  }
  beforeAll(async () => {
    site = await serve(await build())
    browser = await launch()
  })
  afterAll(async () => {
    await browser?.close()
    await site?.close()
  })
  const show: Visit['show'] = async (path, { width = 1280, height = 900, colorScheme = 'light', reducedMotion = 'no-preference' } = {}) => {
    if (tab && !tab.isClosed()) await clearStorage(tab)
    else tab = await newPage()
    await tab.setViewportSize({ width, height })
    await tab.emulateMedia({ media: null, colorScheme, reducedMotion, forcedColors: 'none' })
    await tab.goto(present(site).origin + path)
    // Chromium drops keys and clicks until a page has painted.
    await tab.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0)
    return tab
  }
  return {
    faults,
    newPage,
    show,
    async open(path, options = {}) {
      const { viewport, colorScheme, reducedMotion, ...more } = options
      const isLook = Object.keys(more).length === 0 && viewport !== null
      if (isLook) return show(path, { ...viewport, ...(colorScheme && { colorScheme }), ...(reducedMotion && { reducedMotion }) } as Look)
      const page = await newPage(options)
      await page.goto(present(site).origin + path)
      return page
    },
    async settle(page) {
      await page.waitForLoadState()
      const requests = pending.get(page)
      if (!requests) throw new Error('Only a page that was opened or shown here can be waited for.')
      do {
        for (const request of requests) await request.response().then((response) => response?.finished())
        await page.evaluate(drawUntilIdle)
      } while (requests.size > 0)
    },
    get origin() {
      return present(site).origin
    },
    get browser() {
      return present(browser)
    },
  }
}

/**
 * Runs in the page. Resolves once a frame is drawn and the page then has time left. A headless shell calls an idle page back only near
 * a frame, so frames are drawn until it does: without them, a page that is done is never called back.
 */
function drawUntilIdle(): Promise<void> {
  return new Promise((done) => {
    let isIdle = false
    const draw = () => {
      if (!isIdle) requestAnimationFrame(draw)
    }
    requestAnimationFrame(() => {
      requestIdleCallback(() => {
        isIdle = true
        done()
      })
      draw()
    })
  })
}

/** Clears what a page stores in the browser. */
async function clearStorage(tab: Page): Promise<void> {
  await tab.evaluate(() => {
    localStorage.clear()
    sessionStorage.clear()
  })
}

function present<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('The site is there when the tests run, not before.')
  return value
}
