/** Decisions, roles and openings: pages of a long log stay small, cycles end, and staff content stays hidden. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { contentFolder, filesWith } from '../support/folders.ts'
import { buildSite } from '../support/site.ts'

const secret = 'Zanzibarquokka'
const range = (count: number) => Array.from({ length: count }, (_, index) => index)
const decision = (title: string, status: string, more: string) =>
  `title: ${title}\nstatus: ${status}\non: ${2016 + (title.length % 10)}-05-01\ndeciders: [ada]\n${more}\n`
const opening = (title: string, status: string, more = '') =>
  `title: ${title}\nrole: a\nstatus: ${status}\nposted: 2026-05-01\nvalidThrough: "2027-05-01T00:00:00Z"\nemployment: FULL_TIME\nlocation: Berlin\napplyUrl: https://example.com/\n${more}\n`

const files = {
  'handbook/index.md': '# Book\n',
  'people.yaml': '- { id: ada, name: Ada, active: true }\n',
  'areas.yaml': '- { id: ops, title: Operations, owner: ada }\n',
  'features/one.yaml': 'title: One\nsummary: S.\narea: ops\nlifecycle: []\navailability: undecided\n',
  // The first three report to each other, and the last two decisions supersede each other.
  'roles/a.md': '---\ntitle: Role A\nreportsTo: c\n---\n',
  'roles/b.md': '---\ntitle: Role B\nreportsTo: a\n---\n',
  'roles/c.md': '---\ntitle: Role C\nreportsTo: b\n---\n',
  'roles/d.md': `---\ntitle: Role ${secret}\nreportsTo: a\naudience: staff\n---\n`,
  ...Object.fromEntries(
    range(600).map((index) => [
      `decisions/${String(index).padStart(4, '0')}-d.yaml`,
      decision(
        `Decision with a title as they are ${'x'.repeat(index % 10)} ${index}`,
        index < 300 ? 'superseded' : 'accepted',
        `affects: [features/one, roles/a, roles/b]${index < 300 ? '' : `\nsupersedes: ["${String(index - 300).padStart(4, '0')}-d"]`}`,
      ),
    ]),
  ),
  'decisions/9997-d.yaml': decision(`${secret} is proposed`, 'proposed', 'affects: [features/one]\naudience: staff'),
  'decisions/9998-d.yaml': decision('Hen', 'accepted', 'affects: []\nsupersedes: [9999-d]'),
  'decisions/9999-d.yaml': decision('Egg', 'accepted', 'affects: []\nsupersedes: [9998-d]'),
  'openings/open.yaml': opening('Open one', 'open'),
  'openings/closed.yaml': opening('Closed one', 'closed'),
  'openings/inside.yaml': opening(`Inside ${secret}`, 'open', 'audience: staff'),
}
let [open, inside] = ['', '']

beforeAll(async () => {
  const content = ['--content', contentFolder(files, true), '--now', '2026-11-24T12:00:00Z', '--lenient']
  open = await buildSite(...content)
  inside = await buildSite(...content, '--audience', 'staff')
})

const read = (path: string, site = open) => readFileSync(join(site, path), 'utf8')

test('no page is larger than 100 KB, and the log is split into pages', () => {
  const large = readdirSync(inside, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.html') && statSync(join(inside, path)).size > 100_000)
    .map((path) => `${path} ${statSync(join(inside, path)).size}`)
  expect(large).toEqual([])
  expect(read('decisions/index.html')).toContain('href="/decisions/page/2/"')
  expect(existsSync(join(open, 'decisions/page/11/index.html'))).toBe(true)
  expect(existsSync(join(open, 'decisions/page/12/index.html'))).toBe(false)
})

test('cycles of reports or supersessions have their pages, each item once', () => {
  expect(read('roles/index.html').match(/class="post"/g)).toHaveLength(3)
  expect(read('decisions/9999-d/index.html').match(/Hen/g)?.length).toBeGreaterThan(0)
})

test('job postings are in structured data of open positions, and of no list', () => {
  const telling = filesWith(open, '"JobPosting"')
  expect(telling).toEqual(['openings/open/index.html'])
  expect(read('openings/index.html').indexOf('Open one')).toBeLessThan(read('openings/index.html').indexOf('Closed one'))
})

test('customers see nothing that is for staff; staff do', () => {
  expect(filesWith(open, secret)).toEqual([])
  for (const path of ['decisions/index.html', 'roles/index.html', 'openings/index.html', 'decisions/index.md', 'roles/a/index.html'])
    expect(read(path, inside), path).toContain(secret)
})
