/** A site that is built and served for the tests of one file, and a browser to visit it. */
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { buildSite, launch, type Site, serve } from './site.ts'

export interface Visit {
  readonly origin: string
  readonly browser: Browser
  /** What went wrong in the pages that were opened. */
  readonly faults: readonly string[]
  /** Opens a page in a window of its own, 1280 px wide unless said otherwise. */
  open(path: string, options?: BrowserContextOptions): Promise<Page>
}

/** `build` returns the folder of the site; without it, that is the shipped handbook. Both are there from the first test to the last. */
export function visitSite(build: () => string | Promise<string> = buildSite): Visit {
  let site: Site | undefined
  let browser: Browser | undefined
  const faults: string[] = []
  beforeAll(async () => {
    site = await serve(await build())
    browser = await launch()
  })
  afterAll(async () => {
    await browser?.close()
    await site?.close()
  })
  return {
    faults,
    async open(path, options) {
      const context = await there(browser).newContext({ viewport: { width: 1280, height: 900 }, ...options })
      const page = await context.newPage()
      page.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
      page.on('pageerror', (error) => faults.push(error.message))
      await page.goto(there(site).origin + path)
      return page
    },
    get origin() {
      return there(site).origin
    },
    get browser() {
      return there(browser)
    },
  }
}

function there<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('The site is there when the tests run, not before.')
  return value
}
