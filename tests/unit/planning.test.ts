import { describe, expect, test } from 'vitest'
import type { Entry } from '../../src/graph/entry.ts'
import { evidenceFor } from '../../src/collections/roadmap/evidence.ts'
import { scoreOf } from '../../src/graph/score.ts'
import { announcementsOf, figuresOf, leadTime, type Milestone, slipsOf } from '../../src/collections/milestones/milestones.ts'
import { reasonsFor, runExamples, type TriageRule, triage } from '../../src/collections/triage/triage.ts'
import { entryOf, handbookOf } from './handbooks.ts'

const insight = (ref: string, rung: number, supports: string, on = '2026-05-01') =>
  `on: ${on}\nsource: interview\ncustomer: { ref: ${ref}, segment: s }\nrung: ${rung}\nstatement: ${ref} ${rung} ${on}\nsupports: ${supports}\nrecordedBy: ada\n`
const item = (more = '') => `horizon: next\nstatus: planned\narea: core\nobjectives: []\nhistory: []\n${more}`
const checked = handbookOf(
  {
    'people.yaml': '- { id: ada, name: Ada, active: true }\n- { id: bob, name: Bob, active: true }\n',
    'areas.yaml': '- { id: core, title: Core, owner: ada }\n- { id: edge, title: Edge, owner: ada }\n',
    'offerings.yaml': '- { id: cloud, title: Cloud, delivery: continuous }\n',
    'insights/a.yaml': insight('c1', 3, '[search]'),
    'insights/b.yaml': insight('c2', 5, '[search, slow]', '2026-06-01'),
    'insights/c.yaml': insight('c2', 4, '[search]', '2026-04-01'),
    'insights/d.yaml': insight('c3', 2, '[search]'),
    'roadmap/search.yaml': `title: Search\n${item()}`,
    'roadmap/export.yaml': `title: Export\n${item()}`,
    'backlog/slow.yaml': 'title: Slow\nkind: bug\nopened: 2026-05-01\nstatus: new\n',
    'milestones/may.yaml':
      'title: May\ndri: ada\nstart: 2026-05-01\ndue: 2026-05-31\nstatus: closed\ngoals: []\nscope:\n  - { item: search, commitment: committed, announce: true, outcome: slipped, carriedTo: june, reason: R }\n  - { item: slow, commitment: stretch, announce: { no: Small. }, outcome: dropped, reason: R }\n',
    'milestones/june.yaml':
      'title: June\ndri: ada\nstart: 2026-06-01\ndue: 2026-06-30\nstatus: closed\ngoals: []\nscope:\n  - { item: search, commitment: committed, announce: true, outcome: shipped }\n  - { item: export, commitment: committed, announce: true, outcome: shipped }\n  - { item: slow, commitment: stretch, announce: { no: Small. } }\n',
    'changelog/search.md':
      '---\ntitle: Find it\ndescription: D.\ntype: added\nfeatures: []\ndate: 2026-07-05\nroadmap: [search]\nstatus: published\nauthors: [ada]\nreviews: [{ by: bob, on: 2026-07-01, verdict: approve }]\n---\n',
    'triage.yaml': [
      '- { id: leak, when: { kind: [security, bug], keywords: [leak, "cert"] }, then: { priority: p1, route: core, respondWithin: 1 hour }, examples: [{ input: { title: A LEAK, kind: bug }, expect: { priority: p1, route: core } }] }',
      '- { id: bug, when: { kind: bug, severity: [high, critical] }, then: { priority: p2, route: edge, respondWithin: 1 day }, examples: [{ input: { title: Cert leak, kind: bug, severity: high }, expect: { priority: p2 } }, { input: { kind: bug, severity: high }, expect: { priority: p1, route: edge } }, { input: { kind: bug }, expect: {} }] }',
    ].join('\n'),
  },
  { audience: 'staff' },
)
const graph = checked.handbook

test('the fixture has only the faults tested here', () => {
  expect([...new Set(checked.problems.map(({ code }) => code))].sort()).toEqual([
    'announced-missing',
    'feature-unnamed',
    'milestone-unsettled',
    'roadmap-unfounded',
    'triage-example-fails',
    'triage-uncovered',
  ])
})

test('an item has enough evidence with observed behaviour of three customers', () => {
  const { insights, customers, missing } = evidenceFor({ collection: 'roadmap', id: 'search' }, graph)
  expect(insights.map(({ id }) => id)).toEqual(['b', 'a', 'd', 'c'])
  expect([customers, missing]).toEqual([2, 1])
  expect(evidenceFor({ collection: 'backlog', id: 'slow' }, graph).customers).toBe(1)
  expect(evidenceFor({ collection: 'roadmap', id: 'export' }, graph)).toEqual({ insights: [], customers: 0, missing: 3 })
})

test('a score is reach times impact times confidence divided by effort', () => {
  expect(scoreOf({ model: 'rice', reach: 200, impact: 2, confidence: 0.5, effort: 4 })).toBe(50)
})

describe('triage', () => {
  const rule = (id: string) => entryOf(checked, 'triage', id) as unknown as TriageRule

  test.each([
    [{ title: 'Memory leak', kind: 'bug' }, 'leak', ['kind bug', 'keyword "leak"']],
    [{ title: 'The cert.', kind: 'security' }, 'leak', ['kind security', 'keyword "cert"']],
    [{ title: 'A certain leaky thing', kind: 'bug', severity: 'high' }, 'bug', ['kind bug', 'severity high']],
    [{ title: 'Slow', kind: 'bug', severity: 'low' }, undefined, undefined],
    [{ title: 'Leak', kind: 'feature' }, undefined, undefined],
    [{}, undefined, undefined],
  ])('%j matches %s', (issue, id, because) => {
    const verdict = triage(issue, graph)
    expect([verdict?.rule.id, verdict?.because]).toEqual([id, because])
  })

  test('a rule without conditions matches everything', () => {
    const rest = rule('bug')
    expect(reasonsFor({}, { ...rest, data: { ...rest.data, when: {} } }, graph)).toEqual([])
  })

  test('examples run against all rules', () => {
    expect(runExamples(rule('leak'), graph)).toEqual([])
    expect(runExamples(rule('bug'), graph)).toEqual([
      { index: 0, key: 'rule', expected: 'bug', got: 'leak' },
      { index: 1, key: 'priority', expected: 'p1', got: 'p2' },
      { index: 2, key: 'rule', expected: 'bug', got: 'no rule' },
    ])
  })
})

test("a milestone lists commitments, outcomes, and what wasn't announced", () => {
  const milestone = (id: string) => entryOf(checked, 'milestones', id) as unknown as Milestone
  expect(figuresOf(milestone('may'), graph)).toEqual({
    committed: 1,
    stretch: 1,
    shipped: 0,
    slipped: 1,
    dropped: 1,
    open: 0,
    slipRate: 1,
    unannounced: [],
  })
  const june = figuresOf(milestone('june'), graph)
  expect({ ...june, unannounced: june.unannounced.map(({ id }) => id) }).toEqual({
    committed: 2,
    stretch: 1,
    shipped: 2,
    slipped: 0,
    dropped: 0,
    open: 1,
    slipRate: 0,
    unannounced: ['export'],
  })
  expect(slipsOf('search', graph).map(({ id }) => id)).toEqual(['may'])
  expect(milestone('june').data.scope.map((line) => leadTime(line, milestone('june'), graph))).toEqual([5, undefined, undefined])
  expect(announcementsOf(entryOf(checked, 'backlog', 'slow') as Entry, graph)).toEqual([])
})
