/** No page grows with the handbook: the same handbook at two sizes, both with lists longer than a page holds. */
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { filesBelow } from '../support/folders.ts'
import { growingHandbook } from '../support/growing-handbook.ts'
import { buildSite } from '../support/site.ts'

/**
 * Single files, by purpose: indexes for machines, which are split only for larger handbooks (a unit test uses small parts), data that is
 * read as a whole, files for the host, search, and print pages, which contain 250 KB of text.
 */
const whole =
  /^((handbook|changelog|releases|features|roadmap)(-\d+)?\.json|handbook-build\.json|sitemap\.xml|llms(-full)?\.txt|changelog\/upgrade\.json|features\/matrix\.json|releases\/calendar\.ics|_redirects|pagefind\/.*|print\/.*)$/

/** The largest file of each kind: pages of one list or of one collection are of a kind. */
function largest(out: string): Map<string, number> {
  const sizes = new Map<string, number>()
  for (const path of filesBelow(out)) {
    if (whole.test(path)) continue
    const kind = path
      .replace(/_?page\/\d+\//, '')
      .replace(/archive\/[^/]+\//, 'archive/')
      .replace(/(n\d{5}|1\.\d{5}|\d{4}-made)\//, '*/')
    sizes.set(kind, Math.max(sizes.get(kind) ?? 0, statSync(join(out, path)).size))
  }
  return sizes
}

test('a page of each kind is as large in a handbook of 900 entries as in one of 1,800', async () => {
  const [small, large] = [largest(await buildSite(...growingHandbook(1))), largest(await buildSite(...growingHandbook(2)))]
  expect([...large.keys()].toSorted()).toEqual([...small.keys()].toSorted())
  // Links to further pages, and longer numbers.
  const slack = 700
  const grown = [...large].filter(([kind, size]) => size > (small.get(kind) ?? 0) + slack)
  expect(grown.map(([kind, size]) => `${kind}: ${small.get(kind)} → ${size}`)).toEqual([])
})
