/** Staff content is absent from the handbook of customers, so no page needs to check the audience. */
import { describe, expect, test } from 'vitest'
import { lanePages } from '../../src/collections/roadmap/lanes.ts'
import type { Handbook } from '../../src/graph/handbook.ts'
import { hasPage } from '../../src/graph/pages.ts'
import { staffPages } from '../../src/graph/paths.ts'
import { handbookOf } from './handbooks.ts'

const change = (title: string, more: string) =>
  `---\ntitle: ${title}\ndescription: D.\ntype: fixed\nfeatures: []\ndate: 2026-01-01\nauthors: [ada]\nreviews: [{ by: bob, on: 2026-01-01, verdict: approve }]\n${more}\n---\n`
const item = (title: string, score: string, more = '') =>
  `title: ${title}\nhorizon: now\nstatus: planned\narea: core\nobjectives: []\nscore: { model: rice, reach: ${score}, impact: 1, confidence: 1, effort: 1 }\nhistory: []\n${more}`

const files = {
  'people.yaml': '- { id: ada, name: Ada, active: true }\n- { id: bob, name: Bob, active: true }\n',
  'areas.yaml': '- { id: core, title: Core, owner: ada }\n',
  'features/open.yaml': 'title: Open\nsummary: S.\narea: core\nlifecycle: []\navailability: undecided\n',
  'roadmap/a.yaml': item('A', '481516', 'bet: { hypothesis: Guess., killCriteria: Nobody comes., decideBy: 2027-01-01 }\n'),
  'roadmap/b.yaml': item('B', '781516'),
  'roadmap/c.yaml': item('C', '781516'),
  'roadmap/d.yaml': 'title: D\nhorizon: now\nstatus: planned\narea: core\nobjectives: []\nhistory: []\n',
  'roadmap/inside.yaml': item('Inside', '2', 'audience: staff\n'),
  'milestones/june.yaml': [
    'title: June\nstart: 2026-06-01\ndue: 2026-06-30\nstatus: active\ndri: ada\ncapacity: 424242\ngoals: []\nscope:',
    '  - { item: a, commitment: committed, announce: { no: Too small. }, outcome: slipped, reason: Ill for weeks. }',
    '  - { item: slow, commitment: committed, announce: true }\n',
  ].join('\n'),
  'backlog/slow.yaml': 'title: Slow start\nkind: bug\nseverity: low\nopened: 2026-01-01\nstatus: new\n',
  'insights/one.yaml':
    'on: 2026-01-01\nsource: interview\ncustomer: { ref: c-17, segment: mills }\nrung: 4\nstatement: They gave up.\nsupports: [a]\nrecordedBy: ada\n',
  'changelog/sent.md': change('Sent', 'status: published\nbroadcast: [slack]'),
  'changelog/draft.md': change('Not yet', 'status: draft'),
}
const customers = handbookOf(files).handbook
const staff = handbookOf(files, { audience: 'staff', drafts: true }).handbook
const dataOf = ({ entries }: Handbook) => JSON.stringify(entries.map(({ data }) => data))

test.each([
  ['a score', '481516'],
  ['a bet', 'Nobody comes.'],
  ['an undecided plan', 'undecided'],
  ['a capacity', '424242'],
  ['why nobody is told', 'Too small.'],
  ['why something slipped', 'Ill for weeks.'],
  ['whether somebody is told', 'announce'],
  ['an issue', 'Slow start'],
  ['an insight', 'They gave up.'],
  ['a channel', 'slack'],
  ['a draft', 'Not yet'],
  ['an entry for staff', 'Inside'],
])('%s is a staff-only value', (_, words) => {
  expect(dataOf(staff)).toContain(words)
  expect(dataOf(customers)).not.toContain(words)
})

test('what remains of an entry is what it says to customers', () => {
  expect(customers.entryIndex.find('milestones', 'june')?.data.scope).toEqual([{ item: 'a', commitment: 'committed', outcome: 'slipped' }])
  expect(Object.keys(customers.entryIndex.find('roadmap', 'a')?.data ?? {})).toEqual([
    'title',
    'horizon',
    'status',
    'area',
    'objectives',
    'history',
  ])
})

describe('no entry for customers', () => {
  const kept = ({ definition, data }: Handbook['entries'][number]) => {
    const { staffFields = [], staffParts = {}, staffValues = {} } = definition
    const values = data as Record<string, unknown>
    const inRows = Object.entries(staffParts).flatMap(([list, keys]) =>
      keys.filter((key) => (values[list] as object[]).some((row) => key in row)),
    )
    return [
      ...staffFields.filter((name) => name in values),
      ...inRows,
      ...Object.keys(staffValues).filter((name) => values[name] === staffValues[name]),
    ]
  }

  test('has a staff value', () => {
    expect([...new Set(staff.entries.flatMap(kept))].toSorted()).toEqual([
      'announce',
      'availability',
      'bet',
      'broadcast',
      'capacity',
      'reason',
      'score',
    ])
    expect(customers.entries.flatMap(kept)).toEqual([])
  })

  test('is a draft, or for staff', () => {
    expect(customers.entries.filter(({ isDraft, audience }) => isDraft || audience === 'staff')).toEqual([])
    expect(customers.entries.filter(({ collection }) => collection === 'insights' || collection === 'backlog')).toEqual([])
  })
})

test('lanes keep the order of scores', () => {
  const order = (handbook: Handbook) => lanePages(handbook, 'horizon').flatMap(({ lanes }) => lanes.flatMap(({ columns }) => columns))
  const titles = (handbook: Handbook) => order(handbook).flatMap(({ items }) => items.map((each) => each.item.title))
  expect(titles(staff)).toEqual(['B', 'C', 'A', 'Inside', 'D'])
  expect(titles(customers)).toEqual(['B', 'C', 'A', 'D'])
})

test('staff lists are staff pages', () => {
  expect([...staffPages].filter((path) => !hasPage(staff, path))).toEqual([])
  expect([...staffPages].filter((path) => hasPage(customers, path))).toEqual([])
})
