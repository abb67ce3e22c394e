import { describe, expect, test } from 'vitest'
import { buildBoard } from '../../src/answers/board.ts'
import { everythingFor } from '../../src/graph/audience.ts'
import type { Checked } from '../../src/graph/handbook.ts'
import { handbookOf } from './handbooks.ts'

const approve = '{ by: bob, on: 2026-11-10, verdict: approve }'
const refuse = '{ by: bob, on: 2026-11-12, verdict: request-changes }'
const own = '{ by: ada, on: 2026-11-11, verdict: approve }'
const entry = (title: string, status: string, reviews: string, more = '') =>
  `---\ntitle: ${title}\ndescription: Secret ${title}.\ntype: fixed\nfeatures: []\ndate: 2026-11-01\nstatus: ${status}\nauthors: [ada]\nreviews: [${reviews}]\n${more}\n---\n`

const files = {
  'people.yaml': '- { id: ada, name: Ada, active: true }\n- { id: bob, name: Bob, active: true }\n',
  'offerings.yaml': '- { id: own, title: Own, delivery: versioned }\n',
  'releases/1.0.yaml': 'date: 2026-11-05\nstatus: released\noffering: own\n',
  'broadcasts.yaml': '- { of: told-uid, channel: email, audience: public, at: 2026-11-20T09:00:00Z, digest: x }\n',
  'changelog/draft.md': entry('Draft', 'draft', ''),
  'changelog/late-draft.md': entry('Late draft', 'draft', '').replace('2026-11-01', '2027-11-01'),
  'changelog/waiting.md': entry('Waiting', 'in-review', ''),
  'changelog/own.md': entry('Own', 'in-review', own),
  'changelog/refused.md': entry('Refused', 'in-review', `${approve}, ${refuse}`),
  'changelog/approved.md': entry('Approved', 'approved', approve),
  'changelog/scheduled.md': entry('Scheduled', 'published', approve, 'publishAt: 2026-11-24T13:00:01+01:00'),
  'changelog/told.md': entry('Told', 'published', approve, 'uid: told-uid\nbroadcast: [email, feed]'),
  'changelog/untold.md': entry('Untold', 'published', approve, 'broadcast: [email, slack, feed]\nrevisions: [{ on: 2026-11-23, note: N }]'),
  'changelog/unreviewed.md': entry('Unreviewed', 'approved', '', 'publishAt: 2026-11-24T12:00:00Z'),
  'changelog/quiet.md': entry('Quiet', 'published', approve),
  'changelog/staff.md': entry('Staff', 'published', approve, 'audience: staff\nbroadcast: [slack]'),
  'changelog/withdrawn.md': entry('Withdrawn', 'withdrawn', approve, 'revisions: [{ on: 2026-11-15, note: It did not hold. }]'),
  'changelog/never.md': entry('Never', 'withdrawn', ''),
}
const source = ({ handbook: published, written: all }: Checked) => ({ published, all })
const staff = handbookOf(files, { audience: 'staff' })

describe('the board', () => {
  const board = buildBoard(source(staff), new Map([['changelog/waiting.md', '2026-11-14T23:30:00-02:00']]))
  const rows = board.flatMap(({ stage, items }) =>
    items.map(({ id, missing, days, turn }) => {
      const whose = turn ? `${turn.who} ${turn.names.join(' ')}`.trim() : 'nobody'
      return `${stage}: ${id}, ${days} days, misses ${missing.join(' ') || 'nothing'}, ${whose}`
    }),
  )

  test("shows each entry's stage, what's missing, how long it has waited and whose turn it is", () => {
    expect(rows).toEqual([
      'draft: draft, 23 days, misses review, authors Ada',
      'draft: late-draft, 0 days, misses review release, authors Ada',
      'in-review: own, 13 days, misses review, reviewers',
      'in-review: refused, 12 days, misses review, authors Ada',
      'in-review: waiting, 9 days, misses review, reviewers',
      'approved: approved, 14 days, misses nothing, authors Ada',
      'scheduled: scheduled, 14 days, misses nothing, nobody',
      'published: unreviewed, 23 days, misses review, reviewers',
      'published: staff, 14 days, misses slack, authors Ada',
      'published: untold, 1 days, misses email slack, authors Ada',
      'withdrawn: never, 23 days, misses nothing, nobody',
      'withdrawn: withdrawn, 9 days, misses nothing, nobody',
    ])
  })

  test('links to pages, and says when a scheduled one comes out and why one was withdrawn', () => {
    const items = board.flatMap((each) => each.items)
    const item = (id: string) => items.find((each) => each.id === id)
    expect(item('draft')?.url).toBeUndefined()
    expect(item('never')?.url).toBeUndefined()
    expect(item('untold')?.url).toBe('/changelog/untold/')
    expect(item('scheduled')?.moment).toBe('2026-11-24T12:00:01.000Z')
    expect(item('withdrawn')).toMatchObject({ url: '/changelog/withdrawn/', note: 'It did not hold.' })
  })

  test('shows none of the text', () => {
    expect(JSON.stringify(board)).not.toContain('Secret')
  })

  test("doesn't exist for customers", () => {
    const { handbook, written } = handbookOf(files)
    expect(everythingFor(handbook, written)).toBeUndefined()
    expect(everythingFor(staff.handbook, staff.written)).toBe(staff.written)
  })
})

test('an entry is published once its time has come', () => {
  const later = handbookOf(files, { audience: 'staff', now: '2026-11-24T12:00:01.000Z' })
  expect(buildBoard(source(later), new Map()).map(({ stage }) => stage)).not.toContain('scheduled')
})
