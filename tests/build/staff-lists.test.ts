/** Planning pages stay small in a large handbook, and customers get nothing that's for staff. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { planningFiles } from '../../bench/planning-corpus.ts'
import { contentFolder, filesWith } from '../support/folders.ts'
import { buildSite } from '../support/site.ts'

const secret = 'Zanzibarquokka'
const large = planningFiles({ items: 300, insights: 1000, issues: 2000, milestones: 60 }, secret)
/** Enough for customers, who get no list of these. */
const small = planningFiles({ items: 60, insights: 200, issues: 400, milestones: 12 }, secret)
let [open, inside] = ['', '']

beforeAll(async () => {
  const now = ['--now', '2026-11-24T12:00:00Z']
  open = await buildSite('--content', contentFolder(small, true), ...now)
  inside = await buildSite('--content', contentFolder(large, true), ...now, '--audience', 'staff')
})

test('no page is larger than 100 KB', () => {
  const found = readdirSync(inside, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.html') && statSync(join(inside, path)).size > 100_000)
    .map((path) => `${path} ${statSync(join(inside, path)).size}`)
  expect(found).toEqual([])
})

test('long lists are split into pages, with the range on each', () => {
  expect(readdirSync(join(inside, 'backlog')).filter((name) => /^\d+$/.test(name)).length).toBeGreaterThan(9)
  expect(existsSync(join(inside, 'insights/2/index.html'))).toBe(true)
  const first = readFileSync(join(inside, 'backlog/index.html'), 'utf8')
  expect(first).toContain('has filed &lt;b&gt;something&lt;/b&gt; &amp; more')
  expect(first).not.toContain('<b>something')
})

test('the ranking has both lists, as pages and as Markdown, and is linked where staff work', () => {
  const read = (path: string) => readFileSync(join(inside, path), 'utf8')
  const page = read('ranking/index.html')
  expect(page).toContain('<a href="/ranking/" aria-current="page">Ranking</a>')
  expect(page).toContain('<a href="/ranking/backlog/">Backlog</a>')
  expect(page).toMatch(/<span aria-hidden="true">▲<\/span> \d+ up/)
  expect(page).toMatch(/<a href="\/insights\/(\d+\/)?#/)
  expect(read('ranking/index.md')).toMatch(/Planned \*\*\d+\*\* · Evidence \*\*\d+\*\* · ▲ \d+ up/)
  expect(read('ranking/backlog/index.md')).toContain('# Ranking of the backlog')
  expect(existsSync(join(inside, 'ranking/2/index.html'))).toBe(true)
})

test('customers get neither the lists nor any of their text', () => {
  for (const path of ['backlog', 'insights', 'ranking', 'status']) expect(existsSync(join(open, path)), path).toBe(false)
  expect(filesWith(open, secret)).toEqual([])
})
