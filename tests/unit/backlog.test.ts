/** The backlog for staff. */
import { describe, expect, test } from 'vitest'
import { backlogCounts, backlogRows, flaggedRows, totalOf } from '../../src/collections/backlog/view.ts'
import { pageParam, splitIntoPages, pagesToLink } from '../../src/plain/list-slices.ts'
import { fieldsInWords, outcomeOf, ruleLink, triageView } from '../../src/collections/triage/view.ts'
import { listWaiting } from '../../src/answers/waiting.ts'
import { backlogLists } from '../../src/collections/backlog/page-lists.ts'
import { type ListPage, listMarkdown } from '../../src/page/list-page.ts'
import { handbookOf } from './handbooks.ts'

const issue = (title: string, more: string) => `title: ${title}\nopened: 2026-11-01\n${more}\n`
const item = (title: string, more: string) => `title: ${title}\nhorizon: next\narea: core\nhistory: []\n${more}\n`
const objective = (title: string) =>
  `title: ${title}\nstrategy: now\nowner: ada\nperiod: { from: 2026-01-01, to: 2026-12-31 }\nstatus: active\nmeasures: [{ id: m, name: M, unit: s, direction: up, baseline: 1, target: 2, readings: [], source: Log }]\n`
const files = {
  'people.yaml': '- { id: ada, name: Ada, active: true }\n',
  'areas.yaml': '- { id: core, title: Core, owner: ada }\n',
  'strategy/now.yaml':
    'title: S\nscope: product\nstatus: active\nowner: ada\napprovers: []\neffective: 2026-01-01\nchanges: []\nexample: true\n',
  'objectives/speed.yaml': objective('Speed'),
  'objectives/reach.yaml': objective('Reach'),
  'roadmap/base.yaml': item('Base', 'status: planned\nobjectives: [speed]'),
  'roadmap/upper.yaml': item('Upper', 'status: planned\nobjectives: [speed]\ndependsOn: [base]'),
  'roadmap/done.yaml': item('Done', 'status: shipped\nobjectives: []'),
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
}
const { handbook, written } = handbookOf(files, { audience: 'staff' })

test('untriaged first with the matching rule and reason, then by priority, done last', () => {
  const rows = backlogRows(handbook).map(({ issue: { id }, group, age, points, verdict, partOf, flags }) =>
    [id, group, age, points, verdict?.rule.id, verdict?.because.join(' + '), partOf.map(({ title }) => title).join(), flags.join()].join(
      '|',
    ),
  )
  expect(rows).toEqual([
    'fresh|new|23|5|leak|kind bug + keyword "leaks"||',
    'wish|new|23|0||||',
    'high|triaged|327|0|||Upper|blocked,stale',
    'low|triaged|23|0||||orphaned',
    'closed|done|327|0||||',
  ])
})

test("blockers are named, and an issue in a milestone's scope is no orphan", () => {
  const scope = 'scope: [{ item: low, commitment: committed, announce: true }, { item: high, commitment: committed, announce: true }]'
  const milestone = `title: May\ndri: ada\nstart: 2026-11-01\ndue: 2026-12-28\nstatus: active\ngoals: []\n${scope}\n`
  const rows = backlogRows(handbookOf({ ...files, 'milestones/may.yaml': milestone }, { audience: 'staff' }).handbook)
  const told = rows.flatMap(({ issue: { id }, partOf, waitsFor, flags }) =>
    id === 'low' || id === 'high' ? [[id, partOf, waitsFor, flags]] : [],
  )
  const may = { title: 'May', url: '/milestones/may/' }
  expect(told).toEqual([
    ['high', [{ title: 'Upper', url: '/roadmap/upper/' }, may], [{ title: 'Base', url: '/roadmap/base/' }], ['blocked', 'stale']],
    ['low', [may], [], []],
  ])
})

test('an issue is unblocked once what its item waits for has shipped', () => {
  const shipped = { ...files, 'roadmap/base.yaml': item('Base', 'status: shipped\nobjectives: [speed]') }
  expect(flaggedRows(handbookOf(shipped, { audience: 'staff' }).handbook, 'blocked')).toEqual([])
})

test('lists and groups have counts, and staff see open work', () => {
  expect(backlogCounts(handbook)).toEqual({ new: 2, blocked: 1, orphaned: 1, stale: 1 })
  expect(totalOf(backlogRows(handbook).filter(({ group }) => group === 'new'))).toEqual({ count: 2, points: 5, unsized: 1 })
  const waiting = listWaiting({ published: handbook, all: written }, new Map()).find(({ kind }) => kind === 'issues')
  expect(waiting?.rows.length).toBe(2)
  expect(waiting?.lists).toEqual([
    { title: '1 blocked', url: '/backlog/blocked/' },
    { title: '1 orphaned', url: '/backlog/orphaned/' },
    { title: '1 stale', url: '/backlog/stale/' },
  ])
})

describe('triage rules', () => {
  const rules = `${files['triage.yaml']}- { id: bad-wish, when: { kind: [bug, debt], severity: high, tier: t1 }, then: { priority: p4, route: lead, respondWithin: 2 days }, examples: [{ input: { title: It leaks, kind: bug }, expect: { priority: p4 } }, { input: { title: T, kind: debt, severity: high, tier: t1 }, expect: { priority: p1, route: lead } }, { input: { kind: feature }, expect: { priority: p4 } }] }\n`
  const more = {
    'triage.yaml': rules,
    'roles/lead.md': '---\ntitle: Team lead\nowner: ada\n---\n',
    'offerings.yaml': '- { id: cloud, title: Cloud, delivery: continuous }\n',
    'tiers.yaml': '- { id: t1, names: [{ from: 2020-01-01, label: Pro }], rank: 1, offerings: [cloud], introduced: 2020-01-01 }\n',
  }
  const { handbook: withRules } = handbookOf({ ...files, ...more }, { audience: 'staff' })
  const view = triageView(withRules)

  test('are listed in order with conditions, outcome and matches, and the issues without a match', () => {
    expect(
      view.rules.map(({ number, title, conditions, route, caught }) => [
        number,
        title,
        conditions,
        route,
        caught.map(({ issue }) => issue.id),
      ]),
    ).toEqual([
      [
        1,
        'Leak',
        [
          { name: 'kind', values: ['bug'] },
          { name: 'keywords', values: ['leaks'] },
        ],
        { title: 'Core', url: undefined },
        ['fresh'],
      ],
      [
        2,
        'Bad wish',
        [
          { name: 'tier', values: ['Pro'] },
          { name: 'kind', values: ['bug', 'debt'] },
          { name: 'severity', values: ['high'] },
        ],
        { title: 'Team lead', url: '/roles/lead/' },
        [],
      ],
    ])
    expect(view.uncaught.map(({ issue }) => issue.id)).toEqual(['wish'])
    expect(view.rules.map(({ rule }) => ruleLink(rule, withRules).url)).toEqual(['/backlog/triage/#leak', '/backlog/triage/#bad-wish'])
  })

  test('show the result of each example', () => {
    const [, { rule, runs } = expect.fail()] = view.rules
    expect(
      runs.map((run) => [
        fieldsInWords(run.input, withRules),
        fieldsInWords(run.expect, withRules),
        outcomeOf(run, rule, withRules),
        run.faults.length,
      ]),
    ).toEqual([
      ['“It leaks”, Bug', 'p4', 'Leak: p1', 1],
      ['“T”, Debt, high, Pro', 'p1, Team lead', 'p4, Team lead', 1],
      ['Feature', 'p4', undefined, 1],
    ])
  })

  test('are the same in Markdown', () => {
    const triage = backlogLists(withRules).find(({ url }) => url === '/backlog/triage/') as ListPage
    expect(listMarkdown(triage, (path) => path)).toMatchInlineSnapshot(`
      "# Triage rules

      The first rule that matches an issue applies. Each rule shows its examples, tested against all rules, and the untriaged issues it matches.

      ## 1. Leak

      - Kind: Bug
      - Any of the words: leaks
      - Outcome: p1 to Core, answer within 1 day

      No examples yet.

      Matches 1 untriaged issue:

      - It leaks (23 days)

      ## 2. Bad wish

      - Plan: Pro
      - Kind: Bug or Debt
      - Severity: high
      - Outcome: p4 to Team lead, answer within 2 days

      | Example              | Expected      | Got             | Result |
      | -------------------- | ------------- | --------------- | ------ |
      | “It leaks”, Bug      | p4            | Leak: p1        | Fails  |
      | “T”, Debt, high, Pro | p1, Team lead | p4, Team lead   | Fails  |
      | Feature              | p4            | no rule matches | Fails  |

      No untriaged issues match.

      ## Matched by no rule

      | Issue  | Kind    | Age     | Priority | Size | Part of | Matching rule | Waiting on | Notes |
      | ------ | ------- | ------- | -------- | ---- | ------- | ------------- | ---------- | ----- |
      | A wish | Feature | 23 days |          |      |         |               |            |       |
      "
    `)
  })
})

test('the backlog and its lists are the same in Markdown, page by page', () => {
  const markdownPages = backlogLists(handbook)
  expect(markdownPages.map(({ url }) => url)).toEqual([
    '/backlog/',
    '/backlog/blocked/',
    '/backlog/orphaned/',
    '/backlog/stale/',
    '/backlog/triage/',
  ])
  expect(
    markdownPages
      .slice(0, 2)
      .map((each) => listMarkdown(each, (path) => path))
      .join('\n'),
  ).toMatchInlineSnapshot(`
    "# Backlog

    Requests and bugs, untriaged first, each with the rule that matches and why.

    ## Untriaged

    | Issue    | Kind    | Age     | Priority | Size  | Part of | Matching rule                                                               | Waiting on | Notes |
    | -------- | ------- | ------- | -------- | ----- | ------- | --------------------------------------------------------------------------- | ---------- | ----- |
    | It leaks | Bug     | 23 days |          | L (5) |         | Leak, because of kind bug, keyword "leaks": p1 to Core, answer within 1 day |            |       |
    | A wish   | Feature | 23 days |          |       |         |                                                                             |            |       |

    ## Triaged

    | Issue | Kind | Age      | Priority | Size | Part of | Matching rule | Waiting on | Notes                              |
    | ----- | ---- | -------- | -------- | ---- | ------- | ------------- | ---------- | ---------------------------------- |
    | High  | Debt | 327 days | p1       |      | Upper   |               | Base       | blocked, stale                     |
    | Low   | Debt | 23 days  | p3       |      |         |               |            | not in a roadmap item or milestone |

    ## Done

    | Issue  | Kind | Age      | Priority | Size | Part of | Matching rule | Waiting on | Notes |
    | ------ | ---- | -------- | -------- | ---- | ------- | ------------- | ---------- | ----- |
    | Closed | Bug  | 327 days |          |      |         |               |            |       |

    # Blocked issues

    Not done, and their roadmap item depends on one that hasn’t shipped.

    | Issue | Kind | Age      | Priority | Size | Part of | Matching rule | Waiting on | Notes          |
    | ----- | ---- | -------- | -------- | ---- | ------- | ------------- | ---------- | -------------- |
    | High  | Debt | 327 days | p1       |      | Upper   |               | Base       | blocked, stale |
    "
  `)
})

test.each([
  [1, 3, '1 2 3'],
  [7, 12, '1 2 3 4 5 6 7 8 9 10 11 12'],
  [1, 13, '1 2 3 10 13'],
  [34, 67, '1 10 20 30 32 33 34 35 36 40 50 60 67'],
])('page %i of %i leads to %s', (page, pages, expected) => {
  expect(pagesToLink(page, pages).join(' ')).toBe(expected)
})

test.each([
  [0, [[1, undefined, 0]]],
  [2, [[1, undefined, 2]]],
  [
    5,
    [
      [1, undefined, 2],
      [2, '2', 2],
      [3, '3', 1],
    ],
  ],
])('%i rows in pages of two', (count, expected) => {
  const slices = splitIntoPages(
    Array.from({ length: count }, (_, index) => index),
    2,
  )
  expect(slices.map((slice) => [slice.page, pageParam(slice), slice.rows.length])).toEqual(expected)
})
