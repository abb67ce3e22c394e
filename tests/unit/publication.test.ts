import { expect, test } from 'vitest'
import { collections } from '../../src/collections/table.ts'
import { isDraft } from '../../src/graph/titles.ts'

const approve = [{ by: 'bob', on: '2026-01-01', verdict: 'approve' }]
const now = '2026-06-01T12:00:00Z'
const sooner = '2026-06-01T11:59:59Z'
const later = '2026-06-01T12:00:01Z'

test.each([
  ['draft', {}, true],
  ['in-review', { reviews: approve, publishAt: sooner }, true],
  ['approved, no moment given', { status: 'approved', reviews: approve }, true],
  ['approved, a second before its moment', { status: 'approved', publishAt: later }, true],
  ['approved, at its moment', { status: 'approved', publishAt: now }, false],
  ['published', { status: 'published' }, false],
  ['published, a second before its moment', { status: 'published', publishAt: later }, true],
  ['published, a second after', { status: 'published', publishAt: sooner }, false],
  ['published, written with an offset', { status: 'published', publishAt: '2026-06-01T14:00:01+02:00' }, true],
  ['withdrawn before any approval', { status: 'withdrawn' }, true],
  ['withdrawn after publication', { status: 'withdrawn', reviews: approve }, false],
  ['withdrawn before its moment, which has passed since', { status: 'withdrawn', reviews: approve, publishAt: sooner }, true],
  [
    'withdrawn on a day before its moment',
    { status: 'withdrawn', reviews: approve, publishAt: sooner, revisions: [{ on: '2026-05-31' }] },
    true,
  ],
  ['withdrawn after its moment', { status: 'withdrawn', reviews: approve, publishAt: sooner, revisions: [{ on: '2026-06-01' }] }, false],
])('an entry that is %s', (status, data, hidden) => {
  expect(isDraft(collections.changelog, { status, ...data }, now)).toBe(hidden)
})
