/** No name in the content clashes with a name the site generates. */
import { expect, test } from 'vitest'
import { describeClash } from '../../src/cli/clash.ts'
import { siteFileAt } from '../../src/graph/reading/site-files.ts'
import { describeProblems, handbookOf, sourcesOf } from './handbooks.ts'

const entry = '---\ntitle: T\ndescription: D.\ntype: fixed\ndate: 2026-01-01\nstatus: draft\nfeatures: []\nauthors: [pm]\n---\n\nText.\n'
const people = { 'people.yaml': '- { id: pm, name: Product Manager, active: true }\n' }
const feature = '---\ntitle: T\nsummary: S.\narea: core\nlifecycle: []\navailability: undecided\n---\n'
const svg = '<svg xmlns="http://www.w3.org/2000/svg"/>'
const own = (url: string) => [`The handbook already has a page at "${url}".`, 'Give the file another name.']
const written = (path: string) => [`The site generates "${path}", so no other file can have that path.`, 'Give the file another name.']

test.each<[string, Record<string, string>, string, string[]]>([
  ['a page of the site', { 'changelog/subscribe.md': entry }, 'changelog/subscribe.md', own('/changelog/subscribe/')],
  ['another', { 'changelog/upgrade.md': entry }, 'changelog/upgrade.md', own('/changelog/upgrade/')],
  ['one for each version', { 'changelog/upgrade/2.10.md': entry }, 'changelog/upgrade/2.10.md', own('/changelog/upgrade/2.10/')],
  ['a page for staff', { 'changelog/board.md': entry }, 'changelog/board.md', own('/changelog/board/')],
  ['a further page of a list', { 'roadmap/2.md': '' }, 'roadmap/2.md', own('/roadmap/2/')],
  ['a further page of decisions', { 'decisions/page/2.md': '' }, 'decisions/page/2.md', own('/decisions/page/2/')],
  ['a feed', { 'changelog/feed.atom.md': entry }, 'changelog/feed.atom.md', written('changelog/feed.atom')],
  [
    'a feed of a plan',
    { 'changelog/tier/pro/feed.json.md': entry },
    'changelog/tier/pro/feed.json.md',
    written('changelog/tier/pro/feed.json'),
  ],
  ['the Markdown form of a list', { 'changelog/index.md.md': entry }, 'changelog/index.md.md', written('changelog/index.md')],
  ['a list', { 'changelog/index.html.md': entry }, 'changelog/index.html.md', own('/changelog/index.html/')],
  ['a file of data', { 'features/matrix.json.md': feature }, 'features/matrix.json.md', written('features/matrix.json')],
  [
    'a calendar',
    { 'releases/calendar.ics': 'x', 'handbook/a.md': '[c](../releases/calendar.ics)' },
    'releases/calendar.ics',
    written('releases/calendar.ics'),
  ],
  ['a file for machines', { 'llms.txt': 'x', 'a.md': '[l](llms.txt)' }, 'llms.txt', written('llms.txt')],
  ['the icon', { 'favicon.svg': svg, 'a.md': '![i](favicon.svg)' }, 'favicon.svg', written('favicon.svg')],
  ['the search index', { 'pagefind/a.txt': 'x', 'a.md': '[i](pagefind/a.txt)' }, 'pagefind/a.txt', written('pagefind/')],
  [
    'the list of a folder',
    { 'handbook/guide/index.html.md': '# G' },
    'handbook/guide/index.html.md',
    [
      '"handbook/guide/index.html.md" would be published as "handbook/guide/index.html/index.html", and the list of the folder "/handbook/guide/" as "handbook/guide/index.html", which can\'t be a file and a folder.',
      'Name it "handbook/guide/index.md"; then it is the page of its folder.',
    ],
  ],
  [
    'the page of a folder',
    { 'handbook/guide/index.html.md': '# G', 'handbook/guide.md': '# H' },
    'handbook/guide/index.html.md',
    [
      '"handbook/guide/index.html.md" would be published as "handbook/guide/index.html/index.html", and "handbook/guide.md" as "handbook/guide/index.html", which can\'t be a file and a folder.',
      'Name it "handbook/guide/index.md"; then it is the page of its folder.',
    ],
  ],
  [
    'the Markdown form of a page',
    { 'handbook/guide/index.md.md': '# G', 'handbook/guide.md': '# H' },
    'handbook/guide/index.md.md',
    [
      '"handbook/guide/index.md.md" would be published as "handbook/guide/index.md/index.html", and "handbook/guide.md" as "handbook/guide/index.md", which can\'t be a file and a folder.',
      'Give one of them another name.',
    ],
  ],
  [
    'a picture with the name of a page',
    { 'handbook/a.svg': svg, 'handbook/a.svg.md': '# A\n\n![x](a.svg)\n' },
    'handbook/a.svg.md',
    [
      '"handbook/a.svg.md" would be published as "handbook/a.svg/index.html", and "handbook/a.svg" as "handbook/a.svg", which can\'t be a file and a folder.',
      'Give one of them another name.',
    ],
  ],
  [
    'two pictures',
    { 'handbook/A.svg': svg, 'handbook/a.svg': svg, 'handbook/p.md': '![x](a.svg) ![y](A.svg)\n' },
    'handbook/a.svg',
    [
      '"handbook/a.svg" and "handbook/A.svg" differ only in case; some file systems and hosts treat them as the same.',
      'Give one of them another name.',
    ],
  ],
  [
    'two pictures with accents',
    { 'handbook/\u00e9.svg': svg, 'handbook/e\u0301.svg': svg, 'handbook/p.md': '![x](\u00e9.svg) ![y](e\u0301.svg)\n' },
    'handbook/\u00e9.svg',
    [
      '"handbook/\u00e9.svg" and "handbook/e\u0301.svg" differ only in how their accents are stored; some file systems and hosts treat them as the same.',
      'Give one of them another name.',
    ],
  ],
])('meets %s', (_, files, file, said) => {
  const { problems } = handbookOf({ ...people, ...files })
  const found = problems.filter((each) => each.code === 'id-duplicate')
  expect(found.map((each) => [each.file, each.line, each.column, each.message, each.hint])).toEqual([[file, 1, 1, ...said]])
})

test("a file that nobody refers to isn't published, and clashes with nothing", () => {
  const files = { 'a.md': '# A\n', 'llms.txt': 'x', 'handbook/A.svg': svg, 'handbook/a.svg': svg }
  expect(describeProblems(handbookOf(files).problems, sourcesOf(files))).toBe('')
})

test('a lenient build skips whatever has no unique name', () => {
  const { handbook } = handbookOf({ 'guide.md': '# G', 'guide/index.html.md': '# H', 'llms.txt': 'x', 'a.md': '[l](llms.txt)' })
  expect(handbook.entryIndex.pages.map(({ file }) => file)).toEqual(['a.md', 'guide.md'])
  expect([...handbook.linkIndex.assets]).toEqual([])
})

test.each([
  ['handbook/a/index.html', undefined],
  ['handbook/a.png', undefined],
  ['backlog/a.png', undefined],
  ['changelog/2026/a/index.md', undefined],
  ['changelog/area/editor/archive/2026-1/feed.rss', 'changelog/area/editor/archive/2026-1/feed.rss'],
  ['editions/spring/handbook/index.html', 'editions/spring/handbook/index.html'],
  ['_pictures/handbook/a.png.900.webp', '_pictures/'],
])('%s: %s', (path, site) => {
  expect(siteFileAt(path)).toBe(site)
})

test('an unforeseen clash is reported in words', () => {
  const { handbook } = handbookOf({ 'guide.md': '# G' })
  const error = Object.assign(new Error('EISDIR'), { code: 'EISDIR', path: '/p/.cache/builds/1-a/handbook/guide/index.html' })
  expect(describeClash(error, { handbook })).toBe(
    '"handbook/guide/index.html" would be both a file and a folder in the site. Rename one of these: "guide.md".',
  )
  expect(describeClash(new Error('no'), { handbook })).toBeUndefined()
})
