/** Lists and files in parts: each part is bounded, all are linked, and together they have everything. */
import { describe, expect, test } from 'vitest'
import { changelogPages, changelogYears } from '../../src/collections/changelog/list-pages.ts'
import { makeChangelogPages } from '../../src/outputs/changelog-file.ts'
import { makeIndex } from '../../src/outputs/index-file.ts'
import { makeLlmsFiles } from '../../src/outputs/markdown/pages.ts'
import { makeSitemap } from '../../src/outputs/sitemap.ts'
import { backlinks } from '../../src/page/chrome.ts'
import { nodesOf } from '../../src/page/elements.ts'
import { printHtml } from '../../src/page/print-html.ts'
import { treePages } from '../../src/graph/navigation.ts'
import { splitGroupsIntoPages } from '../../src/plain/list-slices.ts'
import { handbookOf } from './handbooks.ts'

const range = (count: number) => Array.from({ length: count }, (_, index) => index)
const pages = Object.fromEntries(range(25).map((index) => [`handbook/a/p${index}.md`, `# Page ${index}\n`]))
const updated = new Map([['handbook/a/p24.md', '2026-11-01T00:00:00Z']])

/** A Markdown page as if it were written. */
const written = (text: string) => ({ bytes: Buffer.byteLength(text), read: () => text })

describe('files for machines', () => {
  const { handbook } = handbookOf({ ...pages, 'redirects.yaml': '- { from: /old/, to: /handbook/a/p1/ }\n' })

  test('the index goes on in files that it leads to', () => {
    const files = makeIndex({ handbook, updated, editions: [] }, 10)
    const parts = [...files.values()].map((text) => JSON.parse(text) as { pages: { url: string }[]; redirects: unknown[]; next?: string })
    expect([...files.keys()]).toEqual(['/handbook.json', '/handbook-2.json', '/handbook-3.json'])
    expect(parts.map(({ pages: some, redirects, next }) => [some.length, redirects.length, next])).toEqual([
      [10, 1, '/handbook-2.json'],
      [10, 0, '/handbook-3.json'],
      [5, 0, undefined],
    ])
    expect(new Set(parts.flatMap((part) => part.pages.map(({ url }) => url))).size).toBe(25)
    // One file has the form that it always had.
    expect(Object.keys(JSON.parse(makeIndex({ handbook, updated, editions: [] }).get('/handbook.json') ?? ''))).toEqual(
      'format built audience edition base pages redirects editions'.split(' '),
    )
  })

  test('the sitemap becomes an index of its parts', () => {
    const whole = makeSitemap(handbook, updated)
    const files = makeSitemap(handbook, updated, 20)
    const addresses = (text = '') => Array.from(text.matchAll(/<loc>([^<]*)<\/loc>/g), ([, address]) => address)
    expect([...whole.keys()]).toEqual(['/sitemap.xml'])
    expect(files.get('/sitemap.xml')).toMatchInlineSnapshot(`
      "<?xml version="1.0" encoding="UTF-8"?>
      <sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
      <sitemap><loc>https://handbook.example.com/sitemap-1.xml</loc></sitemap>
      <sitemap><loc>https://handbook.example.com/sitemap-2.xml</loc><lastmod>2026-11-01T00:00:00Z</lastmod></sitemap>
      </sitemapindex>
      "
    `)
    const parts = [...files].filter(([name]) => name !== '/sitemap.xml')
    expect(parts.flatMap(([, text]) => addresses(text))).toEqual(addresses(whole.get('/sitemap.xml')))
  })

  test('contents and whole pages are in files that name each other', () => {
    const files = new Map(makeLlmsFiles(handbook, ['# A\n', '# B\n'].map(written), { whole: 5, contents: 1000 }))
    expect([...files.keys()]).toEqual(['llms-full.txt', 'llms-full-2.txt', 'llms.txt', 'llms-2.txt'])
    expect(files.get('llms-2.txt')?.split('\n').slice(0, 8).join('\n')).toMatchInlineSnapshot(`
      "# Test handbook

      All pages in 2 files: [llms-full.txt](https://handbook.example.com/llms-full.txt), [llms-full-2.txt](https://handbook.example.com/llms-full-2.txt)

      List of all pages, part 2 of 2: [llms.txt](https://handbook.example.com/llms.txt), [llms-2.txt](https://handbook.example.com/llms-2.txt)

      ## Handbook
      "
    `)
    const links = (text = '') => Array.from(text.matchAll(/^- \[(.*?)\]/gm), ([, title]) => title)
    expect([...links(files.get('llms.txt')), ...links(files.get('llms-2.txt'))]).toHaveLength(25)
  })
})

test('of the pages that lead to one, some are listed, and the search has the others', () => {
  const links = range(100).map((index) => ({ title: `Page ${index}`, url: `/p${index}/` }))
  const html = printHtml(nodesOf(backlinks(links, 'R&D')), (path) => path)
  expect(html.match(/<li>/g)).toHaveLength(61)
  expect(html).toContain('<summary>88 more</summary>')
  expect(html).toContain('<a href="/search/?q=R%26D">40 more in search</a>')
  expect(printHtml(nodesOf(backlinks(links.slice(0, 60), 'R&D')), (path) => path)).not.toContain('search')
})

describe('pages of lists', () => {
  const change = (index: number) =>
    `---\ntitle: Change ${index}\ndescription: D.\ntype: added\nfeatures: []\ndate: ${2020 + Math.floor(index / 15)}-01-02\nstatus: published\nauthors: [ada]\nreviews: [{ by: bob, on: 2020-01-01, verdict: approve }]\n---\n`
  const { handbook } = handbookOf({
    'people.yaml': '- { id: ada, name: Ada, active: true }\n- { id: bob, name: Bob, active: true }\n',
    'offerings.yaml': '- { id: hosted, title: Hosted, delivery: versioned }\n',
    ...Object.fromEntries(
      range(5).map((index) => [`releases/${index + 1}.0.yaml`, `date: ${2020 + index}-02-01\nstatus: released\noffering: hosted\n`]),
    ),
    ...Object.fromEntries(range(66).map((index) => [`changelog/c${index}.md`, change(index)])),
  })

  test('of the changelog have whole releases, newest first, and each year leads to its page', () => {
    const slices = changelogPages(handbook)
    expect(slices.map(({ url, groups }) => `${url} ${groups.map(({ id, lines }) => `${id}: ${lines.length}`).join(', ')}`)).toEqual([
      '/changelog/ v5-0: 6, v4-0: 15',
      '/changelog/page/2/ v3-0: 15, v2-0: 15',
      '/changelog/page/3/ v1-0: 15',
    ])
    expect(changelogYears(slices).map(({ year, url }) => `${year} ${url}`)).toEqual([
      '2024 /changelog/#v5-0',
      '2023 /changelog/#v4-0',
      '2022 /changelog/page/2/#v3-0',
      '2021 /changelog/page/2/#v2-0',
      '2020 /changelog/page/3/#v1-0',
    ])
  })

  test('have a Markdown form each, with links to the others', () => {
    const texts = makeChangelogPages(handbook)
    const heads = (text = '') => Array.from(text.matchAll(/^## (.*)$/gm), ([, title]) => title)
    expect([...texts].map(([url, text]) => `${url}: ${heads(text).join(', ')}`)).toEqual([
      '/changelog/: Unreleased, [5.0] - 2024-02-01, [4.0] - 2023-02-01',
      '/changelog/page/2/: [3.0] - 2022-02-01, [2.0] - 2021-02-01',
      '/changelog/page/3/: [1.0] - 2020-02-01',
    ])
    expect(texts.get('/changelog/page/2/')).toContain(
      'Page 2 of 3. Pages: [1](https://handbook.example.com/changelog/index.md) [3](https://handbook.example.com/changelog/page/3/index.md)',
    )
  })

  test('of a folder without a text have a name that no entry has', () => {
    const files = Object.fromEntries(range(230).map((index) => [`handbook/many/p${index}.md`, `# Page ${index}\n`]))
    const lists = treePages(handbookOf(files).handbook.trees.handbook, 'handbook').filter(({ item }) => !item.entry)
    expect(lists.map(({ path, slice }) => `${path}: ${slice.rows.flatMap(({ items }) => items).length}`)).toEqual([
      'undefined: 1',
      'many: 100',
      'many/_page/2: 100',
      'many/_page/3: 30',
    ])
  })

  test('keep the groups of a list', () => {
    const groups = [
      { title: 'A', items: [1, 2, 3] },
      { title: 'B', items: [4] },
    ]
    expect(splitGroupsIntoPages(groups, 2).map(({ rows }) => rows)).toEqual([
      [{ title: 'A', items: [1, 2] }],
      [
        { title: 'A', items: [3] },
        { title: 'B', items: [4] },
      ],
    ])
    expect(splitGroupsIntoPages([], 2)).toEqual([{ rows: [], page: 1, pages: 1 }])
  })
})
