/** An export of two thousand issues with markup in their titles: small pages for staff, and nothing for customers. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { contentFolder, filesBelow, filesWith } from '../support/folders.ts'
import { buildSite } from '../support/site.ts'

const secret = 'Zanzibarquokka'
const markup = '<img src=x onerror=alert(1)> & "quotes" | `ticks` [a](https://example.com)'
const labels = [['bug'], ['enhancement', 'size/L', 'p2'], ['enhancement', 'p3', 'roadmap/upper'], ['unheard of']]
const issues = Array.from({ length: 2000 }, (_, index) => ({
  number: index + 1,
  title: `${secret} ${index + 1}: a title of the usual length, ${markup}`,
  state: index % 5 === 4 ? 'CLOSED' : 'OPEN',
  labels: (labels[index % 4] ?? []).map((name) => ({ id: 'x', name, description: markup, color: 'ffffff' })),
  createdAt: '2026-03-01T10:00:00Z',
  url: `https://github.com/example/web/issues/${index + 1}`,
  author: { login: 'someone' },
  body: markup,
  milestone: null,
}))
const item = (title: string, more: string) =>
  `title: ${title}\nhorizon: next\nstatus: planned\narea: core\nobjectives: [speed]\nhistory: []\n${more}`
const files = {
  'handbook/index.md': '# Book\n',
  'people.yaml': '- { id: ada, name: Ada, active: true }\n- { id: bob, name: Bob, active: true }\n',
  'areas.yaml': '- { id: core, title: The core, owner: ada }\n',
  'strategy/now.yaml': 'title: S\nscope: product\nstatus: active\nowner: ada\napprovers: []\neffective: 2026-01-01\nchanges: []\n',
  'objectives/speed.yaml':
    'title: Speed\nstrategy: now\nowner: ada\nperiod: { from: 2026-01-01, to: 2026-12-31 }\nstatus: active\nmeasures: [{ id: m, name: M, unit: s, direction: up, baseline: 1, target: 2, readings: [], source: Log }]\n',
  'roadmap/base.yaml': item('The base', ''),
  'roadmap/upper.yaml': item('The upper', 'dependsOn: [base]\n'),
  'milestones/may.yaml':
    'title: May\ndri: ada\nstart: 2026-05-01\ndue: 2026-12-28\nstatus: active\ngoals: []\nscope: [{ item: web/2, commitment: committed, announce: true }]\n',
  'changelog/entry.yaml': `title: ${JSON.stringify(markup)}\ndescription: Told.\ntype: fixed\nfeatures: []\ndate: 2026-11-01\nauthors: [ada]\nstatus: published\nreviews: [{ by: bob, on: 2026-11-01, verdict: approve }]\n`,
  'triage.yaml': `- { id: bugs, when: { kind: bug }, then: { priority: p2, route: core, respondWithin: 1 day }, examples: [{ input: { title: ${JSON.stringify(markup)}, kind: bug }, expect: { priority: p2, route: core } }] }\n`,
  'backlog/web.json': JSON.stringify(issues),
}
let [open, inside] = ['', '']
const page = (path: string) => readFileSync(join(inside, path, 'index.html'), 'utf8')

beforeAll(async () => {
  const content = ['--content', contentFolder(files, true), '--now', '2026-11-24T12:00:00Z']
  open = await buildSite(...content)
  inside = await buildSite(...content, '--audience', 'staff')
})

test('no page is larger than 100 KB, and every issue is on one', () => {
  const large = filesBelow(inside).filter((path) => path.endsWith('.html') && statSync(join(inside, path)).size > 100_000)
  expect(large.map((path) => `${path} ${statSync(join(inside, path)).size}`)).toEqual([])
  const pages = readdirSync(join(inside, 'backlog')).filter((name) => /^\d+$/.test(name))
  const numbers = ['', ...pages].flatMap((name) =>
    [...page(`backlog/${name}`).matchAll(/web\/issues\/(\d+)"/g)].map(([, number]) => number),
  )
  expect(new Set(numbers).size).toBe(2000)
})

test('markup in a title is plain text on pages, in Markdown and in feeds', () => {
  // In attribute values and in the CDATA of a feed's title, it's text too.
  const textless = (path: string) => readFileSync(join(inside, path), 'utf8').replaceAll(/="[^"]*"|<!\[CDATA\[.*?\]\]>/gs, '')
  const raw = filesBelow(inside).filter((path) => /\.(html|atom|rss|xml)$/.test(path) && textless(path).includes('<img src=x'))
  expect(raw).toEqual([])
  for (const path of ['backlog', 'backlog/triage', 'backlog/blocked', 'backlog/orphaned', 'backlog/stale', 'milestones/may', 'changelog'])
    expect(page(path).replaceAll('&gt;', '>'), path).toContain('&lt;img src=x onerror=alert(1)> &amp; ')
  for (const path of ['backlog', 'backlog/triage', 'backlog/blocked', 'milestones/may']) {
    const markdownUrl = readFileSync(join(inside, path, 'index.md'), 'utf8')
    expect(markdownUrl, path).toContain('\\<img src=x')
    expect(markdownUrl, path).not.toMatch(/(?<!\\)<img/)
    expect(markdownUrl, path).not.toMatch(/(?<!\\)\[a\]\(https:\/\/example.com\)/)
  }
  const { items } = JSON.parse(readFileSync(join(inside, 'changelog/feed.json'), 'utf8')) as { items: { content_html: string }[] }
  expect(items.map(({ content_html }) => content_html.includes('<img'))).toEqual([false])
})

test('the backlog shows the matching rule with the title of its area, and issues without one', () => {
  const first = page('backlog')
  expect(first).toContain('href="/backlog/triage/#bugs">Bugs</a>, because of kind bug: p2 to The core, answer within 1 day')
  expect(page('backlog/triage')).toContain('Matches 400 untriaged issues')
  expect(page('backlog/triage')).toContain('and 390 more in the backlog')
})

test('each list has a count, and blockers are links', () => {
  expect(page('backlog/blocked')).toContain('href="/roadmap/base/">The base</a>')
  expect(page('backlog/orphaned')).toContain('Triaged or scheduled, but not in a roadmap item or milestone.')
  expect(page('backlog/stale')).toContain('Filed more than 180 days ago and not done.')
  expect(page('')).toContain('<a href="/backlog/">All 800</a>')
  expect(page('')).toMatch(/<a href="\/backlog\/stale\/">\d+ stale<\/a>/)
})

test('customers get neither the lists nor any of their text', () => {
  expect(existsSync(join(open, 'backlog'))).toBe(false)
  expect(filesWith(open, secret)).toEqual([])
  expect(filesWith(open, 'Triage rules')).toEqual([])
})
