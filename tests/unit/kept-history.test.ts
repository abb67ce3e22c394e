/** What builds keep of editions and histories: it's found again, it's never stale, and the pages are the same with and without it. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { noStore, openStore, type StoreLimits } from '../../src/files/store.ts'
import { layoutMark } from '../../src/page/layout.ts'
import { temporaryFolder } from '../support/folders.ts'
import { png } from '../support/images.ts'
import { oldHandbook } from '../support/old-handbook.ts'
import { repository } from '../support/repository.ts'
import { editionsIn as made, type MakingOptions, pagesIn } from './published-editions.ts'

const open = (folder = temporaryFolder(), limits?: StoreLimits) =>
  openStore(folder, { handbook: 'a', program: '1', redactions: '' }, limits)
const page = (title: string, text: string, more = '') => `---\ntitle: ${title}\n${more}---\n\n${text}\n`
const nothing = { editions: 0, files: 0, bodies: 0, comparisons: 0, histories: 0, differences: 0 }

/** Three pages with three revisions each. The first refers to the second, and the last to a person and a picture. */
function threePages() {
  const repo = repository()
  const texts = (word: string) => ({
    'handbook/a.mdx': page('A', `We say ${word}. See <Ref to="handbook/b" />.`),
    'handbook/b.md': page('B', `They say ${word}.`),
    'handbook/c.mdx': page('C', `<Person id="ada" /> says ${word}.\n\n![A dot](dot.png)`),
  })
  repo.commit({ ...texts('one'), 'handbook/dot.png': png(2, 2), 'people.yaml': '- { id: ada, name: Ada, active: true }\n' }, '2026-03-01')
  repo.commit(texts('two'), '2026-03-02')
  repo.commit(texts('three'), '2026-03-03')
  return repo
}

describe('histories', () => {
  test('an edit makes the history of its page alone, and compares no older revisions', () => {
    const { content, commit } = threePages()
    const store = open()
    expect(made(content, { store }).counts).toMatchObject({ histories: 3, differences: 6 })
    expect(made(content, { store }).counts).toEqual(nothing)
    commit({ 'handbook/c.mdx': page('C', 'Nobody says anything.') }, '2026-03-04')
    // The previous revision is compared again, because its text is no longer current.
    expect(made(content, { store }).counts).toMatchObject({ histories: 1, differences: 2 })
    commit({ 'handbook/c.mdx': page('C', 'Somebody says something.') }, '2026-03-05')
    expect(made(content, { store }).counts).toMatchObject({ histories: 1, differences: 2 })
  })

  test('a title makes the histories of pages that name it', () => {
    const { content, commit } = threePages()
    const store = open()
    made(content, { store })
    commit({ 'handbook/b.md': page('Bee', 'They say three.') }, '2026-03-04')
    const after = made(content, { store })
    expect(after.counts.histories).toBe(2)
    expect(pagesIn(after)).toEqual(pagesIn(made(content)))
  })

  test('prose of another page makes none', () => {
    const { content, write } = threePages()
    const store = open()
    made(content, { store })
    write({ 'handbook/b.md': page('B', 'They say four, and it is not committed.') })
    expect(made(content, { store }).counts).toMatchObject({ histories: 1 })
  })
})

test('whatever changes, what is kept gives the same pages', () => {
  const { content, commit, write } = threePages()
  const folder = temporaryFolder()
  const agree = (what: string, options: MakingOptions = {}) => {
    for (const audience of ['public', 'staff'] as const) {
      const kept = pagesIn(made(content, { store: open(folder), audience, ...options }))
      expect(kept, `${what}, ${audience}`).toEqual(pagesIn(made(content, { audience, reparse: true, ...options })))
    }
  }
  agree('at first')
  write({ 'people.yaml': '- { id: ada, name: Ada Lovelace, active: true }\n' })
  agree('a person is renamed')
  write({ 'handbook/dot.png': png(8, 4) })
  agree('a picture is larger')
  const first = commit({ 'handbook/d.md': page('D', 'New. See [a](a.mdx).') }, '2026-03-06')
  agree('a page is new')
  write({ 'editions.yaml': `- { name: one, commit: ${first}, date: 2026-03-06 }\n` })
  agree('an edition is cut')
  write({ 'handbook/b.md': page('B', 'They say three.', 'audience: staff\n') })
  agree('a page is narrowed')
  const second = commit({ 'handbook/b.md': undefined, 'handbook/e/b.md': page('B', 'They say three.') }, '2026-03-07')
  agree('a page is moved')
  write({
    'editions.yaml': `- { name: one, commit: ${first}, date: 2026-03-06 }\n- { name: two, commit: ${second}, date: 2026-03-07 }\n`,
  })
  agree('another edition is cut')
  commit({ 'handbook/a.mdx': undefined }, '2026-03-08')
  agree('a page is deleted')
  write({ 'handbook/a.mdx': page('Another', 'At the same address.') })
  agree('another page takes its address')
  agree('authors are shown', { config: { authorship: 'public' } })
  write({ 'handbook/c.mdx': page('C', 'For staff.', 'audience: staff\n') })
  agree('a page of a commit is narrowed', { config: { authorship: 'public' } })
})

describe('a store that', () => {
  let content: string
  let cold: Map<string, string>
  beforeAll(() => {
    content = oldHandbook(true).content
    cold = pagesIn(made(content, { reparse: true }))
  })
  const filesIn = (folder: string) =>
    readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((item) =>
      item.isFile() ? [join(item.parentPath, item.name)] : [],
    )
  const filled = () => {
    const folder = temporaryFolder()
    made(content, { store: open(folder) })
    return folder
  }

  test.each<[string, (whole: Buffer) => Buffer]>([
    ['is cut off', (whole) => whole.subarray(0, whole.length >> 1)],
    ['is of another version', () => Buffer.from('{"format":0}')],
    ['is empty', () => Buffer.alloc(0)],
  ])('%s gives the same pages', (_, change) => {
    const folder = filled()
    for (const file of filesIn(folder)) writeFileSync(file, change(readFileSync(file)))
    expect(pagesIn(made(content, { store: open(folder) }))).toEqual(cold)
    expect(made(content, { store: open(folder) }).counts).toEqual(nothing)
  })

  test('lost any one of its files gives the same pages', () => {
    const folder = filled()
    for (const file of filesIn(folder)) {
      writeFileSync(file, '')
      expect(pagesIn(made(content, { store: open(folder) }))).toEqual(cold)
    }
  })

  test('can be neither read nor written gives the same pages', () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'cache'), '')
    expect(pagesIn(made(content, { store: open(join(folder, 'cache')) }))).toEqual(cold)
  })

  test('is full gives the same pages, and keeps what this build used', () => {
    const folder = temporaryFolder()
    const limits = { maxBytes: 0, maxDays: 0 }
    const store = open(folder, limits)
    expect(pagesIn(made(content, { store }))).toEqual(cold)
    store.prune()
    const again = made(content, { store: open(folder, limits) })
    expect(again.counts).toEqual(nothing)
    expect(pagesIn(again)).toEqual(cold)
  })
})

test('beyond sixty editions everything is still found', () => {
  const { content, commit } = repository()
  const commits = ['one', 'two'].map((word) => commit({ 'handbook/a.md': page('A', `It says ${word}.`) }, '2026-03-01'))
  const editions = Array.from({ length: 64 }, (_, index) => `- { name: e${index}, commit: ${commits[index % 2]}, date: 2026-03-02 }\n`)
  commit({ 'editions.yaml': editions.join('') }, '2026-03-03')
  const folder = temporaryFolder()
  const store = open(folder)
  const first = made(content, { store })
  store.prune()
  const again = made(content, { store: open(folder) })
  expect([first.counts.editions, again.counts]).toEqual([64, nothing])
  expect(pagesIn(again)).toEqual(pagesIn(first))
})

test('a page that is as it was in the edition before has less around its text, whatever comes later', () => {
  const { content, commit } = repository()
  const files = {
    'handbook/index.md': page('Handbook', 'Read [a](a.md).'),
    'handbook/a.md': page('A', '## One\n\nIt says one.\n\n## Two\n\nAnd two.'),
  }
  const commits = [commit(files, '2026-03-01'), commit({ 'handbook/index.md': page('Handbook', 'Read.') }, '2026-03-02')]
  const cut = (...ids: readonly string[]) => {
    const editions = ids.map((id, index) => `- { name: e${index + 1}, commit: ${id}, date: 2026-03-0${index + 1} }\n`)
    writeFileSync(join(content, 'editions.yaml'), editions.join(''))
    return made(content, { store: noStore }).pages
  }
  const pages = cut(...commits)
  const [before = '', same = ''] = ['e1', 'e2'].map((name) => pages.get(`/editions/${name}/handbook/a/`))
  for (const around of ['class="section-nav"', 'class="permalink"'])
    expect([before.includes(around), same.includes(around)]).toEqual([true, false])
  for (const part of ['It says one.', 'class="breadcrumbs"', 'class="toc"', 'href="/editions/e2/handbook/"']) expect(same).toContain(part)
  expect(pages.get('/editions/e2/handbook/')).toContain('class="section-nav"')
  expect([...pages.values()].join('')).not.toContain(layoutMark('nav'))
  const later = cut(...commits, commits[0] ?? '')
  for (const [url, html] of pages) expect(later.get(url), url).toBe(html)
})
