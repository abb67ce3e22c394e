/** Roadmap and milestone pages for staff and for customers. */
import { expect, test } from 'vitest'
import type { RoadmapItem } from '../../src/collections/roadmap/evidence.ts'
import { type Grouping, laneItems, lanePages } from '../../src/collections/roadmap/lanes.ts'
import { milestoneRows, milestoneView } from '../../src/collections/milestones/view.ts'
import { committedPoints, type Milestone } from '../../src/collections/milestones/milestones.ts'
import { scoreText } from '../../src/collections/roadmap/lines.ts'
import { itemView, scoredItems } from '../../src/collections/roadmap/view.ts'
import { itemFacts, roadmapOptions } from '../../src/collections/roadmap/filter.ts'
import { createMatcher } from '../../src/plain/list-filter.ts'
import { longRoadmap } from '../support/long-roadmap.ts'
import { entryOf, handbookOf } from './handbooks.ts'

const item = (title: string, more: string, objectives = '') => `title: ${title}\nobjectives: [${objectives}]\nhistory: []\n${more}`
const objective = (title: string, more = '') =>
  `title: ${title}\nstrategy: now\nowner: ada\nperiod: { from: 2026-01-01, to: 2026-12-31 }\nstatus: active\nmeasures: []\n${more}`
const insight = (ref: string) =>
  `on: 2026-05-01\nsource: interview\ncustomer: { ref: ${ref}, segment: s }\nrung: 4\nstatement: ${ref} needs it\nsupports: [search]\nrecordedBy: ada\n`
const score = (reach: number) => `score: { model: rice, reach: ${reach}, impact: 2, confidence: 0.5, effort: 3 }\n`
const files = {
  'people.yaml': '- { id: ada, name: Ada, active: true }\n',
  'areas.yaml': '- { id: edge, title: Edge, owner: ada }\n- { id: core, title: Core, owner: ada }\n',
  'strategy/now.yaml': 'title: S\nscope: product\nstatus: active\nowner: ada\napprovers: []\neffective: 2026-01-01\nchanges: []\n',
  'objectives/speed.yaml': objective('Speed'),
  'objectives/reach.yaml': objective('Reach', 'audience: staff\n'),
  'insights/a.yaml': insight('c1'),
  'insights/b.yaml': insight('c2'),
  'roadmap/search.yaml': item('Search', `horizon: next\nstatus: planned\narea: core\n${score(30)}`, 'speed, reach'),
  'roadmap/faster.yaml': item('Faster search', `horizon: next\nstatus: planned\narea: core\ndependsOn: [search]\n${score(100)}`, 'speed'),
  'roadmap/offline.yaml': item(
    'Offline',
    'horizon: later\nstatus: considering\narea: edge\nbet:\n  hypothesis: H\n  killCriteria: K\n  decideBy: 2026-01-01\n',
  ),
  'roadmap/done.yaml': item('Done', 'horizon: now\nstatus: shipped\narea: core\n'),
  'insights/d.yaml': insight('c3').replace('[search]', '[done]'),
  'insights/e.yaml': insight('c4').replace('[search]', '[done]'),
  'insights/f.yaml': insight('c5').replace('[search]', '[done]'),
  'roadmap/gone.yaml': item('Gone', 'horizon: now\nstatus: dropped\narea: core\nreason: Nobody asked.\n'),
  'roadmap/secret.yaml': item('Secret', 'horizon: now\nstatus: planned\narea: core\naudience: staff\n'),
  'backlog/slow.yaml': 'title: Slow\nkind: bug\nopened: 2026-05-01\nstatus: done\nsize: L\n',
  'backlog/part.yaml': 'title: Part\nkind: bug\nopened: 2026-05-01\nstatus: done\nsize: M\nroadmap: search\n',
  'milestones/june.yaml':
    'title: June\ndri: ada\nstart: 2026-06-01\ndue: 2026-06-30\nstatus: closed\ncapacity: 9\ngoals: []\nscope:\n' +
    '  - { item: search, commitment: committed, announce: true, outcome: slipped, carriedTo: july, reason: Ill. }\n' +
    '  - { item: slow, commitment: committed, announce: true, outcome: shipped }\n' +
    '  - { item: part, commitment: committed, announce: { no: Small. }, outcome: shipped }\n',
  'milestones/july.yaml': 'title: July\ndri: ada\nstart: 2026-07-01\ndue: 2026-07-31\nstatus: planned\ngoals: []\nscope: []\n',
}
const staff = handbookOf(files, { audience: 'staff' })
const customers = handbookOf(files)
const titles = (items: readonly { title: string }[]) => items.map(({ title }) => title)

/** Lanes as lines, with the items of each column. */
const told = (checked: typeof staff, by: Grouping) =>
  lanePages(checked.handbook, by).flatMap(({ lanes }) =>
    lanes.map(({ title, columns }) => [
      title,
      ...columns.map(({ items }) => titles(items.map(({ item: { title: name } }) => ({ title: name })))),
    ]),
  )
const ended = [
  ['Shipped', ['Done']],
  ['Dropped', ['Gone']],
]

test.each([
  ['customers', customers, []],
  ['staff', staff, ['Secret']],
] as const)('lanes are by horizon, higher weight first: %s', (_, checked, now) => {
  expect(told(checked, 'horizon')).toEqual([
    ...(now.length > 0 ? [['Now', now]] : []),
    ['Next', ['Faster search', 'Search']],
    ['Later', ['Offline']],
    ...ended,
  ])
})

test('by objective, an item is in the lane of each that it serves, and one without says so', () => {
  expect(told(staff, 'objective')).toEqual([
    ['Reach', [], ['Search'], []],
    ['Speed', [], ['Faster search', 'Search'], []],
    ['No objective', ['Secret'], [], ['Offline']],
    ...ended,
  ])
  // For customers, a hidden objective doesn't exist.
  expect(told(customers, 'objective')).toEqual([
    ['Speed', [], ['Faster search', 'Search'], []],
    ['No objective', [], [], ['Offline']],
    ...ended,
  ])
  expect(lanePages(staff.handbook, 'objective').flatMap(laneItems)).toHaveLength(6)
})

test('300 items are on one page, and the filter finds them by each of their values', () => {
  const { handbook } = handbookOf(longRoadmap(300), { audience: 'staff' })
  const items = (by: Grouping) => {
    const pages = lanePages(handbook, by)
    expect(pages).toHaveLength(1)
    // An item in several lanes counts once.
    return [...new Set(pages.flatMap(laneItems))].map((each) => ({ values: itemFacts(each, handbook), text: '' }))
  }
  const all = items('horizon')
  const found = (filter: Record<string, string>) => all.filter(createMatcher(filter)).length
  expect(all).toHaveLength(300)
  expect(items('objective')).toHaveLength(300)
  expect([
    found({ area: 'area3' }),
    found({ area: 'area3', horizon: 'now' }),
    found({ objective: 'o1' }),
    found({ objective: 'none' }),
    found({ status: 'shipped' }),
    found({ status: 'shipped', horizon: 'now' }),
    found({ milestone: 'm2' }),
    found({ evidence: 'enough' }),
  ]).toEqual([25, 7, 40, 60, 50, 0, 15, 250])
})

test('a long roadmap is split into pages, none of them empty', () => {
  const many = handbookOf({
    ...files,
    ...Object.fromEntries(
      Array.from({ length: 700 }, (_, index) => [
        `roadmap/n${index}.yaml`,
        item(`N ${index}`, 'horizon: now\nstatus: planned\narea: edge\n'),
      ]),
    ),
  })
  const pages = lanePages(many.handbook, 'horizon')
  expect(pages.map((page) => [page.page, page.pages, laneItems(page).length])).toEqual([
    [1, 3, 300],
    [2, 3, 300],
    [3, 3, 105],
  ])
  expect(pages[2]?.lanes.map(({ title }) => title)).toEqual(['Now', 'Next', 'Later', 'Shipped', 'Dropped'])
  expect(lanePages(handbookOf({}).handbook, 'horizon')).toEqual([{ lanes: [], page: 1, pages: 1 }])
})

test('items can be filtered by what is known of them, by evidence only for staff', () => {
  const search = (checked: typeof staff) => itemFacts(entryOf(checked, 'roadmap', 'search') as unknown as RoadmapItem, checked.handbook)
  const plain = { area: ['core'], horizon: ['next'], status: ['planned'], milestone: ['june'] }
  expect(search(staff)).toEqual({ ...plain, objective: ['speed', 'reach'], evidence: ['missing'] })
  expect(search(customers)).toEqual({ ...plain, objective: ['speed'], evidence: [] })
  const done = entryOf(staff, 'roadmap', 'done') as unknown as RoadmapItem
  expect(itemFacts(done, staff.handbook)).toMatchObject({ horizon: [], objective: ['none'], milestone: ['none'] })
})

test("filters offer only values that some items have and others don't", () => {
  const choices = (checked: typeof staff) =>
    Object.entries(roadmapOptions(lanePages(checked.handbook, 'horizon').flatMap(laneItems), checked.handbook)).map(
      ([field, options]) => `${field}: ${options.map(({ title }) => title).join()}`,
    )
  expect(choices(staff)).toEqual([
    'area: Core,Edge',
    'objective: Reach,Speed,No objective',
    'horizon: Now,Next,Later',
    'status: Considering,Planned,Shipped,Dropped',
    'milestone: June,No milestone',
    'evidence: Enough evidence,Not enough yet',
  ])
  expect(choices(customers)[1]).toBe('objective: Speed,No objective')
  expect(choices(customers)[5]).toBe('evidence: ')
})

test('an item says what it waits for, what waits for it, when it slipped, and for staff its reasons', () => {
  const view = (checked: typeof staff, id: string) => itemView(entryOf(checked, 'roadmap', id) as unknown as RoadmapItem, checked.handbook)
  const search = view(staff, 'search')
  expect([titles(search.waitFor), titles(search.slips), search.score, search.evidence?.customers]).toEqual([
    ['Faster search'],
    ['June'],
    10,
    2,
  ])
  expect(titles(view(staff, 'faster').waitsFor)).toEqual(['Search'])
  expect([view(staff, 'offline').isBetOverdue, view(staff, 'search').isBetOverdue]).toEqual([true, false])
  expect([view(customers, 'search').score, view(customers, 'search').evidence]).toEqual([undefined, undefined])
})

test('scores are computed, with their inputs, highest first', () => {
  expect(scoreText({ model: 'rice', reach: 100, impact: 2, confidence: 0.5, effort: 3 })).toBe(
    '33.33 = reach 100 × impact 2 × confidence 0.5 ÷ effort 3',
  )
  expect(scoredItems(staff.handbook).map(({ item: { id }, customers }) => `${id} ${customers}`)).toEqual(['faster 0', 'search 2'])
})

test('staff see all of a milestone; customers see no issues, reasons or points', () => {
  const june = (checked: typeof staff) => entryOf(checked, 'milestones', 'june') as unknown as Milestone
  const told = (checked: typeof staff) => milestoneView(june(checked), checked.handbook)
  expect(told(staff).lines.map(({ item, outcome, reason, silence, command }) => [item.title, outcome, reason, silence, command])).toEqual([
    ['Search', 'Slipped', 'Ill.', undefined, undefined],
    ['Slow', 'Shipped', undefined, undefined, 'npx handbook new changelog --from backlog/slow'],
    ['Part', 'Shipped', undefined, 'No: Small.', undefined],
  ])
  // "Part" belongs to "Search", which is in the milestone too, so it counts once.
  expect([told(staff).points, told(staff).capacity, committedPoints(june(staff), staff.handbook)]).toEqual([8, 9, 8])
  const open = told(customers)
  expect(open.lines.map(({ item, reason, carriedTo }) => [item.title, reason, carriedTo?.title])).toEqual([['Search', undefined, 'July']])
  expect([open.points, open.capacity]).toEqual([undefined, undefined])
})

test('milestones are side by side, latest first', () => {
  expect(
    milestoneRows(staff.handbook).map(({ milestone, committed, shipped, slipRate }) => [milestone.id, committed, shipped, slipRate]),
  ).toEqual([
    ['july', 0, 0, undefined],
    ['june', 3, 2, 1 / 3],
  ])
})
