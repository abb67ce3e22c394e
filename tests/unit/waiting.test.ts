import { expect, test } from 'vitest'
import type { Milestone } from '../../src/collections/milestones/milestones.ts'
import { risksOf } from '../../src/collections/milestones/risk.ts'
import { listWaiting } from '../../src/answers/waiting.ts'
import { boardContent } from '../support/board-content.ts'
import { entryOf, handbookOf } from './handbooks.ts'

const line = (item: string, more = '') => `  - { item: ${item}, commitment: committed, announce: true${more} }\n`
const milestone = (start: string, due: string, scope: string, more = '') =>
  `title: M ${due}\ndri: ada\nstart: ${start}\ndue: ${due}\nstatus: active\ngoals: []\n${more}scope:\n${scope}`
const item = (more = '') =>
  `horizon: later\nstatus: planned\narea: core\nobjectives: []\nhistory: []\nscore: { model: rice, reach: 1, impact: 1, confidence: 1, effort: 1 }\n${more}`
const shipped = ', outcome: shipped'

/** As of 24 November 2026. */
const checked = handbookOf(
  {
    ...boardContent,
    'people.yaml': '- { id: ada, name: Ada, active: true, role: lead }\n- { id: bob, name: Bob, active: true }\n',
    'roles/lead.md': '# Lead\n',
    'areas.yaml': '- { id: core, title: Core, owner: ada }\n',
    'roadmap/one.yaml': `title: One\n${item('bet: { hypothesis: H, killCriteria: K, decideBy: 2026-11-01 }')}`,
    'roadmap/two.yaml': `title: Two\n${item('bet: { hypothesis: H, killCriteria: K, decideBy: 2026-11-24 }')}`,
    'backlog/new.yaml': 'title: Broken\nkind: bug\nopened: 2026-11-23\nstatus: new\n',
    'backlog/odd.yaml': 'title: Odd\nkind: debt\nopened: 2026-11-24\nstatus: new\n',
    'backlog/big.yaml': 'title: Big\nkind: bug\nopened: 2026-11-20\nstatus: scheduled\nsize: L\nroadmap: two\n',
    'triage.yaml': '- { id: bugs, when: { kind: bug }, then: { priority: p2, route: core, respondWithin: 1 day }, examples: [] }\n',
    'decisions/0001-open.md': '---\ntitle: Open\nstatus: proposed\non: 2026-11-02\ndeciders: [lead]\naffects: []\n---\n',
    'decisions/0002-dated.md':
      '---\ntitle: Dated\nstatus: proposed\non: 2026-10-02\ndeciders: [ada]\naffects: []\nconfirmBy: 2026-12-01\n---\n',
    'decisions/0003-taken.md': '---\ntitle: Taken\nstatus: accepted\non: 2026-10-02\ndeciders: [ada]\naffects: []\n---\n',
    'handbook/old.md': '---\ntitle: Old\nowner: lead\nreview: { last: 2026-01-01, every: 3 months }\n---\n\nText.\n',
    'handbook/gone.md': '---\ntitle: Gone\nstatus: archived\nowner: lead\nreview: { last: 2026-01-01, every: 3 months }\n---\n\nText.\n',
    'milestones/late.yaml': milestone('2026-10-01', '2026-11-23', line('one')),
    'milestones/told.yaml': milestone('2026-10-01', '2026-11-23', line('one', shipped)),
    'milestones/tight.yaml': milestone('2026-09-01', '2026-12-01', line('one') + line('two') + line('new', shipped)),
    'milestones/half.yaml': milestone('2026-09-01', '2026-12-01', line('one') + line('two', shipped)),
    'milestones/early.yaml': milestone('2026-11-20', '2026-12-20', line('one')),
    'milestones/full.yaml': milestone('2026-11-20', '2026-12-20', line('two'), 'capacity: 4\n'),
    'milestones/over.yaml': milestone('2026-10-01', '2026-11-01', line('one')).replace('active', 'closed'),
  },
  { audience: 'staff' },
)

test.each([
  ['late', ['late']],
  ['told', []],
  ['tight', ['behind']],
  ['half', []],
  ['early', []],
  ['full', ['full']],
  ['over', []],
])('risks of the milestone %s', (id, risks) => {
  expect(risksOf(entryOf(checked, 'milestones', id) as unknown as Milestone, checked.handbook)).toEqual(risks)
})

test('open work is listed by kind, with whose turn it is and since when', () => {
  const groups = listWaiting({ published: checked.handbook, all: checked.written }, new Map())
  const lines = groups.map(({ kind, rows }) => [
    kind,
    ...rows.map(({ entry, who, note, day }) =>
      [entry.title, who.map(({ title }) => title).join(' and '), note, day && `${day.word} ${day.day}`].filter(Boolean).join(' | '),
    ),
  ])
  expect(lines).toMatchInlineSnapshot(`
    [
      [
        "milestones",
        "M 2026-11-23 | Ada | past its due date | by 2026-11-23",
        "M 2026-12-01 | Ada | less than a quarter of the time left, more than half of the work open | by 2026-12-01",
        "M 2026-12-20 | Ada | over capacity | by 2026-12-20",
      ],
      [
        "bets",
        "One | Ada | since 2026-11-01",
      ],
      [
        "decisions",
        "Open | Lead | since 2026-11-02",
        "Dated | Ada | by 2026-12-01",
      ],
      [
        "changelog",
        "Wombat <draft> & more | Ada | since 2026-11-01",
        "Wombat in review | Ada | since 2026-11-01",
        "Published and not sent | Ada | needs an email, a Slack message | since 2026-11-01",
      ],
      [
        "announcements",
        "One | Ada | shipped in M 2026-11-23 | since 2026-11-23",
        "Two | Ada | shipped in M 2026-12-01",
        "Broken | Ada | shipped in M 2026-12-01",
      ],
      [
        "issues",
        "Broken | Ada | filed a day ago; p2, answer within 1 day",
        "Odd | filed today",
      ],
      [
        "reviews",
        "Old | Lead | since 2026-04-01",
      ],
    ]
  `)
})

test('without open work there are no kinds', () => {
  const { handbook: published, written: all } = handbookOf({ 'handbook/index.md': '# Book\n' }, { audience: 'staff' })
  expect(listWaiting({ published, all }, new Map())).toEqual([])
})
