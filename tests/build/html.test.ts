/** A page of each kind, of the shipped handbook and the manual, is valid HTML. */
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { pagesOfEachKind } from '../browser/kinds.ts'
import { validateHtml } from '../support/html.ts'
import { buildManual, manualPages } from '../support/manual.ts'
import { buildSite } from '../support/site.ts'

let site: string
let manual: string

beforeAll(async () => {
  site = await buildSite()
  manual = await buildManual()
})

test.each(pagesOfEachKind)('%s is valid', async (path) => {
  expect(await validateHtml(join(site, path.endsWith('/') ? `${path}index.html` : path))).toEqual([])
})

test.each(manualPages)('%s of the manual is valid', async (path) => {
  expect(await validateHtml(join(manual, `${path}index.html`))).toEqual([])
})
