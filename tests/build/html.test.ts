/** One page of each kind of the shipped handbook is valid HTML. */
import { join } from 'node:path'
import { HtmlValidate } from 'html-validate'
import { beforeAll, expect, test } from 'vitest'
import { pagesOfEachKind } from '../browser/kinds.ts'
import { buildSite } from '../support/site.ts'

const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    // The site's own ids begin with "_", which HTML allows, so that no heading of a text can have the same.
    'valid-id': ['error', { relaxed: true }],
    // A title is what its writer wrote; that search engines cut a long one makes no page invalid.
    'long-title': 'off',
  },
})
let site: string

beforeAll(() => {
  site = buildSite()
})

test.each(pagesOfEachKind)('%s is valid', async (path) => {
  const report = await validator.validateFile(join(site, path.endsWith('/') ? `${path}index.html` : path))
  const found = report.results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, selector }) => `${ruleId}: ${message} ${selector}`),
  )
  expect(found).toEqual([])
})
