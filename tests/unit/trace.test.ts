/** The trace from customer insights to what customers run. */
import { expect, test } from 'vitest'
import { linkTracedEntry, traceEntry } from '../../src/answers/trace/trace.ts'
import { traceEdges } from '../../src/answers/trace/edges.ts'
import { layOutTrace } from '../../src/answers/trace/picture.ts'
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
    'title: June\ndri: ada\nstart: 2026-06-01\ndue: 2026-06-30\nstatus: closed\nrelease: "2.8"\ngoals: []\nscope: [{ item: search, commitment: committed, announce: true, outcome: shipped }]\n',
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
  traceEntry(entryOf(checked, collection, id), checked.handbook).map(
    ({ stage, side, entries }) => `${side} ${stage}: ${entries.map(({ title }) => title).join()}`,
  )

test('the fixture has no problems', () => {
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
] as const)('every page of the trace shows all of it: %s/%s', (collection, id, own) => {
  const side = (index: number) => (index < own ? 'why' : index === own ? 'self' : 'outcome')
  expect(told(staff, collection as 'roadmap', id)).toEqual(
    // A release also has unplanned changes.
    chain.map((stage, index) => `${side(index)} ${stage}${collection === 'releases' && index === 4 ? ',Other' : ''}`),
  )
})

test('customers see no insights', () => {
  expect(told(customers, 'roadmap', 'search')[0]).toBe('why objectives: Speed')
})

test('entries outside the plan have no trace', () => {
  expect(told(staff, 'changelog' as 'roadmap', '2026/06/other')).toEqual([])
})

const edges = (checked: typeof staff, collection: string, id: string) =>
  traceEdges(traceEntry(entryOf(checked, collection, id), checked.handbook), checked.handbook).map(
    ([from, to]) => `${from.title} > ${to.title}`,
  )
const whole = [
  'They search long > Search',
  'Speed > Search',
  'Search > June',
  'June > 2.8',
  'Search > Find it',
  'Find it > Find',
  'Find it > 2.8',
]

test.each([
  ['objectives', 'speed'],
  ['roadmap', 'search'],
  ['milestones', 'june'],
  ['changelog', '2026/06/find'],
  ['features', 'find'],
  ['releases', '2.8'],
] as const)('from %s/%s the same entries are linked, each pair once and in order', (collection, id) => {
  // A release also has unplanned changes.
  expect(edges(staff, collection, id)).toEqual(collection === 'releases' ? [...whole, 'Other > 2.8'] : whole)
  const unseen = edges(customers, collection, id)
  expect(unseen).toEqual((collection === 'releases' ? [...whole, 'Other > 2.8'] : whole).slice(1))
})

test('a milestone gets an item from its issues and from the item itself; a goal links to its objective', () => {
  const more = handbookOf(
    {
      ...files,
      'backlog/slow.yaml': 'title: Slow\nkind: bug\nopened: 2026-05-01\nstatus: done\nroadmap: search\n',
      'roadmap/search.yaml': `${files['roadmap/search.yaml']}milestone: may\n`,
      'milestones/may.yaml':
        'title: May\ndri: ada\nstart: 2026-05-01\ndue: 2026-05-31\nstatus: active\ngoals: [{ text: G, objective: speed }]\nscope: []\n',
      'milestones/july.yaml':
        'title: July\ndri: ada\nstart: 2026-07-01\ndue: 2026-07-31\nstatus: planned\ngoals: []\nscope: [{ item: slow, commitment: committed, announce: true }]\n',
    },
    { audience: 'staff' },
  )
  expect(told(more, 'roadmap', 'search')[3]).toBe('outcome milestones: May,June,July')
  expect(told(more, 'milestones' as 'roadmap', 'july').slice(0, 3)).toEqual(chain.slice(0, 3).map((line) => `why ${line}`))
  expect(edges(more, 'objectives', 'speed')).toContain('Speed > May')
})

test('an insight links to its row in the list, only for staff', () => {
  expect(linkTracedEntry(entryOf(staff, 'insights', 'a'), staff.handbook)).toEqual({ title: 'They search long', url: '/insights/#a' })
  expect(linkTracedEntry(entryOf(staff, 'insights', 'a'), customers.handbook)).toEqual({ title: 'They search long' })
})

const picture = (checked: typeof staff, collection: string, id: string) =>
  layOutTrace(traceEntry(entryOf(checked, collection, id), checked.handbook), checked.handbook)

test('the picture has a card per entry, in its row, and a line per pair', () => {
  const { cards, lines, width, height } = picture(staff, 'roadmap', 'search')
  expect(cards.map(({ title, kind, url, x, y }) => [title, kind, url, x, y])).toEqual([
    ['They search long', 'entry', '/insights/#a', 4, 4],
    ['Speed', 'entry', '/objectives/speed/', 4, 94],
    ['Search', 'self', undefined, 4, 184],
    ['June', 'entry', '/milestones/june/', 4, 274],
    ['Find it', 'entry', '/changelog/2026/06/find/', 4, 364],
    ['Find', 'entry', '/features/find/', 4, 454],
    ['2.8', 'entry', '/releases/2.8/', 4, 544],
  ])
  // The cards and the lines that cross the row next to them.
  expect([width, height]).toEqual([180, 598])
  // Lines with the same end share their last pieces; each crossed row has a straight one.
  expect(lines.filter((line) => line.includes('C'))).toHaveLength(11)
  expect(lines.filter((line) => line.includes('v'))).toHaveLength(4)
})

test('a stage with many entries shows the first ones and counts the rest, whose lines are kept', () => {
  const many = handbookOf(
    {
      ...files,
      ...Object.fromEntries(
        Array.from({ length: 50 }, (_, index) => [
          `roadmap/more${index}.yaml`,
          `title: A longer title that takes several lines and has an end that nobody sees ${index}\nhorizon: later\nstatus: planned\narea: core\nobjectives: [speed]\nhistory: []\n`,
        ]),
      ),
    },
    { audience: 'staff' },
  )
  const { cards, lines } = picture(many, 'objectives', 'speed')
  const items = cards.filter(({ stage }) => stage === 'roadmap')
  expect(items.map(({ kind }) => kind)).toEqual(['entry', 'entry', 'entry', 'rest'])
  expect(items[3]).toMatchObject({ title: 'and 48 more', url: undefined })
  expect(items[0]?.lines).toHaveLength(3)
  expect(items[0]?.lines[2]).toMatch(/…$/)
  expect(lines.length).toBeLessThan(30)
})
