/** The pages of planning stay small on a large handbook, and customers get none of what is for staff. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { contentFolder, filesWith } from '../support/folders.ts'
import { buildSite } from '../support/site.ts'

const secret = 'Zanzibarquokka'
const range = (count: number) => Array.from({ length: count }, (_, index) => index)
const many = (folder: string, count: number, text: (index: number) => string) =>
  Object.fromEntries(range(count).map((index) => [`${folder}/${folder[0]}${index}.yaml`, text(index)]))

/** 300 items, 1,000 insights, 2,000 issues, 60 milestones. */
const files = {
  'handbook/index.md': '# Book\n',
  'people.yaml': '- { id: ada, name: Ada, active: true }\n',
  'areas.yaml': range(12)
    .map((index) => `- { id: area${index}, title: Area ${index}, owner: ada }\n`)
    .join(''),
  'strategy/now.yaml': 'title: S\nscope: product\nstatus: active\nowner: ada\napprovers: []\neffective: 2026-01-01\nchanges: []\n',
  'triage.yaml':
    '- { id: bugs, when: { kind: bug, keywords: [broken] }, then: { priority: p2, route: area1, respondWithin: 1 day }, examples: [] }\n- { id: rest, when: {}, then: { priority: p3, route: area2, respondWithin: 1 week }, examples: [] }\n',
  ...many(
    'objectives',
    20,
    (index) =>
      `title: Objective ${index}\nstrategy: now\nowner: ada\nperiod: { from: 2026-01-01, to: 2026-12-31 }\nstatus: active\nmeasures: [{ id: m, name: M, unit: s, direction: up, baseline: 1, target: 2, readings: [], source: Log }]\n`,
  ),
  ...many(
    'roadmap',
    300,
    (index) =>
      `title: An item of the roadmap with a usual title ${index}\nhorizon: ${index % 3 ? 'next' : 'later'}\nstatus: planned\narea: area${index % 12}\nobjectives: [o${index % 20}]\nhistory: []\nscore: { model: rice, reach: ${index}, impact: 1, confidence: 0.5, effort: 3 }\n`,
  ),
  ...many(
    'insights',
    1000,
    (index) =>
      `on: 2026-05-01\nsource: interview\ncustomer: { ref: c${index % 70}, segment: industry }\nrung: ${(index % 5) + 1}\nstatement: ${secret} told us of a long way to something, number ${index}.\nsupports: [r${index % 300}]\nrecordedBy: ada\n`,
  ),
  ...many(
    'backlog',
    2000,
    (index) =>
      `title: ${secret} has filed <b>something</b> & more ${index}\nkind: ${index % 2 ? 'bug' : 'feature'}\nopened: 2026-05-01\nstatus: ${['new', 'triaged', 'scheduled', 'done'][index % 4]}\nsize: M\nroadmap: r${index % 300}\n`,
  ),
  ...many(
    'milestones',
    60,
    (index) =>
      `title: Milestone ${index}\ndri: ada\nstart: 2026-05-01\ndue: 2026-05-28\nstatus: closed\ngoals: []\nscope: [${range(30)
        .map((line) => `{ item: b${index * 30 + line}, commitment: committed, announce: { no: Small. }, outcome: shipped }`)
        .join(', ')}]\n`,
  ),
}
let [open, inside] = ['', '']

beforeAll(() => {
  const content = ['--content', contentFolder(files, true), '--now', '2026-11-24T12:00:00Z']
  open = buildSite(...content)
  inside = buildSite(...content, '--audience', 'staff')
})

test('no page is larger than 100 KB', () => {
  const large = readdirSync(inside, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.html') && statSync(join(inside, path)).size > 100_000)
    .map((path) => `${path} ${statSync(join(inside, path)).size}`)
  expect(large).toEqual([])
})

test('long lists go on over pages, and say what is on them', () => {
  expect(readdirSync(join(inside, 'backlog')).filter((name) => /^\d+$/.test(name)).length).toBeGreaterThan(9)
  expect(existsSync(join(inside, 'insights/2/index.html'))).toBe(true)
  const first = readFileSync(join(inside, 'backlog/index.html'), 'utf8')
  expect(first).toContain('has filed &lt;b&gt;something&lt;/b&gt; &amp; more')
  expect(first).not.toContain('<b>something')
})

test('customers get neither the lists nor a word of them', () => {
  for (const path of ['backlog', 'insights', 'status']) expect(existsSync(join(open, path)), path).toBe(false)
  expect(filesWith(open, secret)).toEqual([])
})
