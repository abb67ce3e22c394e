/** Issue tracker exports: what becomes of each issue, and what is reported about unreadable ones. */
import { afterEach, describe, expect, test, vi } from 'vitest'
import { backlogRows, issuesPerPage } from '../../src/collections/backlog/view.ts'
import { labelReader } from '../../src/graph/reading/issue-labels.ts'
import { splitIntoPages } from '../../src/plain/list-slices.ts'
import type { ConfigInput } from '../../src/config.ts'
import { describeProblems, entryOf, handbookOf, reportOf, sourcesOf } from './handbooks.ts'

const areas = {
  'people.yaml': '- { id: ada, name: Ada, active: true }\n',
  'areas.yaml': '- { id: devops, title: DevOps, owner: ada }\n',
}
const issue = {
  number: 7,
  title: 'It leaks',
  state: 'OPEN',
  labels: [{ name: 'bug' }],
  createdAt: '2026-05-01T10:00:00Z',
  url: 'https://example.com/7',
}

/** A handbook with one export; one issue per line. */
function exportOf(
  issues: readonly unknown[] | string,
  { more = {}, config = {} }: { more?: Record<string, string>; config?: Partial<ConfigInput> } = {},
) {
  const text = typeof issues === 'string' ? issues : `[\n${issues.map((each) => JSON.stringify(each)).join(',\n')}\n]\n`
  const files = { ...areas, 'backlog/web.json': text, ...more }
  const checked = handbookOf(files, { audience: 'staff', config })
  return { checked, report: describeProblems(checked.problems, sourcesOf(files)) }
}

afterEach(() => vi.restoreAllMocks())

describe('an issue in an export', () => {
  const dataOf = (fields: object, config: Partial<ConfigInput> = {}) =>
    entryOf(exportOf([{ ...issue, ...fields }], { config }).checked, 'backlog', 'web/7').data

  test("becomes one of the backlog, with its number after the export's name", () => {
    const labels = ['bug', 'area/devops', 'size/L', 'priority: P2', 'Severity/High'].map((name) => ({ id: 'x', name, color: 'fff' }))
    expect(dataOf({ labels, author: { login: 'ada' }, body: 'Long.', createdAt: '2026-05-01T23:30:00-02:00' })).toEqual({
      title: 'It leaks',
      kind: 'bug',
      opened: '2026-05-02',
      reporter: 'ada',
      url: 'https://example.com/7',
      area: 'devops',
      size: 'L',
      priority: 'p2',
      severity: 'high',
      status: 'triaged',
    })
  })

  test.each([
    ['open', {}, 'new'],
    ['open with a priority', { labels: [{ name: 'p1' }] }, 'triaged'],
    ['open in a milestone', { milestone: { title: 'July 2026' } }, 'scheduled'],
    ['open with a label for the status', { labels: [{ name: 'status/scheduled' }] }, 'scheduled'],
    ['closed', { state: 'CLOSED', labels: [{ name: 'triaged' }] }, 'closed'],
    ['closed as completed', { state: 'CLOSED', stateReason: 'COMPLETED' }, 'done'],
    ['closed as not planned', { state: 'closed', stateReason: 'NOT_PLANNED' }, 'closed'],
  ])('%s', (_, fields, status) => {
    expect(dataOf(fields)).toMatchObject({ status })
  })

  test("is distinguished from others of its number by the export's name", () => {
    const { checked } = exportOf([issue], { more: { 'backlog/agent.json': JSON.stringify([issue]) } })
    expect(checked.handbook.entries.flatMap(({ collection, id }) => (collection === 'backlog' ? id : []))).toEqual(['agent/7', 'web/7'])
    expect(checked.problems).toEqual([])
  })

  test('has the milestone of that name, or the configured one', () => {
    const issues = { milestones: { Soon: 'december-2026' } }
    expect(dataOf({ milestone: { title: 'July 2026' } })).toMatchObject({ milestone: 'july-2026' })
    expect(dataOf({ milestone: { title: 'Soon' } }, { issues })).toMatchObject({ milestone: 'december-2026' })
  })
})

test.each([
  ['bug', { kind: 'bug' }],
  ['Enhancement', { kind: 'feature' }],
  ['size/xl', { size: 'XL' }],
  ['type: debt', { kind: 'debt' }],
  ['area/devops', { area: 'devops' }],
  ['help wanted', {}],
  ['size/huge', undefined],
  ['constructor', undefined],
  ['__proto__', undefined],
  ['made up', { example: true }],
  ['Bug ', undefined],
])('the label %j means %j', (label, meaning) => {
  expect(labelReader({ labels: { 'Made up': { example: true } } })(label)).toEqual(meaning)
})

describe('unreadable content', () => {
  test('is reported once with a count, at its first location: labels', () => {
    const odd = { ...issue, labels: [{ name: 'bug' }, { name: 'prority/p1' }, { name: 'epic' }] }
    const { report } = exportOf([issue, odd, { ...odd, number: 8 }, { ...issue, number: 9, labels: [] }])
    expect(report).toMatchInlineSnapshot(`
      "backlog/web.json:3:11-3:12 error id-duplicate
        | 7
        Another issue has the id "web/7".
        The other is line 2 of "backlog/web.json"; remove one of them.
        first given here: backlog/web.json:2:11

      backlog/web.json:3:80-3:92 warning export-unread
        | "prority/p1"
        The label "prority/p1" has no meaning here (2 issues).
        Say what it means under "issues" in handbook.config.ts; write {} to ignore it.

      backlog/web.json:3:102-3:108 warning export-unread
        | "epic"
        The label "epic" has no meaning here (2 issues).
        Say what it means under "issues" in handbook.config.ts; write {} to ignore it.

      backlog/web.json:5:56-5:58 warning export-unread
        | []
        1 issue without a label for the kind: read as "feature".
        Label them in the tracker, for example "bug", or map labels to kinds under "issues" in handbook.config.ts."
    `)
  })

  test('missing fields', () => {
    const without = (number: number, ...fields: (keyof typeof issue)[]) => {
      const left: Record<string, unknown> = { ...issue, number }
      for (const field of fields) delete left[field]
      return left
    }
    const { report, checked } = exportOf([
      without(1, 'title'),
      without(2, 'title', 'createdAt'),
      without(3, 'number'),
      without(4, 'state', 'url'),
      without(5, 'labels'),
    ])
    expect(report).toMatchInlineSnapshot(`
      "backlog/web.json:2:1-2:1 error key-missing
        | 
        An issue needs "title" (2 issues).
        Export it with "gh issue list --json number,title,state,stateReason,labels,createdAt,url,author,milestone".

      backlog/web.json:3:1-3:1 error key-missing
        | 
        An issue needs "createdAt" (1 issue).
        Export it with "gh issue list --json number,title,state,stateReason,labels,createdAt,url,author,milestone".

      backlog/web.json:4:1-4:1 error key-missing
        | 
        An issue needs "number" (1 issue).
        Export it with "gh issue list --json number,title,state,stateReason,labels,createdAt,url,author,milestone".

      backlog/web.json:5:1-5:2 warning export-unread
        | {
        1 issue without "state": taken for open.
        Export it with "gh issue list --json number,title,state,stateReason,labels,createdAt,url,author,milestone".

      backlog/web.json:5:1-5:2 warning export-unread
        | {
        1 issue without "url": shown without a link.
        Export it with "gh issue list --json number,title,state,stateReason,labels,createdAt,url,author,milestone".

      backlog/web.json:6:1-6:2 warning export-unread
        | {
        1 issue without "labels": read without labels.
        Export it with "gh issue list --json number,title,state,stateReason,labels,createdAt,url,author,milestone".

      backlog/web.json:6:1-6:2 warning export-unread
        | {
        1 issue without a label for the kind: read as "feature".
        Label them in the tracker, for example "bug", or map labels to kinds under "issues" in handbook.config.ts."
    `)
    expect(checked.handbook.entries.flatMap(({ collection, id }) => (collection === 'backlog' ? id : []))).toEqual(['web/4', 'web/5'])
  })

  test('wrong types', () => {
    const { report } = exportOf([
      7,
      { ...issue, number: '7' },
      { ...issue, number: 2, title: ['It leaks'], createdAt: 'yesterday' },
      { ...issue, number: 3, createdAt: '2026-05-01' },
      { ...issue, number: 4, labels: 'bug' },
      { ...issue, number: 5, labels: [{ name: 'bug' }, 7], state: 'MERGED', url: 'javascript:alert(1)' },
      { ...issue, number: 6, title: ' ', state: null, labels: null, url: null, author: null, milestone: null },
    ])
    expect(report).toMatchInlineSnapshot(`
      "backlog/web.json:2:1-2:2 error value-invalid
        | 7
        An issue consists of keys and values; this one does not (1 issue).
        Export it with "gh issue list --json number,title,state,stateReason,labels,createdAt,url,author,milestone".

      backlog/web.json:3:11-3:14 error value-invalid
        | "7"
        "number" cannot be "7": in quotes it is text (1 issue).
        Export it with "gh issue list --json number,title,state,stateReason,labels,createdAt,url,author,milestone".

      backlog/web.json:4:21-4:33 error value-invalid
        | ["It leaks"]
        "title" cannot be ["It leaks"]: it takes text (2 issues).
        Export it with "gh issue list --json number,title,state,stateReason,labels,createdAt,url,author,milestone".

      backlog/web.json:4:87-4:98 error date-invalid
        | "yesterday"
        "yesterday" is not a date and time (2 issues).
        Write day, time and offset, for example "2026-11-24T15:30:00Z".

      backlog/web.json:6:1-6:2 warning export-unread
        | {
        1 issue without a label for the kind: read as "feature".
        Label them in the tracker, for example "bug", or map labels to kinds under "issues" in handbook.config.ts.

      backlog/web.json:6:56-6:61 warning export-unread
        | "bug"
        "labels" cannot be "bug": it takes a list (1 issue).
        It is ignored. Write it as a list: [bug].

      backlog/web.json:7:40-7:48 warning export-unread
        | "MERGED"
        "state" cannot be "MERGED" (1 issue).
        It is ignored. It can be "open", "closed".

      backlog/web.json:7:74-7:75 warning export-unread
        | 7
        "labels" cannot be 7 (1 issue).
        It is ignored. Export it with "gh issue list --json number,title,state,stateReason,labels,createdAt,url,author,milestone".

      backlog/web.json:7:118-7:139 warning export-unread
        | "javascript:alert(1)"
        "url" cannot be "javascript:alert(1)" (1 issue).
        It is ignored. Write a full address, for example "https://example.com/page"."
    `)
  })

  test('missing areas, milestones and roadmap items, and contradictory labels', () => {
    const labels = [{ name: 'bug' }, { name: 'area/devop' }, { name: 'roadmap/later' }, { name: 'p2' }, { name: 'p1' }]
    const odd = { ...issue, labels, milestone: { title: 'Some day' } }
    expect(exportOf([odd, { ...odd, number: 8 }]).report).toMatchInlineSnapshot(`
      "backlog/web.json:2:80-2:92 warning export-unread
        | "area/devop"
        There is no area "devop" (2 issues).
        Say under "issues.labels" in handbook.config.ts what it means.
        suggests devops

      backlog/web.json:2:102-2:117 warning export-unread
        | "roadmap/later"
        There is no roadmap item "later" (2 issues).
        Say under "issues.labels" in handbook.config.ts what it means.

      backlog/web.json:2:141-2:145 warning export-unread
        | "p1"
        The label "p1" is ignored, because an earlier label sets the priority (2 issues).
        Keep one of the two on the issue.

      backlog/web.json:2:234-2:244 warning export-unread
        | "Some day"
        There is no milestone "some-day" (2 issues).
        Say under "issues.milestones" in handbook.config.ts what it means."
    `)
  })

  test('ids that are taken', () => {
    const more = { 'backlog/web/7.yaml': 'title: T\nkind: bug\nopened: 2026-05-01\nstatus: new\n' }
    expect(exportOf([issue, issue], { more }).report).toMatchInlineSnapshot(`
      "backlog/web.json:3:11-3:12 error id-duplicate
        | 7
        Another issue has the id "web/7".
        The other is line 2 of "backlog/web.json"; remove one of them.
        first given here: backlog/web.json:2:11

      backlog/web/7.yaml:1:1-1:1 error id-duplicate
        | 
        Another issue has the id "web/7".
        The other is line 2 of "backlog/web.json"; remove one of them.
        first given here: backlog/web.json:2:11"
    `)
  })

  test.each([
    ['a map', '{"number": 7}', ['1:1 value-invalid']],
    ['cut off', '[{"number": 7, "title": "It leaks', ['1:33 export-invalid']],
    ['nothing', '', ['1:1 export-invalid']],
  ])('anything but a list: %s', (_, text, expected) => {
    expect(exportOf(text).checked.problems.map(({ line, column, code }) => `${line}:${column} ${code}`)).toEqual(expected)
  })

  test("an export whose name can't be part of a URL", () => {
    const { problems } = handbookOf({ 'backlog/Größe.json': '[]' })
    expect(problems.map(({ code }) => code)).toEqual(['id-invalid'])
  })

  test('reports export-unread with its location and fix', () => {
    expect(reportOf('export-unread')).toMatchInlineSnapshot(`
      "backlog/agent.json:6:45-6:55 warning export-unread
        | "prio one"
        The label "prio one" has no meaning here (1 issue).
        Say what it means under "issues" in handbook.config.ts; write {} to ignore it."
    `)
  })

  test('issues without a rule are reported once per export', () => {
    const rule = '- { id: wish, when: { kind: feature }, then: { priority: p3, route: devops, respondWithin: 1 day }, examples: [] }\n'
    const { report } = exportOf([issue, { ...issue, number: 8 }, { ...issue, number: 9 }], { more: { 'triage.yaml': rule } })
    expect(report).toMatchInlineSnapshot(`
      "backlog/web.json:2:65-2:70 warning triage-uncovered
        | "bug"
        No triage rule matches "It leaks", nor 2 more of this export.
        Add a rule to triage.yaml; a last rule without conditions under "when" matches the rest."
    `)
  })
})

test('ten thousand issues are read once, the lines of their file are counted once, and a hundred stand on a page', () => {
  const issues = Array.from({ length: 10_000 }, (_, index) => ({
    ...issue,
    number: index + 1,
    labels: [{ name: 'bug' }, { name: `l${index % 3}` }],
  }))
  const parse = vi.spyOn(JSON, 'parse')
  const lines = vi.spyOn(String.prototype, 'matchAll')
  const text = JSON.stringify([...issues, { ...issue, number: 10_000 }])
  const { counts, problems, handbook } = handbookOf({ ...areas, 'backlog/web.json': text }, { audience: 'staff' })
  const isWhole = (text: unknown) => String(text).length > 1_000_000
  expect(parse.mock.calls.filter(([text]) => isWhole(text))).toHaveLength(1)
  // Once to report what can't be read, and once for the locations of all entries.
  expect(lines.mock.contexts.filter(isWhole).length).toBeLessThanOrEqual(2)
  expect(counts.backlog).toBe(10_001)
  const pages = splitIntoPages(backlogRows(handbook), issuesPerPage)
  expect(pages.map(({ rows }) => rows.length)).toEqual(Array.from({ length: 100 }, () => 100))
  expect(new Set(pages.flatMap(({ rows }) => rows)).size).toBe(10_000)
  expect(problems.map(({ code, message }) => `${code} ${message}`)).toMatchInlineSnapshot(`
    [
      "export-unread The label "l0" has no meaning here (3334 issues).",
      "export-unread The label "l1" has no meaning here (3333 issues).",
      "export-unread The label "l2" has no meaning here (3333 issues).",
      "id-duplicate Another issue has the id "web/10000".",
    ]
  `)
})
