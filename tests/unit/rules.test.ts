/** What the rules between entries accept, and how they handle unexpected input. */
import { describe, expect, test } from 'vitest'
import { handbookOf } from './handbooks.ts'

const linkIndex = {
  'people.yaml': '- { id: ada, name: Ada, active: true }\n- { id: bo, name: Bo, active: true }\n',
  'offerings.yaml': '- { id: cloud, title: Cloud, delivery: continuous }\n- { id: hosted, title: Self-hosted, delivery: versioned }\n',
  'areas.yaml': '- { id: ops, title: Operations, owner: ada }\n',
  'tiers.yaml': `
- { id: team, names: [{ from: 2025-01-01, label: Team }, { from: 2026-01-01, label: Pro }], rank: 1, offerings: [cloud, hosted], introduced: 2025-01-01 }
- { id: edge, names: [{ from: 2025-01-01, label: Edge }], rank: 2, offerings: [cloud, hosted], introduced: 2025-01-01 }
`,
  'features/log.md': feature('{ tier: team, offering: cloud, since: 2025-01-01 }, { tier: team, offering: hosted, since: "2.1" }'),
  'releases/2.1.yaml': release('2026-01-15'),
  'releases/2.2.yaml': release('2026-02-15'),
  'releases/2.3.yaml': release('2026-03-15'),
  'releases/2.4.yaml': release('2026-04-15'),
}

function feature(rows: string, lifecycle = '{ stage: ga, since: 2025-01-01 }'): string {
  return `---\ntitle: Log\nsummary: S.\narea: ops\nlifecycle: [${lifecycle}]\navailability: [${rows}]\n---\n`
}

function release(date: string, more = 'status: released'): string {
  return `date: ${date}\noffering: hosted\n${more}\n`
}

/** An entry of 3 February by Ada, approved by Bo; later lines replace these keys. */
function entry(keys: Record<string, string> = {}, body = 'Text.'): string {
  const all = {
    title: 'Read the log',
    description: 'D.',
    type: 'changed',
    features: '[log]',
    date: '2026-02-03',
    status: 'published',
    authors: '[ada]',
    reviews: '[{ by: bo, on: 2026-02-03, verdict: approve }]',
    ...keys,
  }
  const lines = Object.entries(all).flatMap(([key, value]) => (value === '' ? [] : `${key}: ${value}`))
  return `---\n${lines.join('\n')}\n---\n\n${body}\n`
}

function problemsOf(files: Record<string, string>, now = '2026-11-24T12:00:00.000Z'): string[] {
  return handbookOf({ ...linkIndex, ...files }, { now }).problems.map(
    ({ code, file, line, column, message }) => `${code} ${file}:${line}:${column} ${message}`,
  )
}

const codesOf = (files: Record<string, string>) => problemsOf(files).map((each) => each.split(' ')[0])

describe('accepts', () => {
  test.each<[string, Record<string, string>]>([
    ['an entry that is sound', { 'changelog/a.md': entry() }],
    [
      'a draft that lacks everything',
      { 'changelog/a.md': entry({ status: 'draft', type: 'added', features: '[]', reviews: '[]', date: '2027-01-01' }) },
    ],
    [
      'a draft of a break and of a hole',
      { 'changelog/a.md': entry({ status: 'draft', type: 'security', breaking: '{ kind: api, impact: I, automated: false }' }) },
    ],
    ['an entry in review without a release', { 'changelog/a.md': entry({ status: 'in-review', reviews: '[]', date: '2027-01-01' }) }],
    ['what was withdrawn', { 'changelog/a.md': entry({ status: 'withdrawn', type: 'security', features: '[]' }) }],
    [
      'a reviewer who approves after asking for changes',
      {
        'changelog/a.md': entry({
          reviews: '[{ by: bo, on: 2026-02-02, verdict: request-changes }, { by: bo, on: 2026-02-03, verdict: approve }]',
        }),
      },
    ],
    [
      'an entry for the offering without versions after the last release',
      { 'changelog/a.md': entry({ date: '', live: '[{ offering: cloud, on: 2026-11-01 }]' }) },
    ],
    [
      'a backport with a date before the entry',
      { 'releases/2.1.1.yaml': release('2026-01-20'), 'changelog/a.md': entry({ backports: '["2.1.1"]' }) },
    ],
    ['an entry that waited for a later release', { 'changelog/a.md': entry({ release: '"2.4"' }) }],
    [
      'a hole that is told after it was closed',
      {
        'changelog/a.md': entry({
          type: 'security',
          date: '2026-03-20',
          release: '"2.3"',
          security: '{ ids: [X], severity: low, affected: "2.0", fixedIn: ["2.3"] }',
        }),
      },
    ],
    [
      'a hole that only was on the service',
      {
        'changelog/a.md': entry({
          type: 'security',
          date: '',
          live: '[{ offering: cloud, on: 2026-11-01 }]',
          security: '{ ids: [X], severity: low, affected: all }',
        }),
      },
    ],
    ['patches of two lines on one day', { 'releases/2.1.1.yaml': release('2026-03-01'), 'releases/2.2.1.yaml': release('2026-03-01') }],
    ['a patch on the day of its minor release', { 'releases/2.1.1.yaml': release('2026-01-15') }],
    [
      'an old line that is mended after the next major version',
      { 'releases/3.0.yaml': release('2026-05-15'), 'releases/2.5.yaml': release('2026-06-15') },
    ],
    [
      'a release that takes the day of one that was yanked',
      { 'releases/2.5.yaml': release('2026-05-15', 'status: yanked\nreason: R'), 'releases/2.6.yaml': release('2026-05-15') },
    ],
    [
      'a limit that is raised',
      {
        'features/log.md': feature(
          '{ tier: team, offering: cloud, since: 2025-01-01, until: 2026-02-01, limit: { value: 1, unit: day } }, { tier: team, offering: cloud, since: 2026-02-01 }',
        ),
      },
    ],
    [
      'a feature removed and added again',
      {
        'features/log.md': feature(
          '{ tier: team, offering: cloud, since: 2025-01-01, until: "2.3" }, { tier: team, offering: cloud, since: "2.4" }',
          '{ stage: ga, since: 2025-01-01 }, { stage: deprecated, since: "2.1" }, { stage: removed, since: "2.3" }, { stage: ga, since: "2.4" }',
        ),
        'changelog/gone.md': entry({ title: 'Gone', type: 'removed', date: '2026-03-10' }),
        'changelog/back.md': entry({ title: 'Back', type: 'added', date: '2026-04-10' }),
      },
    ],
  ])('%s', (_, files) => {
    expect(problemsOf(files)).toEqual([])
  })

  test.each([
    'Your Team can use Edge devices on the Edge network.',
    'Edge comes first. Team work follows.',
    'It is on the Team plan and for Pro customers.',
    'It is not on the Edge plan.',
    'Code says `on Edge.` here.',
    '```text\nthe Edge plan\n```',
    'Read on Edgeware.',
    'Available on **Pro**, on Team.',
    'The bleeding-Edge plan of ours.',
  ])('the text: %s', (body) => {
    expect(problemsOf({ 'changelog/a.md': entry({}, body) })).toEqual([])
  })
})

test.each([
  ['It is on the Edge plan.', 'Edge'],
  ['For Team and Edge customers.', 'Edge'],
  ['Available on **Edge**, soon.', 'Edge'],
  ['Among the plans Pro and Edge.', 'Edge'],
  ['It is there <!-- really --> for Edge subscribers', 'Edge'],
])("finds a plan that the features don't imply: %s", (body, label) => {
  expect(problemsOf({ 'changelog/a.md': entry({}, body) })).toEqual([
    expect.stringMatching(new RegExp(`^tier-in-prose \\S+ The text names the tier "${label}"`)),
  ])
})

describe('reports once', () => {
  test('an entry with two releases: where the others go', () => {
    const { problems } = handbookOf({ ...linkIndex, 'changelog/a.md': entry({ release: '["2.2", "2.3"]' }) })
    expect(problems.map(({ code, line, column, message, hint }) => ({ code, line, column, message, hint }))).toEqual([
      {
        code: 'value-invalid',
        line: 10,
        column: 10,
        message: 'Only one version is allowed here, not a list of 2.',
        hint: 'An entry has one release; write the others under "backports".',
      },
    ])
  })

  test.each<[string, Record<string, string>, string[]]>([
    ['two minor releases on one day', { 'releases/2.5.yaml': release('2026-04-15') }, ['release-order']],
    ['a calendar out of order', { 'releases/2.5.yaml': release('2026-01-01') }, ['release-order']],
    [
      'a promise that is not kept',
      {
        'changelog/told.md': entry({
          title: 'It goes',
          type: 'deprecated',
          date: '2026-01-10',
          deprecation: '{ announced: "2.1", removal: "2.4" }',
        }),
        'changelog/gone.md': entry({ title: 'It is gone', type: 'removed', date: '2026-03-10' }),
      },
      ['removal-too-soon'],
    ],
    [
      'keys of a hole that are empty',
      { 'changelog/a.md': entry({ type: 'security', security: '{ ids: , severity: low, affected: , fixedIn: }' }) },
      ['security-incomplete'],
    ],
    [
      'a release that cannot be typed and an entry that names it',
      { 'releases/2.5.yaml': 'status: released\noffering: hosted\n', 'changelog/a.md': entry({ date: '2026-04-20', release: '"2.5"' }) },
      ['key-missing'],
    ],
    [
      'a feature that cannot be typed and an entry that names it',
      { 'features/log.md': '---\ntitle: Log\n---\n', 'changelog/a.md': entry() },
      ['key-missing', 'key-missing', 'key-missing', 'key-missing'],
    ],
    ['a person who is not there', { 'changelog/a.md': entry({ authors: '[eve]' }) }, ['reference-missing']],
  ])('%s', (_, files, codes) => {
    expect(codesOf(files).sort()).toEqual(codes)
  })
})

describe('which supported versions a vulnerability must be fixed in', () => {
  test.each<['low' | 'high' | 'critical', string, string[]]>([
    ['low', 'affected: "< 2.4", fixedIn: ["2.4"]', ['2.1', '2.2', '2.3']],
    ['low', 'affected: ">= 2.3 < 2.4", fixedIn: ["2.4"]', ['2.3']],
    ['low', 'affected: versions before 2.4, fixedIn: ["2.4"]', ['2.1', '2.2', '2.3']],
    ['low', 'severity: low, affected: "< 2.4", fixedIn: ["2.4"]', ['2.1', '2.2', '2.3']],
    ['high', 'severity: medium, affected: "< 2.4", fixedIn: ["2.4"]', []],
    ['high', 'severity: high, affected: "< 2.4", fixedIn: ["2.4"]', ['2.1', '2.2', '2.3']],
    ['critical', 'severity: critical, affected: "< 2.4", fixedIn: ["2.4"]', ['2.1', '2.2', '2.3']],
    ['critical', 'affected: "< 2.4", fixedIn: ["2.4"]', []],
    ['critical', 'affected: versions before 2.4, fixedIn: ["2.4"]', []],
    ['critical', 'ids: [X], affected: "< 2.4", fixedIn: ["2.2.1"]', ['2.3']],
    ['critical', 'affected: "< 2.2.1", fixedIn: ["2.2.1"]', []],
  ])('policy %j, { %s }', (backportSeverity, security, lines) => {
    const files = {
      ...linkIndex,
      'releases/2.2.1.yaml': release('2026-03-10'),
      'changelog/a.md': entry({ type: 'security', date: '2026-03-20', release: '"2.4"', security: `{ ${security} }` }),
    }
    const { problems } = handbookOf(files, { config: { policy: { backportSeverity } } })
    const found = problems.map(({ code, message }) => [code, message.match(/(?<=a fix for )[\d.]+(?=,)/g)])
    expect(found).toEqual(lines.length > 0 ? [['security-incomplete', lines]] : [])
  })
})

test('needs no offerings, releases or plans', () => {
  const { problems } = handbookOf({
    'people.yaml': linkIndex['people.yaml'],
    'changelog/a.md': entry({ features: '[]' }, 'It is on the Team plan.'),
    'handbook/index.md': '# Handbook\n\n![](https://example.com/a.png)\n',
  })
  expect(problems).toEqual([])
})
