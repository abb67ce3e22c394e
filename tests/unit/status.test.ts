/** Insights, gaps of the plan and warnings for staff. */
import { expect, test } from 'vitest'
import { insightPages } from '../../src/collections/insights/view.ts'
import { groupExamples, findPlanGaps, toWarnings } from '../../src/answers/status.ts'
import { handbookOf } from './handbooks.ts'

const issue = (title: string, more: string) => `title: ${title}\nopened: 2026-11-01\n${more}\n`
const item = (title: string, more: string) => `title: ${title}\nhorizon: next\narea: core\nhistory: []\n${more}\n`
const objective = (title: string, status = 'active') =>
  `title: ${title}\nstrategy: now\nowner: ada\nperiod: { from: 2026-01-01, to: 2026-12-31 }\nstatus: ${status}\nmeasures: [{ id: m, name: M, unit: s, direction: up, baseline: 1, target: 2, readings: [], source: Log }]\n`
const { handbook, problems } = handbookOf(
  {
    'people.yaml': '- { id: ada, name: Ada, active: true }\n',
    'areas.yaml': '- { id: core, title: Core, owner: ada }\n',
    'strategy/now.yaml':
      'title: S\nscope: product\nstatus: active\nowner: ada\napprovers: []\neffective: 2026-01-01\nchanges: []\nexample: true\n',
    'objectives/speed.yaml': objective('Speed'),
    'objectives/reach.yaml': objective('Reach'),
    'objectives/ease.yaml': objective('Ease'),
    'objectives/past.yaml': objective('Past', 'met'),
    'roadmap/proven.yaml': item('Proven', 'status: planned\nobjectives: [speed]'),
    // Ended items plan nothing, and need no evidence.
    'roadmap/over.yaml': item('Over', 'status: shipped\nobjectives: [ease]'),
    'roadmap/gone.yaml': item('Gone', 'status: dropped\nreason: Nobody asked.\nobjectives: []'),
    'roadmap/base.yaml': item('Base', 'status: planned\nobjectives: [speed]'),
    'roadmap/upper.yaml': item('Upper', 'status: planned\nobjectives: [speed]\ndependsOn: [base]'),
    'roadmap/done.yaml': item('Done', 'status: shipped\nobjectives: []'),
    ...Object.fromEntries(
      ['c1', 'c2', 'c3'].map((ref) => [
        `insights/proof-${ref}.yaml`,
        `on: 2026-04-01\nsource: interview\ncustomer: { ref: ${ref}, segment: s }\nrung: 3\nstatement: ${ref}\nsupports: [proven, gone]\nrecordedBy: ada\n`,
      ]),
    ),
    'insights/a.yaml':
      'on: 2026-05-01\nsource: interview\ncustomer: { ref: c1, segment: s }\nrung: 4\nstatement: A\nsupports: [done, fresh]\nrecordedBy: ada\n',
    'insights/b.yaml':
      'on: 2026-06-01\nsource: interview\ncustomer: { ref: c1, segment: s }\nrung: 4\nstatement: B\nsupports: [speed]\nrecordedBy: ada\n',
    'backlog/fresh.yaml': issue('It leaks', 'kind: bug\nstatus: new\nsize: L'),
    'backlog/wish.yaml': issue('A wish', 'kind: feature\nstatus: new'),
    'backlog/low.yaml': issue('Low', 'kind: debt\nstatus: triaged\npriority: p3'),
    'backlog/high.yaml': issue('High', 'kind: debt\nstatus: triaged\npriority: p1\nroadmap: upper').replace('2026-11-01', '2026-01-01'),
    'backlog/closed.yaml': issue('Closed', 'kind: bug\nstatus: closed').replace('2026-11-01', '2026-01-01'),
    'triage.yaml':
      '- { id: leak, when: { kind: bug, keywords: [leaks] }, then: { priority: p1, route: core, respondWithin: 1 day }, examples: [] }\n',
  },
  { audience: 'staff' },
)

test('insights are listed newest first, with what they support', () => {
  expect(
    insightPages(handbook)[0]
      ?.rows.slice(0, 2)
      .map(({ insight, supports }) => [insight.id, ...supports.map(({ title }) => title)]),
  ).toEqual([
    ['b', 'Speed'],
    ['a', 'Done', 'It leaks'],
  ])
})

test('the plan lists its gaps', () => {
  expect(findPlanGaps(handbook).map(({ kind, links }) => [kind, ...links.map(({ title }) => title)])).toEqual([
    ['unplanned', 'Ease', 'Reach'],
    ['unevidenced', 'Base', 'Upper'],
    ['aimless', 'Done'],
  ])
  expect(groupExamples(handbook).map(({ title, links }) => `${title} ${links.length}`)).toEqual(['Strategy 1'])
})

test('warnings have a location and a code', () => {
  const warnings = problems.filter(({ severity }) => severity === 'warning')
  expect(toWarnings(warnings).map(({ location, code }) => [location, code])).toEqual([['backlog/wish.yaml:3', 'triage-uncovered']])
})
