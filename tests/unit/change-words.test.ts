/** Describes changes of composite values in sentences. */
import { describe, expect, test } from 'vitest'
import { compareFacts } from '../../src/history/differences/fact-changes.ts'
import { entryOf, handbookOf } from './handbooks.ts'

const common = {
  'people.yaml': '- { id: ada, name: Ada, active: true }\n- { id: bo, name: Bo, active: true }\n',
  'areas.yaml': '- { id: ops, title: Operations, owner: ada }\n',
  'offerings.yaml': '- { id: cloud, title: Cloud, delivery: continuous }\n- { id: own, title: Self-hosted, delivery: versioned }\n',
  'tiers.yaml': ['edge', 'hub', 'team']
    .map(
      (id, rank) =>
        `- { id: ${id}, names: [{ from: 2026-01-01, label: ${id[0]?.toUpperCase()}${id.slice(1)} }], rank: ${rank}, offerings: [cloud, own], introduced: 2026-01-01 }\n`,
    )
    .join(''),
  'releases/2.31.yaml': 'date: 2026-10-01\nstatus: released\noffering: own\n',
  'roadmap/dash.yaml': 'title: Dashboards\nhorizon: now\nstatus: planned\narea: ops\nobjectives: []\nhistory: []\n',
  'milestones/next.yaml': 'title: Next\nstart: 2026-12-01\ndue: 2026-12-31\nstatus: planned\ngoals: []\nscope: []\n',
}

/** The description of a file's changes for staff. */
function wordsOf(file: string, before: string, after: string): string[] {
  const [collection = '', name = ''] = file.split('/')
  const [old, now] = [before, after].map((text) => {
    const checked = handbookOf({ ...common, [file]: text }, { audience: 'staff', drafts: true })
    return { entry: entryOf(checked, collection, name.replace(/\.\w+$/, '')), handbook: checked.handbook }
  })
  if (!old || !now) throw new Error('There are two versions.')
  return compareFacts(old, now).map(({ words, label }) => words ?? label)
}

const row = (tier: string, more: string, offering = 'cloud') => `{ tier: ${tier}, offering: ${offering}, ${more} }`
const log = (availability: string, lifecycle = '[]') =>
  `title: Audit Log\nsummary: S.\narea: ops\nlifecycle: ${lifecycle}\navailability: ${availability}\n`

describe('plans', () => {
  const edge = row('edge', 'since: 2026-08-27')
  const limited = (value: number, more = '') => row('team', `since: 2026-01-01, limit: { value: ${value}, unit: users }${more}`)
  test.each([
    ['undecided', `[${edge}]`, ['Edge gets Audit Log on Cloud on 27 August 2026.']],
    [`[${edge}]`, `[${row('edge', 'since: 2026-08-27, until: 2026-12-01')}]`, ['Edge loses Audit Log on Cloud on 1 December 2026.']],
    [
      `[${edge}]`,
      `[${row('hub', 'since: 2026-12-01')}]`,
      ['Hub gets Audit Log on Cloud on 1 December 2026.', 'Edge loses Audit Log on Cloud.'],
    ],
    [
      `[${row('edge', 'since: 2026-08-27, until: 2026-12-01')}]`,
      `[${edge}]`,
      ['Edge keeps Audit Log on Cloud; it was due to lose it on 1 December 2026.'],
    ],
    [
      `[${row('edge', 'since: 2026-08-27, until: 2026-12-01')}]`,
      `[${row('edge', 'since: 2026-08-27, until: 2027-01-01')}]`,
      ['Edge loses Audit Log on Cloud on 1 January 2027, not on 1 December 2026.'],
    ],
    [`[${edge}]`, `[${row('edge', 'since: 2026-09-01')}]`, ['Edge gets Audit Log on Cloud on 1 September 2026, not on 27 August 2026.']],
    [`[${edge}]`, `[${edge}, ${row('hub', 'since: "2.31"', 'own')}]`, ['Hub gets Audit Log on Self-hosted with 2.31.']],
    [
      `[${edge}]`,
      `[${edge}, ${row('hub', 'since: 2026-12-01')}, ${row('hub', 'since: 2026-12-01', 'own')}]`,
      ['Hub gets Audit Log on Cloud and Self-hosted on 1 December 2026.'],
    ],
    [`[${limited(5)}]`, `[${limited(10)}]`, ['The limit of Audit Log on Team rises from 5 to 10 users on Cloud.']],
    [`[${limited(5)}]`, `[${limited(2)}]`, ['The limit of Audit Log on Team falls from 5 to 2 users on Cloud.']],
    [
      `[${limited(5)}]`,
      `[${limited(5, ', until: 2026-12-01')}, ${row('team', 'since: 2026-12-01, limit: { value: 10, unit: users }')}]`,
      ['The limit of Audit Log on Team rises from 5 to 10 users on Cloud on 1 December 2026.'],
    ],
    [
      `[${limited(5)}]`,
      `[${row('team', 'since: 2026-01-01')}]`,
      ['Audit Log on Team no longer has a limit on Cloud; it was up to 5 users.'],
    ],
    [`[${edge}]`, '[]', ['Edge loses Audit Log on Cloud.']],
    [`[${edge}]`, 'undecided', ['It’s undecided again which plans have Audit Log.']],
    ['undecided', '[]', ['Audit Log isn’t in any plan; this was undecided.']],
    [`[${edge}, ${limited(5)}]`, `[${limited(5)}, ${edge}]`, []],
  ])('%s becomes %s', (before, after, expected) => {
    expect(wordsOf('features/log.yaml', log(before), log(after))).toEqual(expected)
  })
})

const entry = (reviews: string) =>
  `---\ntitle: X\ndescription: D.\ntype: fixed\nfeatures: []\ndate: 2026-11-03\nstatus: draft\nauthors: [ada]\nreviews: ${reviews}\n---\n`
const milestone = (scope: string) => `title: M\nstart: 2026-11-01\ndue: 2026-11-30\nstatus: active\ngoals: []\nscope: [${scope}]\n`
const item = (more: string) => `{ item: dash, commitment: committed, announce: true${more} }`
const roadmap = (history: string) => `title: A\nhorizon: now\nstatus: planned\narea: ops\nobjectives: []\nhistory: ${history}\n`
const objective = (readings: string) =>
  `title: O\nstrategy: s\nowner: ada\nperiod: { from: 2026-01-01, to: 2026-12-31 }\nstatus: active\nmeasures: [{ id: share, name: Share, unit: "%", direction: up, baseline: 1, target: 9, readings: ${readings}, source: S }]\n`
const role = (responsibilities: string) => `---\ntitle: Lead\nresponsibilities: ${responsibilities}\n---\n`

test.each([
  ['changelog/x.md', entry('[]'), entry('[{ by: bo, on: 2026-11-02, verdict: approve }]'), ['Bo approved it on 2 November 2026.']],
  [
    'changelog/x.md',
    entry('[]'),
    entry('[{ by: bo, on: 2026-11-02, verdict: request-changes }]'),
    ['Bo asked for changes on 2 November 2026.'],
  ],
  [
    'changelog/x.md',
    entry('[{ by: bo, on: 2026-11-02, verdict: approve }]'),
    entry('[]'),
    ['The review by Bo of 2 November 2026 was removed.'],
  ],
  ['milestones/m.yaml', milestone(''), milestone(item('')), ['“Dashboards” was added to the scope, committed.']],
  ['milestones/m.yaml', milestone(item('')), milestone(item(', outcome: shipped')), ['“Dashboards” shipped.']],
  [
    'milestones/m.yaml',
    milestone(item('')),
    milestone(item(', outcome: slipped, carriedTo: next, reason: The index came late')),
    ['“Dashboards” slipped to “Next”: The index came late.'],
  ],
  ['milestones/m.yaml', milestone(item('')), milestone(''), ['“Dashboards” was removed from the scope.']],
  [
    'roadmap/a.yaml',
    roadmap('[]'),
    roadmap('[{ on: 2026-11-02, change: Moved to now, reason: Three customers asked }]'),
    ['2 November 2026: Moved to now. Three customers asked.'],
  ],
  ['objectives/o.yaml', objective('[]'), objective('[{ on: 2026-11-02, value: 45 }]'), ['Share: 45% on 2 November 2026.']],
  [
    'objectives/o.yaml',
    objective('[{ on: 2026-11-02, value: 40 }]'),
    objective('[{ on: 2026-11-02, value: 45 }]'),
    ['Share: 45% on 2 November 2026, not 40%.'],
  ],
  [
    'features/log.yaml',
    log('[]', '[{ stage: beta, since: 2026-01-01 }]'),
    log('[]', '[{ stage: beta, since: 2026-01-01 }, { stage: ga, since: "2.31" }]'),
    ['Audit Log: Generally available from 2.31.'],
  ],
  [
    'roles/lead.md',
    role('[]'),
    role('[{ text: Size the work, owns: [roadmap/dash, milestones] }]'),
    ['Responsible for: Size the work. Owns Dashboards and milestones.'],
  ],
  ['roles/lead.md', role('[{ text: Size }]'), role('[{ text: Size, owns: [roadmap/dash] }]'), ['Now owns Dashboards, for “Size”.']],
])('%s', (file, before, after, expected) => {
  expect(wordsOf(file, before, after)).toEqual(expected)
})
