import { expect, test } from 'vitest'
import { movesBetween } from '../../src/collections/tiers/moves.ts'
import { handbookOf } from './handbooks.ts'

const tier = (id: string, rank: number, more = '') =>
  `- { id: ${id}, names: [{ from: 2025-01-01, label: ${id} }], rank: ${rank}, offerings: [cloud, hosted], introduced: 2025-01-01${more} }\n`
const feature = (...rows: string[]) =>
  `title: F\nsummary: S.\narea: core\nlifecycle: []\navailability: [${rows.map((row) => `{ ${row} }`).join(', ')}]\n`

/** Moves of a feature with these rows, as text. */
function movesOf(rows: readonly string[], from = '2024-01-01', to = '2026-12-31'): string[] {
  const { handbook, problems } = handbookOf({
    'people.yaml': '- { id: ada, name: Ada, active: true }\n',
    'areas.yaml': '- { id: core, title: Core, owner: ada }\n',
    'offerings.yaml': '- { id: cloud, title: Cloud, delivery: continuous }\n- { id: hosted, title: Hosted, delivery: versioned }\n',
    'tiers.yaml': `${tier('base', 1)}${tier('pro', 2)}${tier('old', 3, ', retired: 2026-03-01, successors: [pro]')}${tier('young', 4).replace('introduced: 2025-01-01', 'introduced: 2026-03-01')}`,
    'releases/2.8.yaml': 'date: 2026-01-10\nstatus: released\noffering: hosted\n',
    'releases/2.9.yaml': 'date: 2026-02-10\nstatus: released\noffering: hosted\n',
    'features/f.yaml': feature(...rows),
  })
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([])
  return movesBetween(handbook, from, to).map(({ on, feature, offering, tier, kind, from, to }) =>
    [on, feature.id, offering, tier, kind, JSON.stringify(from), JSON.stringify(to)].join(' ').trim(),
  )
}

const pro = 'tier: pro, offering: cloud, since: 2025-06-01'

test.each([
  { what: 'a feature that is new altogether', rows: [pro], moves: [] },
  { what: 'one that is gone altogether', rows: [`${pro}, until: 2026-01-01`], moves: [] },
  {
    what: 'one that comes to another tier',
    rows: [pro, 'tier: base, offering: cloud, since: 2026-01-05'],
    moves: ['2026-01-05 f cloud base gained'],
  },
  {
    what: 'one that goes from tier to tier',
    rows: [`${pro}, until: 2026-01-05`, 'tier: base, offering: cloud, since: 2026-01-05'],
    moves: ['2026-01-05 f cloud base gained', '2026-01-05 f cloud pro lost'],
  },
  { what: 'another offering', rows: [pro, 'tier: base, offering: hosted, since: 2026-01-05'], moves: [] },
  {
    what: 'days that are written as versions',
    rows: ['tier: pro, offering: hosted, since: "2.8"', 'tier: base, offering: hosted, since: "2.9"'],
    moves: ['2026-02-10 f hosted base gained'],
  },
  {
    what: 'a limit that grows',
    rows: [
      `${pro}, until: 2026-01-05, limit: { value: 5, unit: seats }`,
      'tier: pro, offering: cloud, since: 2026-01-05, limit: unlimited',
    ],
    moves: ['2026-01-05 f cloud pro limit {"value":5,"unit":"seats"} "unlimited"'],
  },
  {
    what: 'the same limit with its keys turned round',
    rows: [
      `${pro}, until: 2026-01-05, limit: { value: 5, unit: seats }`,
      'tier: pro, offering: cloud, since: 2026-01-05, limit: { unit: seats, value: 5 }',
    ],
    moves: [],
  },
  {
    what: 'tiers that come and go themselves',
    rows: [pro, 'tier: old, offering: cloud, since: 2025-06-01, until: 2026-03-01', 'tier: young, offering: cloud, since: 2026-03-01'],
    moves: [],
  },
])('$what: $moves', ({ rows, moves }) => {
  expect(movesOf(rows)).toEqual(moves)
})

test('the first day of the range is excluded, the last one included', () => {
  const rows = [pro, 'tier: base, offering: cloud, since: 2026-01-05']
  expect(movesOf(rows, '2026-01-05', '2026-01-06')).toEqual([])
  expect(movesOf(rows, '2026-01-04', '2026-01-05')).toHaveLength(1)
})
