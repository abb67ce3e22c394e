/** The chain from what was seen of customers to what they run. */
import { expect, test } from 'vitest'
import { traceOf } from '../../src/model/trace.ts'
import { entryOf, handbookOf } from './handbooks.ts'

const entry = (title: string, more: string) =>
  `---\ntitle: ${title}\ndescription: D.\ntype: changed\nfeatures: [find]\ndate: 2026-06-10\nstatus: published\nauthors: [ada]\nreviews: [{ by: bob, on: 2026-06-10, verdict: approve }]\n${more}---\n`
const files = {
  'people.yaml': '- { id: ada, name: Ada, active: true }\n- { id: bob, name: Bob, active: true }\n',
  'areas.yaml': '- { id: core, title: Core, owner: ada }\n',
  'offerings.yaml': '- { id: hosted, title: Hosted, delivery: versioned }\n',
  'tiers.yaml': '- { id: pro, names: [{ from: 2025-01-01, label: Pro }], rank: 1, offerings: [hosted], introduced: 2025-01-01 }\n',
  'features/find.yaml':
    'title: Find\nsummary: S.\narea: core\nlifecycle: []\navailability: [{ tier: pro, offering: hosted, since: 2025-06-01 }]\n',
  'releases/2.8.yaml': 'date: 2026-06-20\nstatus: released\noffering: hosted\n',
  'strategy/now.yaml': 'title: S\nscope: product\nstatus: active\nowner: ada\napprovers: []\neffective: 2026-01-01\nchanges: []\n',
  'objectives/speed.yaml':
    'title: Speed\nstrategy: now\nowner: ada\nperiod: { from: 2026-01-01, to: 2026-12-31 }\nstatus: active\nmeasures: [{ id: m, name: M, unit: s, direction: up, baseline: 1, target: 2, readings: [], source: Log }]\n',
  'roadmap/search.yaml': 'title: Search\nhorizon: now\nstatus: shipped\narea: core\nobjectives: [speed]\nhistory: []\n',
  'insights/a.yaml':
    'on: 2026-05-01\nsource: interview\ncustomer: { ref: c1, segment: s }\nrung: 4\nstatement: They search long\nsupports: [search]\nrecordedBy: ada\n',
  'milestones/june.yaml':
    'title: June\ndri: ada\nstart: 2026-06-01\ndue: 2026-06-30\nstatus: closed\ngoals: []\nscope: [{ item: search, commitment: committed, announce: true, outcome: shipped }]\n',
  'changelog/2026/06/find.md': entry('Find it', 'roadmap: [search]\n'),
  'changelog/2026/06/taken-back.md': entry(
    'Taken back',
    'roadmap: [search]\nrevisions: [{ on: 2026-06-12, note: It lost data. }]\n',
  ).replace('status: published', 'status: withdrawn'),
  'changelog/2026/06/other.md': entry('Other', '').replace('features: [find]', 'features: []'),
}
const staff = handbookOf(files, { audience: 'staff' })
const customers = handbookOf(files)
const told = (checked: typeof staff, collection: 'roadmap', id: string) =>
  traceOf(entryOf(checked, collection, id), checked.handbook).map(
    ({ stage, side, entries }) => `${side} ${stage}: ${entries.map(({ title }) => title).join()}`,
  )

test('the fixture is sound', () => {
  expect(staff.problems).toEqual([])
})

const chain = [
  'insights: They search long',
  'objectives: Speed',
  'roadmap: Search',
  'milestones: June',
  'changelog: Find it',
  'features: Find',
  'releases: 2.8',
]

test.each([
  ['objectives', 'speed', 1],
  ['roadmap', 'search', 2],
  ['milestones', 'june', 3],
  ['changelog', '2026/06/find', 4],
  ['features', 'find', 5],
  ['releases', '2.8', 6],
] as const)('every page of the chain has the whole of it: %s/%s', (collection, id, own) => {
  const side = (index: number) => (index < own ? 'why' : index === own ? 'self' : 'outcome')
  expect(told(staff, collection as 'roadmap', id)).toEqual(
    // A release brings what nobody planned, too.
    chain.map((stage, index) => `${side(index)} ${stage}${collection === 'releases' && index === 4 ? ',Other' : ''}`),
  )
})

test('customers learn of no insight', () => {
  expect(told(customers, 'roadmap', 'search')[0]).toBe('why objectives: Speed')
})

test('what the plan does not know has no chain', () => {
  expect(told(staff, 'changelog' as 'roadmap', '2026/06/other')).toEqual([])
})
