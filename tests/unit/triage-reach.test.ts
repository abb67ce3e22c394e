/** Triage uses what issues and labels can say; a rule that matches none is a problem. */
import { describe, expect, test } from 'vitest'
import { backlogRows } from '../../src/collections/backlog/view.ts'
import { describeProblems, handbookOf, reportOf, sourcesOf, type TestOptions } from './handbooks.ts'

const linkIndex = {
  'people.yaml': '- { id: ada, name: Ada, active: true }\n',
  'areas.yaml': '- { id: core, title: Core, owner: ada }\n',
  'offerings.yaml': '- { id: cloud, title: Cloud, delivery: continuous }\n',
  'tiers.yaml': `- { id: t1, names: [{ from: 2020-01-01, label: Team }, { from: 2024-01-01, label: Pro }], rank: 1, offerings: [cloud], introduced: 2020-01-01 }
- { id: enterprise, names: [{ from: 2020-01-01, label: Premium }, { from: 2023-01-01, label: Enterprise }], rank: 2, offerings: [cloud], introduced: 2020-01-01 }
`,
}
const rule = (id: string, when: string) =>
  `- id: ${id}\n  when: ${when}\n  then: { priority: p1, route: core, respondWithin: 4 hours }\n  examples: []\n`
const rules = rule('vip', '{ tier: enterprise, severity: [high, critical] }') + rule('rest', '{}')

const issue = (labels: readonly string[], number = 204) => ({
  number,
  title: 'Nothing starts',
  state: 'OPEN',
  createdAt: '2026-11-01T08:00:00Z',
  labels: labels.map((name) => ({ name })),
  url: 'https://example.com/204',
})

function exported(labels: readonly string[], config: TestOptions['config'] = {}) {
  const files = { ...linkIndex, 'triage.yaml': rules, 'backlog/app.json': JSON.stringify([issue(labels)]) }
  const { handbook, problems } = handbookOf(files, { audience: 'staff', config })
  const [row] = backlogRows(handbook)
  return { verdict: row?.verdict, data: row?.issue.data, problems: problems.map(({ code, message, hint }) => `${code} ${message} ${hint}`) }
}

describe('the plan of the waiting customer is read', () => {
  test.each([
    ['customer: enterprise', {}],
    ['plan/Enterprise', {}],
    ['Tier: ENTERPRISE', {}],
    ['plan: Premium', {}],
    ['VIP', { issues: { labels: { vip: { tier: 'enterprise' } } } }],
    ['VIP', { issues: { labels: { vip: { tier: 'Enterprise' } } } }],
  ])('from the label %j', (label, config) => {
    const { verdict, problems } = exported(['bug', 'severity/high', label], config)
    expect(verdict?.rule.id).toBe('vip')
    expect(verdict?.because).toEqual(['plan Enterprise', 'severity high'])
    expect(problems).toEqual([])
  })

  test("from an issue's field, which takes an id", () => {
    const file = 'title: Down\nkind: bug\nopened: 2026-11-01\nstatus: new\nseverity: critical\ntier: enterprise\n'
    const { handbook, problems } = handbookOf({ ...linkIndex, 'triage.yaml': rules, 'backlog/a.yaml': file }, { audience: 'staff' })
    expect(backlogRows(handbook)[0]?.verdict?.because).toEqual(['plan Enterprise', 'severity critical'])
    expect(problems).toEqual([])
  })

  test('a name in a field is fixed, and an unknown one reported', () => {
    const file = (tier: string) => `title: ${tier}\nkind: bug\nopened: 2026-11-01\nstatus: new\ntier: ${tier}\n`
    const files = { ...linkIndex, 'triage.yaml': rules, 'backlog/a.yaml': file('Enterprise'), 'backlog/b.yaml': file('enterprize') }
    expect(describeProblems(handbookOf(files).problems, sourcesOf(files))).toMatchInlineSnapshot(`
      "backlog/a.yaml:5:7-5:17 error tier-name-as-id
        | Enterprise
        "Enterprise" is the name of a tier, and names change; its id is "enterprise".
        Write "enterprise".
        suggests enterprise
        fix enterprise

      backlog/b.yaml:5:7-5:17 error reference-missing
        | enterprize
        There is no tier "enterprize".
        Did you mean "enterprise"?
        suggests enterprise
        fix enterprise"
    `)
  })

  test('a label with an unknown plan is reported', () => {
    expect(exported(['bug', 'plan/Gold']).problems).toEqual([
      'export-unread There is no plan "Gold" (1 issue). Say under "issues.labels" in handbook.config.ts what it means.',
    ])
  })
})

describe('the priority of a label', () => {
  test.each([
    ['priority/high', {}, 'p1'],
    ['priority: Medium', {}, 'p2'],
    ['Priority/low', {}, 'p3'],
    ['priority/p4', {}, 'p4'],
    ['priority/high', { issues: { priorities: { high: 'p2' } } }, 'p2'],
    ['priority/low', { issues: { priorities: { high: 'p2' } } }, 'p3'],
    ['priority/soon', { issues: { priorities: { soon: 'p2' } } }, 'p2'],
    ['priority/high', { issues: { labels: { 'priority/high': { priority: 'p3' } } } }, 'p3'],
  ] as const)('%j is read', (label, config, priority) => {
    const { data, problems } = exported(['bug', label], config)
    expect([data?.priority, data?.status, problems]).toEqual([priority, 'triaged', []])
  })

  test("is reported if it's an unknown word", () => {
    expect(exported(['bug', 'priority/whenever']).problems).toEqual([
      'export-unread The label "priority/whenever" has no meaning here (1 issue). Say what it means under "issues" in handbook.config.ts; write {} to ignore it.',
    ])
  })
})

test('a rule that no issue can match is reported with its location', () => {
  expect(reportOf('triage-unreachable')).toMatchInlineSnapshot(`
    "triage.yaml:5:7-5:14 error triage-unreachable
      | crashes
      No issue can match the rule "crashes": the rule "faults" catches every issue it would match.
      Move it above "faults", or remove it.

    triage.yaml:11:44-11:48 error triage-unreachable
      | high
      No issue can match the rule "painful-wishes": an issue of the kind feature or debt has no severity.
      Only bugs and security issues have a severity: remove "severity", or change the kind.

    triage.yaml:15:17-15:19 error triage-unreachable
      | []
      No issue can match the rule "nothing": its "kind" names no value.
      Name one, or remove "kind" to match any."
  `)
})

describe("a rule can't be reached", () => {
  const unreached = (text: string, more: Readonly<Record<string, string>> = {}) =>
    handbookOf({ ...linkIndex, 'triage.yaml': text, ...more })
      .problems.filter(({ code }) => code === 'triage-unreachable')
      .map(({ message }) => message)

  test.each([
    ['the same again', rule('a', '{ kind: bug }') + rule('b', '{ kind: bug }'), 'the rule "a" catches'],
    ['all of one kind', rule('a', '{ kind: bug }') + rule('b', '{ kind: bug, severity: low, tier: t1 }'), 'the rule "a" catches'],
    ['everything', rule('a', '{}') + rule('b', '{ keywords: [x] }'), 'the rule "a" catches'],
    [
      'two together',
      rule('a', '{ kind: [bug, security] }') + rule('b', '{ kind: [feature, debt] }') + rule('c', '{}'),
      'the rules "a" and "b" catch',
    ],
    [
      'a word of its words',
      rule('a', '{ keywords: [hangs] }') + rule('b', '{ kind: bug, keywords: [pipeline hangs] }'),
      'the rule "a" catches',
    ],
  ])('behind %s', (_, text, what) => {
    const last = /- id: (\w+)\n(?!.*- id)/s.exec(text)?.[1]
    expect(unreached(text)).toEqual([`No issue can match the rule "${last}": ${what} every issue it would match.`])
  })

  test.each([
    ['a narrower one before', rule('a', '{ kind: bug, severity: high }') + rule('b', '{ kind: bug }')],
    ['one more word', rule('a', '{ keywords: [hangs] }') + rule('b', '{ keywords: [hangs, crash] }')],
    ['a part of a word', rule('a', '{ keywords: [cert] }') + rule('b', '{ keywords: [certain] }')],
    ['one more plan', rule('a', '{ tier: t1 }') + rule('b', '{ tier: [t1, enterprise] }')],
    ['issues without a severity', rule('a', '{ severity: [low, medium, high, critical] }') + rule('b', '{}')],
    ['a severity of some of its kinds', rule('a', '{ kind: [feature, bug], severity: high }')],
    ['a draft before', rule('a', '{}').replace('examples', 'draft: true\n  examples') + rule('b', '{}')],
  ])('but can with %s', (_, text) => {
    expect(unreached(text)).toEqual([])
  })

  test('but can if an issue reaches it', () => {
    const text = rule('a', '{ kind: feature, severity: high }')
    const wish = 'title: W\nkind: feature\nopened: 2026-11-01\nstatus: new\nseverity: high\n'
    expect(unreached(text)).toEqual(['No issue can match the rule "a": an issue of the kind feature has no severity.'])
    expect(unreached(text, { 'backlog/w.yaml': wish })).toEqual([])
  })
})
