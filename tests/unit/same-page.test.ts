/** Every kind of page is the same today and in an edition of the same commit, since both print one value. */
import { rmSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readContents, type PageContents } from '../../scripts/compare-sites.ts'
import type { Audience } from '../../src/collections/fields/common.ts'
import { pageOf } from '../../src/collections/pages.ts'
import { collections, type OurName } from '../../src/collections/table.ts'
import type { Entry } from '../../src/graph/entry.ts'
import type { Handbook } from '../../src/graph/handbook.ts'
import { entryPage } from '../../src/page/entry-page.ts'
import { factsOf } from '../../src/page/facts.ts'
import { chromeOf } from '../../src/page/page.ts'
import { printHtml } from '../../src/page/print-html.ts'
import { printEntry } from '../../src/page/printing.ts'
import type { Repository } from '../support/repository.ts'
import { sentinelHandbook } from '../support/sentinel-handbook.ts'
import { editionsIn } from './published-editions.ts'
import { handbookIn } from './handbooks.ts'

let repo: Repository
let configFile: string
beforeAll(() => {
  // All fields of all collections have a value.
  ;({ repo, configFile } = sentinelHandbook())
  const id = repo.commit({ 'editions.yaml': '[]\n' }, '2026-11-24')
  repo.write({ 'editions.yaml': `- { name: same, commit: ${id}, date: 2026-11-24 }\n` })
})
afterAll(() => rmSync(repo.root, { recursive: true }))

test.each<Audience>(['public', 'staff'])('pages for %s', (audience) => {
  const { handbook } = handbookIn(repo.content, { audience, configFile })
  const { pages } = editionsIn(repo.content, { audience, configFile })
  const entries = handbook.entryIndex.pages.filter(({ isTyped }) => isTyped)
  for (const entry of entries) {
    const then = pages.get(`/editions/same${entry.url}`) ?? ''
    expect(said(then), entry.file).toEqual(said(todaysPage(entry, handbook)))
  }
  const kinds = [...new Set(entries.map(({ collection }) => collection))]
  expect(kinds.toSorted()).toEqual(
    Object.keys(collections)
      .filter((name) => 'pages' in collections[name as OurName])
      .toSorted(),
  )
})

function todaysPage(entry: Entry, handbook: Handbook): string {
  const parts = pageOf(entry, handbook)
  const sections = parts.sections.filter(({ isOfToday }) => !isOfToday)
  const chrome = chromeOf(entry, handbook, new Map())
  const page = { entry, chrome, facts: factsOf(entry, handbook), body: printEntry(entry, handbook), parts: { ...parts, sections } }
  return printHtml([entryPage(page)], (path) => path)
}

/** The article of a page without edition prefixes in URLs. */
function said(html: string): Pick<PageContents, 'text' | 'headings' | 'ids' | 'links'> {
  const article = html.slice(html.indexOf('<article'), html.indexOf('</article>'))
  const { text, headings, ids, links } = readContents(article)
  // Files have another path in an edition, but the same name.
  const places = links.map((link) => link.replace('/editions/same/', '/').replace(/^\/.*\/([^/]+\.\w+)$/, '$1'))
  return { text, headings, ids, links: places }
}
