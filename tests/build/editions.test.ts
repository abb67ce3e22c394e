/** Published editions in a whole build: files, notices, and a second build. */
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { callBuild } from '../support/build-here.ts'
import type { Result } from '../support/command.ts'
import { digestFiles, filesBelow, filesWith, temporaryFolder } from '../support/folders.ts'
import { validateHtml } from '../support/html.ts'
import { type OldHandbook, oldHandbook } from '../support/old-handbook.ts'

let old: OldHandbook
let out: string
let first: Result
beforeAll(async () => {
  old = oldHandbook(true)
  out = join(temporaryFolder(true), 'site')
  first = await build(old.content, out)
})

function build(content: string, folder: string, ...more: string[]): Promise<Result> {
  return callBuild('--content', content, '--out', folder, '--now', '2026-11-26T12:00:00Z', ...more)
}

const read = (path: string) => readFileSync(join(out, path), 'utf8')

test('has a page for each page of its time, and nothing else', () => {
  expect([first.code, first.stdout], first.stderr).toEqual([0, expect.stringContaining('Built 6 pages for the public')])
  expect(filesBelow(join(out, 'editions'))).toEqual([
    'compare/index.html',
    'compare/spring.json',
    'compare/summer.json',
    'compare/today.json',
    'index.html',
    ...[
      'changes/',
      'decisions/0001-first/',
      'decisions/',
      'handbook/back/',
      'handbook/both/',
      'handbook/gone/',
      'handbook/guide/',
      'handbook/',
      '',
    ].map((path) => `spring/${path}index.html`),
    ...[
      'changes/handbook/',
      'changes/handbook/manual/guide/',
      'changes/',
      'decisions/0001-first/',
      'decisions/',
      'handbook/both/',
      'handbook/',
      'handbook/manual/guide/',
      'handbook/manual/',
      '',
    ].map((path) => `summer/${path}index.html`),
  ])
  expect(filesBelow(join(out, '_files')).map((path) => path.split('/')[1])).toEqual(expect.arrayContaining(['a.png', 'a.png', 'same.png']))
  expect(filesBelow(join(out, '_files'))).toHaveLength(3)
})

test("no file has content that's for staff by now", () => {
  for (const words of ['It was public once', 'A secret of then', 'Not finished']) expect(filesWith(out, words)).toEqual([])
  expect(filesBelow(join(out, 'history'))).toEqual(
    ['decisions/0001-first/', 'handbook/back/', 'handbook/both/', 'handbook/', 'handbook/manual/guidance/', 'handbook/new/'].map(
      (path) => `${path}index.html`,
    ),
  )
})

test("a history doesn't show the public who made a change, unless configured", () => {
  const guidance = read('history/handbook/manual/guidance/index.html')
  expect(guidance.match(/id="_revision-\d"|Ada<\/span>/g)).toEqual(['id="_revision-3"', 'id="_revision-2"', 'id="_revision-1"'])
  expect(filesWith(join(out, 'history'), 'Ada')).toEqual([])
})

test('a published page says what it is, and nothing that may change', () => {
  const page = read('editions/spring/handbook/guide/index.html')
  expect(page).toContain('<title>Guide (edition spring) · FlowFuse Product Handbook</title>')
  expect(page).toContain('<meta name="robots" content="noindex">')
  expect(page).toContain('<link rel="canonical" href="https://handbook.example.com/editions/spring/handbook/guide/">')
  expect(page).toContain('This is edition “spring” of the handbook, published on <time datetime="2026-03-01">1 March 2026</time>.')
  expect(page).not.toMatch(/summer|guidance|%%|\uFDD0|\uFDD1/)
})

test('published pages are valid HTML', async () => {
  const files = filesBelow(join(out, 'editions'))
  const faults = await Promise.all(
    files.map(async (file) => (await validateHtml(join(out, 'editions', file))).map((fault) => `${file} ${fault}`)),
  )
  expect(faults.flat()).toEqual([])
})

test("today's pages link to the list of editions, the only page of them that search engines see", () => {
  expect(read('index.html')).toContain('href="/editions/"')
  expect(read('editions/index.html')).toMatch(/href="\/editions\/summer\/".*href="\/editions\/spring\/".*Before the move/s)
  expect(read('sitemap.xml').match(/https[^<]*editions[^<]*/g)).toEqual(['https://handbook.example.com/editions/'])
  expect(JSON.parse(read('handbook.json')).editions).toEqual([
    { name: 'spring', date: '2026-03-01', note: 'Before the move', url: '/editions/spring/' },
    { name: 'summer', date: '2026-06-01', url: '/editions/summer/' },
  ])
})

test('reports unreadable content once per edition and code', () => {
  expect(first.stderr.match(/edition-unread/g)).toHaveLength(5)
})

test("another edition doesn't change the files of the others", async () => {
  const before = digestFiles(join(out, 'editions/spring'))
  const lines = readFileSync(join(old.content, 'editions.yaml'), 'utf8')
  writeFileSync(join(old.content, 'editions.yaml'), `${lines}- { name: autumn, commit: ${old.commits.autumn}, date: 2026-09-01 }\n`)
  expect((await build(old.content, out)).code).toBe(0)
  expect(existsSync(join(out, 'editions/autumn/handbook/new/index.html'))).toBe(true)
  expect(digestFiles(join(out, 'editions/spring'))).toEqual(before)
  writeFileSync(join(old.content, 'editions.yaml'), lines)
})

test("without a repository or the commits, today's handbook is built, with a note on what to do", async () => {
  const folder = temporaryFolder()
  const shallow = join(folder, 'shallow')
  execFileSync('git', ['clone', '--quiet', '--depth=1', `file://${old.root}`, shallow])
  const inShallow = await build(join(shallow, 'the content'), join(folder, 'site'))
  expect([inShallow.code, inShallow.stdout]).toEqual([0, expect.stringContaining('Built 6 pages')])
  expect(inShallow.stderr).toContain('This clone is shallow: it has only the latest commits. Get the others with "git fetch --unshallow".')
  expect(filesBelow(join(folder, 'site/editions'))).toEqual(['compare/index.html', 'index.html'])

  renameSync(join(shallow, '.git'), join(folder, 'git'))
  const content = join(shallow, 'the content')
  const refused = await build(content, join(folder, 'site'))
  expect([refused.code, refused.stdout]).toEqual([2, ''])
  expect(refused.stderr).toContain("Nothing was built: git can't read the editions in editions.yaml.")
  const plain = await build(content, join(folder, 'site'), '--lenient')
  expect([plain.code, plain.stderr.match(/This folder is not in a git repository/g)]).toEqual([
    0,
    expect.arrayContaining(['This folder is not in a git repository']),
  ])
})
