import { expect, test } from 'vitest'
import { dueWithin, listEvents } from '../../src/answers/schedule.ts'
import { everythingFor } from '../../src/graph/audience.ts'
import { handbookOf } from './handbooks.ts'

const entry = (status: string, publishAt: string) =>
  `---\ntitle: ${status} ${publishAt.slice(11, 16)}\ndescription: D.\ntype: fixed\nfeatures: []\ndate: 2026-11-20\nstatus: ${status}\npublishAt: ${publishAt}\nauthors: [ada]\nreviews: [{ by: bob, on: 2026-11-20, verdict: approve }]\n---\n`
const { written, handbook } = handbookOf({
  'people.yaml': '- { id: ada, name: Ada, active: true }\n- { id: bob, name: Bob, active: true }\n',
  'offerings.yaml': '- { id: hosted, title: Hosted, delivery: versioned }\n',
  'tiers.yaml':
    '- { id: pro, names: [{ from: 2026-01-01, label: Team }, { from: 2026-12-05, label: Pro }], rank: 1, offerings: [hosted], introduced: 2026-01-01, retired: 2027-01-01, successors: [edge] }\n- { id: edge, names: [{ from: 2026-12-31, label: Edge }], rank: 2, offerings: [hosted], introduced: 2026-12-31 }\n',
  'handbook/page.md': '---\nreview: { last: 2026-09-01, every: 3 months }\n---\n\n# Page\n',
  'releases/1.0.yaml': 'date: 2026-11-01\nstatus: released\noffering: hosted\nsupportedUntil: 2026-12-02\n',
  'releases/1.1.yaml': 'date: 2026-12-03\nstatus: planned\noffering: hosted\n',
  'changelog/soon.md': entry('approved', '2026-11-24T13:10:00+01:00'),
  'changelog/later.md': entry('published', '2026-11-24T13:00:00Z'),
  'changelog/past.md': entry('published', '2026-11-24T11:59:59Z'),
  'changelog/review.md': entry('in-review', '2026-11-24T12:05:00Z'),
  'changelog/gone.md': entry('withdrawn', '2026-11-24T12:06:00Z'),
})

test('everything that changes with time is listed in order', () => {
  expect(listEvents(written).map(({ at, kind, id }) => `${at} ${kind} ${id}`)).toEqual([
    '2026-11-24T12:10:00.000Z entry-published soon',
    '2026-11-24T13:00:00.000Z entry-published later',
    '2026-12-01T00:00:00.000Z review-due page',
    '2026-12-03T00:00:00.000Z support-ends 1.0',
    '2026-12-03T00:00:00.000Z release-due 1.1',
    '2026-12-05T00:00:00.000Z tier-named pro',
    '2026-12-31T00:00:00.000Z tier-introduced edge',
    '2027-01-01T00:00:00.000Z tier-retired pro',
  ])
})

test.each([
  [9, []],
  [10, ['soon']],
  [60, ['soon', 'later']],
])('within %i minutes', (minutes, ids) => {
  expect(dueWithin(minutes * 60_000, written).map(({ id }) => id)).toEqual(ids)
})

test("the customers' handbook has nothing of unpublished entries", () => {
  expect(everythingFor(handbook, written)).toBeUndefined()
  expect(handbook.entries.map(({ id }) => id)).toEqual(expect.not.arrayContaining(['soon', 'later', 'review', 'gone']))
})
