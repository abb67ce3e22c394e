/** One page of each kind of the shipped handbook is valid HTML. */
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { pagesOfEachKind } from '../browser/kinds.ts'
import { faultsIn } from '../support/html.ts'
import { buildSite } from '../support/site.ts'

let site: string

beforeAll(() => {
  site = buildSite()
})

test.each(pagesOfEachKind)('%s is valid', async (path) => {
  expect(await faultsIn(join(site, path.endsWith('/') ? `${path}index.html` : path))).toEqual([])
})
