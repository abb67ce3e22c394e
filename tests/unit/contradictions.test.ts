/** Valid parts that contradict each other: reported at their location, and nothing else. */
import { expect, test } from 'vitest'
import { handbookOf } from './handbooks.ts'

const linkIndex = {
  'people.yaml': '- { id: ada, name: Ada, active: true, role: lead }\n- { id: bo, name: Bo, active: true }\n',
  'areas.yaml': '- { id: core, title: Core, owner: ada }\n',
  'roles/lead.md': '---\ntitle: Lead\n---\n\nWhat Lead does.\n',
  'strategy/now.yaml':
    'title: Strategy\nscope: product\nstatus: active\nowner: ada\napprovers: [bo]\neffective: 2026-01-01\nchanges: []\npillars:\n  - { id: build, title: Build }\n',
  'objectives/speed.yaml': objective(measure('wait')),
  'roadmap/cache.yaml': item('reach: 10, impact: 1, confidence: 1, effort: 2'),
  'backlog/slow.yaml': 'title: Slow start\nkind: bug\nopened: 2026-10-01\nstatus: triaged\n',
  'milestones/one.yaml': milestone('2026-10', 'outcome: slipped, carriedTo: two, reason: R.'),
  'milestones/two.yaml': milestone('2026-11', ''),
}

function measure(id: string, more = 'direction: down, baseline: 9, target: 3'): string {
  return `  - { id: ${id}, name: Wait ${id}, unit: s, source: Log, readings: [], ${more} }\n`
}

function objective(measures: string): string {
  return `title: Work without waiting\nstrategy: now\nowner: ada\nperiod: { from: 2026-01-01, to: 2026-12-31 }\nstatus: active\nmeasures:\n${measures}`
}

function item(score: string, history = '[]'): string {
  return `title: Cache\nhorizon: next\nstatus: planned\narea: core\nobjectives: [speed]\nscore: { model: rice, ${score} }\nhistory: ${history}\n`
}

function milestone(month: string, outcome: string): string {
  return `title: Month ${month}\ndri: ada\nstart: ${month}-01\ndue: ${month}-28\nstatus: ${outcome ? 'closed' : 'active'}\ngoals: []\nscope:\n  - { item: slow, commitment: stretch, announce: { no: Small. }, ${outcome} }\n`
}

const role = (more: string) => `---\ntitle: Lead\n${more}---\n\nWhat Lead does.\n`

test.each([
  ['nothing', {}, []],
  [
    'two measures with one id',
    { 'objectives/speed.yaml': objective(measure('wait') + measure('wait')) },
    ['id-duplicate objectives/speed.yaml:8'],
  ],
  [
    'a target where one is already',
    { 'objectives/speed.yaml': objective(measure('wait', 'direction: up, baseline: 3, target: 3')) },
    ['measure-contradictory objectives/speed.yaml:7'],
  ],
  ['a value to hold', { 'objectives/speed.yaml': objective(measure('wait', 'direction: hold, baseline: 3, target: 3')) }, []],
  [
    'two pillars with one id',
    { 'strategy/now.yaml': `${linkIndex['strategy/now.yaml']}  - { id: build, title: Deploy }\n` },
    ['id-duplicate strategy/now.yaml:10'],
  ],
  [
    'a strategy that replaces itself',
    { 'strategy/now.yaml': `${linkIndex['strategy/now.yaml']}supersedes: now\n` },
    ['supersession-cycle strategy/now.yaml:10'],
  ],
  [
    'a score that is larger than any number',
    { 'roadmap/cache.yaml': item('reach: 250, impact: 1, confidence: 1, effort: 1e-320') },
    ['value-invalid roadmap/cache.yaml:6'],
  ],
  [
    'an effort of nothing',
    { 'roadmap/cache.yaml': item('reach: 250, impact: 1, confidence: 1, effort: 0') },
    ['value-invalid roadmap/cache.yaml:6'],
  ],
  [
    'a history of tomorrow',
    { 'roadmap/cache.yaml': item('reach: 1, impact: 1, confidence: 1, effort: 1', '[{ on: 2026-12-24, change: C, reason: R. }]') },
    ['day-ahead roadmap/cache.yaml:7'],
  ],
  [
    'today, where the day begins first',
    { 'roadmap/cache.yaml': item('reach: 1, impact: 1, confidence: 1, effort: 1', '[{ on: 2026-11-25, change: C, reason: R. }]') },
    [],
  ],
  [
    'what shipped and is carried over',
    { 'milestones/one.yaml': milestone('2026-10', 'outcome: shipped, carriedTo: two') },
    ['milestone-unsettled milestones/one.yaml:8'],
  ],
  [
    'what belongs to a collection that is not there',
    { 'roles/lead.md': role('responsibilities:\n  - { text: The plan., owns: [roadmapp] }\n') },
    ['reference-missing roles/lead.md:4'],
  ],
  [
    'what a role leaves to itself',
    { 'roles/lead.md': role('notResponsible:\n  - { text: The plan., see: lead }\n') },
    ['not-responsible-by-whom roles/lead.md:4'],
  ],
])('%s', (_, files, expected) => {
  const { problems } = handbookOf({ ...linkIndex, ...files })
  expect(problems.map(({ code, file, line }) => `${code} ${file}:${line}`)).toEqual(expected)
})

test('a triage example may expect only what a rule gives', () => {
  const rule =
    '- { id: bugs, when: { kind: bug }, then: { priority: p1, route: core, respondWithin: 1 day }, examples: [{ input: { kind: bug }, expect: { prio: p1 } }] }\n'
  const { problems } = handbookOf({ ...linkIndex, 'triage.yaml': rule })
  expect(problems.map(({ code, hint }) => [code, hint])).toEqual([
    ['triage-example-fails', 'Rules set priority, route, respondWithin: use one of these keys.'],
  ])
})
