/** What the bench computes from its figures, and what it writes. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DOMParser } from '@xmldom/xmldom'
import { expect, test } from 'vitest'
import { budgets, verdictOn } from '../../bench/budgets.ts'
import { writeCorpus } from '../../bench/corpus.ts'
import { differingPaths } from '../../bench/folders.ts'
import { formats, written } from '../../bench/formats.ts'
import { measurements, readOptions } from '../../bench/options.ts'
import { peers } from '../../bench/peers/peers.ts'
import { picture } from '../../bench/picture.ts'
import { reportText } from '../../bench/report.ts'
import { type Built, median, medianBuild, type Results, type View } from '../../bench/results.ts'
import { table } from '../../bench/table.ts'
import { readTexts, withAddresses, withFrontMatter, withMarkdownLinks } from '../../bench/texts.ts'
import { projectRoot } from '../support/command.ts'
import { temporaryFolder } from '../support/folders.ts'

test.each([
  [[3], 3],
  [[5, 1, 3], 3],
  [[4, 1, 3, 2], 2.5],
  [[10, 9], 9.5],
  [[], Number.NaN],
])('the median of %j is %d', (values, expected) => {
  expect(median(values)).toBe(expected)
})

const built = (processor: number, memory = 0.5 * 1024 ** 3, bytes = 1000 * 20 * 1024): Built => ({
  processor,
  wall: processor * 0.8,
  memory,
  bytes,
  files: 3000,
})

test('each figure of a build has a median of its own', () => {
  expect(medianBuild([built(1, 30), built(2, 10), built(3, 20)])).toEqual({ ...built(2, 20), wall: 1.6 })
})

test.each([
  [0.19, 0.2, 'within'],
  [0.2, 0.2, 'within'],
  [0.201, 0.2, 'over'],
  [0, 0, 'within'],
  [undefined, 0.2, 'not measured'],
  [Number.NaN, 0.2, 'not measured'],
])('%d beside a budget of %d is %s', (value, most, verdict) => {
  expect(verdictOn(value, most)).toBe(verdict)
})

test.each([
  [formats.seconds(0.0432), '43 ms'],
  [formats.seconds(1.234), '1.23 s'],
  [formats.seconds(42.44), '42.4 s'],
  [formats.bytes(28 * 1024), '28.0 KB'],
  [formats.bytes(3 * 1024 ** 2), '3.0 MB'],
  [formats.memory(0.6 * 1024 ** 3), '0.60 GB'],
  [formats.count(16_000), '16,000'],
  [written(undefined, formats.bytes), '–'],
  [written(Number.NaN, formats.ratio), '–'],
])('a figure is written as %s', (text, expected) => {
  expect(text).toBe(expected)
})

test('the columns of a table line up', () => {
  expect(table(['', 'cold', 'b'], [['One', '1.5 s', '2'], ['Three'], ['Six', '–', '10']])).toBe(`|       |  cold |   b |
| ----- | ----: | --: |
| One   | 1.5 s |   2 |
| Three |       |     |
| Six   |     – |  10 |`)
})

const home = '/project/bench/'

test.each([
  [[], { pages: 1000, rounds: 3, out: home }],
  [['--rounds', '5'], { rounds: 5, out: home }],
  [['--pages', '200'], { pages: 200, out: undefined }],
  [['--only', 'cold, unchanged'], { only: new Set(['cold', 'unchanged']), out: undefined }],
  [['--peers', 'hugo'], { peers: new Set(['hugo']), out: undefined }],
  [['--peers', 'none'], { peers: new Set() }],
  [['--pages', '200', '--out', 'x'], { out: 'x' }],
])('the options %j', (args, expected) => {
  expect(readOptions(args, home)).toMatchObject(expected)
})

test.each([
  [['--pages', '2'], '--pages is a whole number from 40, not "2".'],
  [['--pages', 'many'], '--pages is a whole number from 40, not "many".'],
  [['--rounds', '1.5'], '--rounds is a whole number from 1, not "1.5".'],
  [['--only', 'cold,warm'], `--only doesn't know "warm". It knows ${measurements.join(', ')}.`],
  [['--peers', 'jekyll'], `--peers doesn't know "jekyll". It knows starlight, docusaurus, vitepress, eleventy, hugo.`],
  [['--fast'], "Unknown option '--fast'"],
])('the options %j are refused', (args, message) => {
  expect(() => readOptions(args, home)).toThrow(message)
})

test('files differ that only one side has, or that have another digest', () => {
  const one = new Map([
    ['a', '1'],
    ['b', '1'],
    ['c', '1'],
  ])
  const other = new Map([
    ['a', '1'],
    ['b', '2'],
    ['d', '1'],
  ])
  expect(differingPaths(one, other)).toEqual(['b', 'c', 'd'])
})

test('peers get each page of the corpus as a text, with links that they follow', () => {
  const corpus = join(temporaryFolder(), 'corpus')
  const pages = writeCorpus(corpus, 60)
  const texts = readTexts(corpus)
  expect(texts).toHaveLength(pages)
  expect(texts.filter(({ title, description, body }) => !title || !description || !body)).toEqual([])
  expect(texts.map(({ body }) => body).join('\n')).not.toMatch(/<Ref/)
  const page = texts.find(({ path }) => path === 'handbook/s2/p22')
  expect(page?.body).toContain('[the page before](../s2/p2.mdx#part-1)')
  expect(page && withAddresses(page)).toContain('[the page before](/handbook/s2/p2/#part-1)')
  expect(page && withMarkdownLinks(page)).toContain('[the page before](../s2/p2.md#part-1)')
  expect(withFrontMatter({ title: 'A "b"', description: 'C: d', body: 'Text.\n' }, 'slug: /\n')).toBe(
    '---\ntitle: "A \\"b\\""\ndescription: "C: d"\nslug: /\n---\n\nText.\n',
  )
})

test('peers have exact versions, and none of them shares a name', () => {
  const versions = peers.flatMap(({ packages }) => Object.values(packages))
  expect(versions.filter((version) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([])
  expect(new Set(peers.map(({ id }) => id)).size).toBe(peers.length)
})

test('the Astro of Starlight is ours', () => {
  const { dependencies } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8'))
  expect(peers.find(({ id }) => id === 'starlight')?.packages['astro']).toBe(dependencies.astro)
})

const view = (path: string, bytes: number, more: Partial<View> = {}): View => ({
  path,
  bytes,
  requests: 4,
  script: 2048,
  style: 6144,
  shift: 0,
  ...more,
})

const results: Results = {
  date: '2026-11-29',
  commit: 'abc1234',
  isChanged: false,
  machine: { processor: 'Some Processor', cores: 2, memory: 8 * 1024 ** 3, system: 'Some System', node: '24.0.0' },
  browser: 'Chromium 1.0',
  pages: 1000,
  rounds: 3,
  tools: [
    { id: 'handbook', name: 'Handbook', version: '' },
    { id: 'starlight', name: 'Starlight', version: '@astrojs/starlight 1.0.0' },
    { id: 'hugo', name: 'Hugo & Pagefind', version: 'hugo 1.0.0, pagefind 1.0.0' },
  ],
  builds: {
    first: { handbook: built(14) },
    cold: { handbook: built(8), starlight: built(40), hugo: built(4.5) },
    unchanged: { handbook: built(2), starlight: built(30) },
    edited: { handbook: built(2.9), starlight: built(31) },
    history: { handbook: built(12) },
    shipped: { handbook: built(10) },
    check: { handbook: built(1.9, 0.2 * 1024 ** 3, 0) },
    large: { handbook: built(26, 0.8 * 1024 ** 3, 4000 * 21 * 1024), hugo: built(18, 0, 4000 * 10 * 1024) },
    huge: { handbook: built(100, 1.1 * 1024 ** 3, 16_000 * 21 * 1024) },
  },
  revisions: 3000,
  differing: 0,
  editions: { one: built(9), unchanged: built(2), added: built(3), two: built(9.3), many: built(11.7, 0, 1000 * 47 * 1024), count: 10 },
  views: { handbook: view('/handbook/s1/p1/', 20 * 1024), starlight: view('/handbook/s1/p1/', 50 * 1024) },
  kinds: [
    view('/', 24 * 1024),
    view('/changelog/upgrade/', 20 * 1024, { requests: 8, script: 9 * 1024 }),
    view('/roadmap/', 20 * 1024, { shift: 0.01 }),
  ],
  searches: { handbook: { query: 'device', bytes: 100 * 1024, requests: 9 } },
  dev: { view: 0.02, save: 0.4, saveList: 0.2, saveNew: 0.3 },
  tests: { processor: 600, wall: 355, memory: 0 },
  missing: ["Install VitePress: npm can't install it."],
}

/** A run in which nothing could be measured. */
const empty: Results = { ...results, pages: 200, rounds: 1, isChanged: true, tools: results.tools.slice(0, 1), builds: {}, missing: [] }
for (const key of ['differing', 'editions', 'views', 'kinds', 'searches', 'dev', 'tests'] as const) delete empty[key]

test('the verdicts on all budgets', () => {
  expect(
    budgets.map(({ what, valueIn, most, format }) => `${what}: ${written(valueIn(results), format)}, ${verdictOn(valueIn(results), most)}`),
  ).toMatchInlineSnapshot(`
    [
      "cold build, × Starlight: 0.20, within",
      "cold build, × Hugo + Pagefind: 1.78, within",
      "very first build of a clone, × Starlight: 0.35, over",
      "very first build of a clone, × Hugo + Pagefind: 3.11, over",
      "cold build with 200 commits, × Starlight: 0.30, within",
      "shipped handbook, cold, × Starlight: 0.25, within",
      "output a page: 20.0 KB, within",
      "output a page at 4 × the pages: 21.0 KB, within",
      "output a page, growth to 4 × the pages: 1.05, within",
      "cold build, growth to 4 × the pages: 3.25, within",
      "memory at 16 × the pages: 1.10 GB, within",
      "nothing changed, × first build: 0.14, within",
      "one page edited, × first build: 0.21, within",
      "one page edited, files that differ from a cold build: 0, within",
      "one more edition, bytes × build with one: 0.15, within",
      "one more edition, time × build with one: 0.03, within",
      "check, × Starlight: 0.05, within",
      "dev, view of an unchanged page: 20 ms, within",
      "dev, save to screen: 0.40 s, over",
      "dev, saved list to screen: 0.20 s, within",
      "dev, new page to screen: 0.30 s, within",
      "memory, cold: 0.50 GB, within",
      "first view, largest page kind: 24.0 KB, within",
      "first view, requests: 8, over",
      "first view, script: 2.0 KB, within",
      "first view, script on search and upgrade: 9.0 KB, within",
      "first view, style on a text page: 6.0 KB, within",
      "first view, layout shift: 0.010, over",
      "search, until the first results: 100.0 KB, within",
      "npm run verify, wall time: 355.0 s, within",
    ]
  `)
})

test('without figures there is no verdict', () => {
  expect(new Set(budgets.map(({ valueIn, most }) => verdictOn(valueIn(empty), most)))).toEqual(new Set(['not measured']))
})

test('the page of results', () => {
  expect(reportText(results, 'results.svg')).toMatchSnapshot()
})

test('a run that measured nothing has no empty sections', () => {
  expect([...reportText(empty).matchAll(/^## (.*)$/gm)].map(([, title]) => title)).toEqual(['Budgets', "How it's measured"])
})

test('the picture', () => {
  expect(picture(results)).toMatchSnapshot()
  expect(picture(empty)).toBeUndefined()
})

test('bars and figures stay in the picture, and the XML is well-formed', () => {
  const { documentElement } = new DOMParser().parseFromString(picture(results) ?? '', 'image/svg+xml')
  const numbers = (name: string, attribute: string) =>
    Array.from(documentElement?.getElementsByTagName(name) ?? [], (each) => Number(each.getAttribute(attribute)))
  const width = Number(documentElement?.getAttribute('width'))
  const [, ...ends] = numbers('rect', 'width').map((length, index) => length + (numbers('rect', 'x')[index] ?? 0))
  // The first is the background.
  expect(ends).toHaveLength(7)
  // The figure after the longest bar needs some 60 pixels.
  expect(Math.max(...ends)).toBeLessThanOrEqual(width - 60)
  expect(Math.max(...numbers('text', 'y'))).toBeLessThan(Number(documentElement?.getAttribute('height')))
  expect(documentElement?.textContent).toContain('Hugo & Pagefind')
  // Labels end before the bars; a bold letter takes some 8 pixels.
  const labels = Array.from(documentElement?.getElementsByTagName('text') ?? []).filter(
    (each) => each.getAttribute('text-anchor') === 'end',
  )
  expect(labels).toHaveLength(7)
  for (const label of labels) expect((label.textContent?.length ?? 0) * 8).toBeLessThanOrEqual(Number(label.getAttribute('x')))
})
