/** A site that is built and served for the tests of one file, and a browser to visit it. */
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
  /** What went wrong in the pages that were opened or shown. */
  readonly faults: string[]
  /** An empty tab in a browser context of its own, 1280 px wide unless said otherwise. */
  newPage(options?: BrowserContextOptions): Promise<Page>
  /** As `show` does, unless the options ask for more than a look: then in a tab of its own, which costs five times as much. */
  open(path: string, options?: BrowserContextOptions): Promise<Page>
  /** Shows a page in the one tab that the tests of a file share; storage, size and media are as in a new one. */
  show(path: string, look?: Look): Promise<Page>
  /** Waits until everything that an opened or shown page asked for has come, and it has nothing left to do. */
  settle(page: Page): Promise<void>
}

/** `build` returns the folder of the site; without it, that is the shipped handbook. Both are there from the first test to the last. */
export function visitSite(build: () => string | Promise<string> = buildSite): Visit {
  let site: Site | undefined
  let browser: Browser | undefined
  let tab: Page | undefined
  const faults: string[] = []
  const pending = new Map<Page, Set<Request>>()
  const newPage = async (options: BrowserContextOptions = {}) => {
    const context = await there(browser).newContext({ viewport: { width: 1280, height: 900 }, ...options })
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
    if (tab && !tab.isClosed()) await forget(tab)
    else tab = await newPage()
    await tab.setViewportSize({ width, height })
    await tab.emulateMedia({ media: null, colorScheme, reducedMotion, forcedColors: 'none' })
    await tab.goto(there(site).origin + path)
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
      await page.goto(there(site).origin + path)
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
      return there(site).origin
    },
    get browser() {
      return there(browser)
    },
  }
}

/**
 * Runs in the page. Resolves once a frame is drawn and the page then has time left. A headless shell calls an idle page back only beside
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

/** What a page keeps in the browser from test to test. */
async function forget(tab: Page): Promise<void> {
  await tab.evaluate(() => {
    localStorage.clear()
    sessionStorage.clear()
  })
}

function there<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('The site is there when the tests run, not before.')
  return value
}
