/** Which pages are in the search index, for whom, and how they rank. */
import { expect, test } from 'vitest'
import { staffPages } from '../../src/graph/paths.ts'
import { defineCollection, z } from '../../src/index.ts'
import { searchRecords } from '../../src/outputs/search/records.ts'
import { handbookOf } from './handbooks.ts'

const page = (title: string, rest = '') => `---\ntitle: ${title}\n${rest}---\n\nText.\n`
const content = {
  'people.yaml': '- { id: ada, name: Ada, active: true }\n- { id: bob, name: Bob, active: true }\n',
  'offerings.yaml': '- { id: cloud, title: Cloud, delivery: continuous }\n',
  'areas.yaml': '- { id: power, title: Power, owner: ada }\n',
  'features/hub.md':
    '---\ntitle: Hub\nsummary: Joins.\narea: power\nlifecycle: [{ stage: ga, since: 2020-01-01 }]\navailability: undecided\nsearchWords: [MFA, joins]\n---\n',
  'changelog/2025/hub.md':
    '---\ntitle: Hub joins\ndescription: It joins.\ntype: added\nfeatures: [hub]\ndate: 2025-03-01\nstatus: published\nauthors: [ada]\nreviews: [{ by: bob, on: 2025-03-01, verdict: approve }]\n---\n\nIt joins.\n',
  'handbook/index.md': page('Book'),
  'handbook/loose/rule.md': page('Rule'),
  'handbook/codes/index.md': page('Codes', 'searchRank: low\n'),
  'handbook/codes/more/deep.md': page('Deep code'),
  'handbook/codes/guide.md': page('Guide to codes', 'searchRank: normal\n'),
  'handbook/codes/old.md': page('Old code', 'status: archived\n'),
  'runbooks/restart.md': page('Restart'),
  'runbooks/main.md': page('Main', 'searchRank: normal\n'),
}
const runbooks = defineCollection({
  name: 'runbooks',
  noun: 'runbook',
  title: 'Runbooks',
  searchWords: ['procedures'],
  searchRank: 'low',
  schema: z.object({ title: z.string() }),
})

function recordsFor(audience: 'public' | 'staff') {
  const { handbook, problems } = handbookOf(content, { audience, config: { collections: [runbooks] } })
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([])
  return new Map(searchRecords(handbook).map((record) => [record.url, record]))
}

const [forCustomers, forStaff] = [recordsFor('public'), recordsFor('staff')]

test.each([
  ['/handbook/codes/', 'low'],
  ['/handbook/codes/more/deep/', 'low'],
  ['/handbook/codes/guide/', 'current'],
  ['/handbook/codes/old/', 'low'],
  ['/handbook/loose/rule/', 'current'],
  ['/runbooks/restart/', 'low'],
  ['/runbooks/main/', 'current'],
  ['/runbooks/', 'current'],
])('%s ranks %s: its own rank, else that of its folder, else of its collection', (url, standing) => {
  expect(forCustomers.get(url)?.standing).toBe(standing)
})

test.each([
  ['/features/hub/', ['MFA', 'joins']],
  ['/runbooks/', ['procedures']],
])('%s is found by the words %j', (url, words) => {
  expect(forCustomers.get(url)?.otherNames).toEqual(words)
})

test('pages that the site makes itself are found, with a sentence about them', () => {
  const urls = [
    '/',
    '/about/',
    '/changes/',
    '/changelog/',
    '/changelog/subscribe/',
    '/changelog/upgrade/',
    '/features/',
    '/handbook/loose/',
  ]
  expect(urls.filter((url) => !forCustomers.get(url)?.title)).toEqual([])
  const withoutText = urls.filter((url) => forCustomers.get(url)?.description === undefined)
  expect(withoutText).toEqual(['/handbook/loose/'])
})

test('a page that this handbook lacks is not found', () => {
  expect(['/roadmap/', '/roadmap/by-objective/', '/editions/', '/glossary/'].filter((url) => forStaff.has(url))).toEqual([])
})

test('pages for staff are found by staff alone', () => {
  expect([...staffPages].filter((url) => !forStaff.get(url)?.description)).toEqual([])
  expect([...staffPages].filter((url) => forCustomers.has(url))).toEqual([])
  expect(forCustomers.get('/')?.otherNames).not.toContain('overdue')
  expect(forStaff.get('/')?.otherNames).toContain('overdue')
  expect([...forStaff.keys()].filter((url) => !forCustomers.has(url)).sort()).toEqual([...staffPages].sort())
})
