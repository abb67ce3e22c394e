/** A shallow clone doesn't claim to know the full history. */
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { findFirstDays, readLastChanges } from '../../src/sources/git/history.ts'
import { temporaryFolder } from '../support/folders.ts'
import { repository } from '../support/repository.ts'
import { editionsIn, pagesIn } from './published-editions.ts'

const page = (title: string, text: string) => `---\ntitle: ${title}\n---\n\n${text}\n`
const note = 'Older changes are missing: this site was built from a copy of the repository that has only the latest commits.'

let content: string
beforeAll(() => {
  const { root, commit } = repository(true)
  commit({ 'handbook/old.md': page('Old', 'It is old.'), 'handbook/changed.md': page('Changed', 'One.') }, '2026-01-10')
  const edition = commit({ 'handbook/other.md': page('Other', 'Other.') }, '2026-01-20')
  commit({ 'handbook/changed.md': page('Changed', 'One and two.'), 'handbook/new.md': page('New', 'It is new.') }, '2026-01-30')
  commit({ 'editions.yaml': `- { name: one, commit: ${edition}, date: 2026-01-31 }\n` }, '2026-01-31')
  const clone = join(temporaryFolder(true), 'clone')
  execFileSync('git', ['clone', '--quiet', '--depth=3', `file://${root}`, clone])
  content = join(clone, 'the content')
})

const mainOf = (html = '') =>
  html
    .slice(html.indexOf('<h1'), html.indexOf('</main>'))
    .replace(/<span class="sr-only">[^<]*<\/span>/g, '')
    .split(/<\/?(?:p|h\d|li|ul|section|details|summary|div)\b[^>]*>/)
    .map((line) => line.replace(/<[^>]+>/g, '').trim())
    .filter(Boolean)

test("a page's age is that of its last change, if known", () => {
  const dates = [...readLastChanges(content)].map(([path, date]) => `${path} ${date.slice(0, 10)}`)
  expect(dates.toSorted()).toEqual(['editions.yaml 2026-01-31', 'handbook/changed.md 2026-01-30', 'handbook/new.md 2026-01-30'])
})

test('the first commit of a file is unknown before the boundary', () => {
  expect(['handbook/other.md', 'handbook/new.md'].map(findFirstDays(content))).toEqual([undefined, '2026-01-30'])
})

test("a history says why it's short", () => {
  const pages = pagesIn(editionsIn(content, { config: { authorship: 'public' } }))
  const historyOf = (name: string) => mainOf(pages.get(`/history/handbook/${name}/`))
  expect(historyOf('old')).toEqual([
    'History of “Old”',
    'No history to show.',
    '20 January 2026',
    'As of this day',
    'In editions: one',
    note,
  ])
  expect(historyOf('changed')).toEqual([
    'History of “Changed”',
    'One revision, the latest on 30 January 2026.',
    '30 January 2026Ada2 words added',
    'Change',
    'Show diff',
    'One and two.',
    '20 January 2026',
    'As of this day',
    'In editions: one',
    note,
  ])
  expect(historyOf('new')).toEqual([
    'History of “New”',
    'One revision, the latest on 30 January 2026.',
    '30 January 2026Ada3 words added',
    'Change',
    'First version',
  ])
})

test('nothing counts as new because the clone starts with it, or as written by the last author', () => {
  const pages = pagesIn(editionsIn(content, { audience: 'staff' }))
  expect(mainOf(pages.get('/history/handbook/old/')).join('\n')).not.toMatch(/Ada|Change\n/)
  expect(pages.get('/editions/one/handbook/old/')).not.toContain('Last updated')
  const changes = mainOf(pages.get('/changes/'))
  expect(changes.filter((line) => /^(New|Old|Changed|Other)$/.test(line))).toEqual(['New', 'Changed'])
})
