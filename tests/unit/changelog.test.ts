import { describe, expect, test } from 'vitest'
import { releaseAnchor } from '../../src/plain/list-anchors.ts'
import { reviewOf } from '../../src/graph/review.ts'
import { entriesOfRelease, groupByRelease, groupTitle, releasesByMajor } from '../../src/collections/changelog/view.ts'
import type { Release } from '../../src/collections/releases/order.ts'
import { sentMarkdown } from '../../src/outputs/sent-entry.ts'
import { entryOf, handbookOf } from './handbooks.ts'

const entry = (title: string, fields: string) =>
  `---\ntitle: ${title}\ndescription: D.\nfeatures: [log]\nstatus: published\nauthors: [ada]\nreviews: [{ by: bo, on: 2026-01-01, verdict: approve }]\n${fields}\n---\n`
const release = (date: string, more = 'status: released\noffering: self-hosted') => `date: ${date}\n${more}\n`

const files = {
  'people.yaml': '- { id: ada, name: Ada, active: true }\n- { id: bo, name: Bo, active: true }\n',
  'offerings.yaml': '- { id: cloud, title: Cloud, delivery: continuous }\n- { id: self-hosted, title: Self-hosted, delivery: versioned }\n',
  'areas.yaml': '- { id: ops, title: Operations, owner: ada }\n',
  'features/log.yaml': 'title: Log\nsummary: S.\narea: ops\nlifecycle: []\navailability: undecided\n',
  'releases/2.9.yaml': release('2026-01-10'),
  'releases/2.9.1.yaml': release('2026-01-20'),
  'releases/2.9.2.yaml': release('2026-02-02'),
  'releases/2.10.md': `---\n${release('2026-02-10')}---\n\nDo A.\n`,
  'releases/2.11.yaml': release('2026-03-10', 'status: yanked\noffering: self-hosted\nreason: R'),
  'releases/2.12.yaml': release('2026-03-20', 'status: released\noffering: cloud'),
  'releases/3.0.yaml': release('2026-12-10', 'status: planned\noffering: self-hosted'),
  'changelog/on-the-day.md': entry('On the day', 'type: added\ndate: 2026-01-10'),
  'changelog/day-after.md': entry('Day after', 'type: added\ndate: 2026-01-11'),
  'changelog/written.md': entry('Written', 'type: fixed\ndate: 2026-01-01\nrelease: "2.9.1"'),
  'changelog/breaks.md': entry(
    'Breaks',
    'type: changed\ndate: 2026-02-01\nbreaking: { kind: api, impact: I, action: A, automated: false }',
  ),
  'changelog/secure.md': entry(
    'Secure',
    'type: security\ndate: 2026-02-02\nsecurity: { ids: [X-1], severity: low, affected: "2.9", fixedIn: ["2.10", "2.9.2"] }',
  ),
  'changelog/skips-yanked.md': entry('Skips', 'type: fixed\ndate: 2026-03-01'),
  'changelog/later.md': entry('Later', 'type: fixed\ndate: 2027-01-01'),
}

describe('the changelog', () => {
  const checked = handbookOf(files)
  const { handbook } = checked

  test('has no problem except the entry without a release', () => {
    expect(checked.problems.map(({ file, code }) => [file, code])).toEqual([['changelog/later.md', 'entry-unreleased']])
  })

  test('groups entries by the release that has them, unreleased ones first', () => {
    expect(groupByRelease(handbook).map(({ release, entries }) => [release?.id, entries.map(({ id }) => id)])).toEqual([
      [undefined, ['later']],
      ['3.0', ['skips-yanked']],
      ['2.10', ['secure', 'breaks', 'day-after']],
      ['2.9.1', ['written']],
      ['2.9', ['on-the-day']],
    ])
  })

  test("says what isn't released, and lists nothing under a planned version that isn't part of it", () => {
    const feature = `title: Web\nsummary: S.\narea: ops\nlifecycle: []\navailability: [{ tier: pro, offering: cloud, since: 2025-01-01 }]\n`
    const more = {
      'tiers.yaml':
        '- { id: pro, names: [{ from: 2025-01-01, label: Pro }], rank: 1, offerings: [cloud, self-hosted], introduced: 2025-01-01 }\n',
      'features/web.yaml': feature,
      'changelog/web-early.md': entry('Web early', 'type: fixed\ndate: 2026-02-05').replace('[log]', '[web]'),
      'changelog/web-late.md': entry('Web late', 'type: fixed\ndate: 2026-03-02').replace('[log]', '[web]'),
    }
    const groups = groupByRelease(handbookOf({ ...files, ...more }).handbook)
    expect(groups.map(({ release, entries }) => [groupTitle(release), entries.map(({ id }) => id)])).toEqual([
      ['Not in a release yet', ['later', 'web-late']],
      ['3.0 (planned)', ['skips-yanked']],
      ['2.10', ['web-early', 'secure', 'breaks', 'day-after']],
      ['2.9.1', ['written']],
      ['2.9', ['on-the-day']],
    ])
    expect(groupTitle(handbook.entryIndex.find('releases', '2.11') as Release)).toBe('2.11 (withdrawn)')
  })

  test('lists breaking changes first, then by type', () => {
    expect(entriesOfRelease(handbook, entryOf(checked, 'releases', '2.10')).map(({ id }) => id)).toEqual(['breaks', 'secure', 'day-after'])
    expect(entriesOfRelease(handbook, entryOf(checked, 'releases', '2.12'))).toEqual([])
  })

  test('lists releases by major version, newest first', () => {
    expect(releasesByMajor(handbook).map(({ major, releases }) => [major, releases.map(({ id }) => id)])).toEqual([
      ['3', ['3.0']],
      ['2', ['2.12', '2.11', '2.10', '2.9.2', '2.9.1', '2.9']],
    ])
  })

  test('has an anchor for each release', () => {
    expect(releaseAnchor({ id: '2.30.1' })).toBe('v2-30-1')
    expect(releaseAnchor(undefined)).toBe('unreleased')
  })
})

test.each([
  ['2026-08-24', '3 months', '2026-11-24', false],
  ['2026-08-23', '3 months', '2026-11-23', true],
  ['2026-01-31', '1 month', '2026-02-28', true],
  ['2024-01-31', '1 month', '2024-02-29', true],
  ['2024-02-29', '1 year', '2025-02-28', true],
  ['2026-11-20', '10 days', '2026-11-30', false],
  ['2026-11-10', '2 weeks', '2026-11-24', false],
  ['2025-11-30', '12 months', '2026-11-30', false],
])('a page read on %s and every %s is due on %s', (last, every, due, isOverdue) => {
  expect(reviewOf({ last, every }, '2026-11-24T12:00:00.000Z')).toEqual({ last, due, isOverdue })
})

test.each([
  [
    'ids: [X-1, X-2], severity: high, affected: "< 2.9.2", fixedIn: ["2.9.2"]',
    ['Identifiers: X-1, X-2', 'Severity: High', 'Affected versions: < 2.9.2', 'Fixed in: 2.9.2'],
  ],
  ['affected: Before 2.9.2, fixedIn: ["2.9.2"]', ['Affected versions: Before 2.9.2', 'Fixed in: 2.9.2']],
  [
    'ids: , affected: Before 2.9.2, fixedIn: ["2.9.2"], credit: Eve',
    ['Affected versions: Before 2.9.2', 'Fixed in: 2.9.2', 'Reported by: Eve'],
  ],
])('a security fix with { %s } says what is known', (security, rows) => {
  const checked = handbookOf({
    ...files,
    'changelog/secure.md': entry('Secure', `type: security\ndate: 2026-02-02\nsecurity: { ${security} }`),
  })
  const page = sentMarkdown(entryOf(checked, 'changelog', 'secure'), checked.handbook)
  const lines =
    page
      .split('## Security')[1]
      ?.split('\n## ')[0]
      ?.match(/(?<=^- ).*/gm) ?? []
  expect(lines.map((line) => line.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replaceAll('\\', ''))).toEqual(rows)
})
