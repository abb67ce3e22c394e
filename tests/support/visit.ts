/** A site that is built and served for the tests of one file, and a browser to visit it. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { buildSite, launch, type Site, serve } from './site.ts'

export interface Visit {
  readonly origin: string
  readonly browser: Browser
}

/** `build` returns the folder of the site; without it, that is the shipped handbook. Both are there from the first test to the last. */
export function visitSite(build: () => string | Promise<string> = buildSite): Visit {
  let site: Site | undefined
  let browser: Browser | undefined
  beforeAll(async () => {
    site = await serve(await build())
    browser = await launch()
  })
  afterAll(async () => {
    await browser?.close()
    await site?.close()
  })
  return {
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
