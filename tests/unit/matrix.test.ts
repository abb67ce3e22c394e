import { expect, test } from 'vitest'
import { collectMatrixData } from '../../src/answers/matrix/collect.ts'
import { findMatrix } from '../../src/answers/matrix/matrix.ts'
import { movedFeatures } from '../../src/answers/matrix/plan-moves.ts'
import { handbookOf } from './handbooks.ts'

const feature = (title: string, lifecycle: string, availability: string) =>
  `title: ${title}\nsummary: S.\narea: core\nlifecycle: ${lifecycle}\navailability: ${availability}\n`

const files = {
  'people.yaml': '- { id: ada, name: Ada, active: true }\n',
  'areas.yaml': '- { id: core, title: Core, owner: ada }\n',
  'offerings.yaml': '- { id: cloud, title: Cloud, delivery: continuous }\n- { id: hosted, title: Hosted, delivery: versioned }\n',
  'tiers.yaml': [
    '- { id: old, names: [{ from: 2025-01-01, label: Old }], rank: 1, offerings: [cloud], introduced: 2025-01-01, retired: 2026-03-01, successors: [team] }',
    '- { id: team, names: [{ from: 2025-01-01, label: Team }, { from: 2026-02-01, label: Pro }], rank: 2, offerings: [cloud, hosted], introduced: 2025-01-01 }',
  ].join('\n'),
  'releases/2.9.yaml': 'date: 2026-01-10\nstatus: released\noffering: hosted\n',
  'releases/2.10.0.yaml': 'date: 2026-03-10\nstatus: released\noffering: hosted\n',
  'features/audit.yaml': feature(
    'Audit',
    '[{ stage: ga, since: 2025-06-01 }]',
    '[{ tier: old, offering: cloud, since: 2025-06-01, until: 2026-01-20, limit: { value: 5, unit: days } }, { tier: team, offering: cloud, since: 2026-01-20, limit: unlimited, note: On request. }, { tier: team, offering: hosted, since: "2.9" }]',
  ),
  'features/open.yaml': feature('Open', '[{ stage: beta, since: 2025-09-01 }]', 'undecided'),
  'features/gone.yaml': feature(
    'Gone',
    '[{ stage: ga, since: 2025-03-01 }, { stage: removed, since: "2.9" }]',
    '[{ tier: team, offering: cloud, since: 2025-03-01, until: "2.9" }]',
  ),
}
const { handbook, problems } = handbookOf(files)
const staff = handbookOf(files, { audience: 'staff' }).handbook
const data = collectMatrixData(handbook)

/** Each table as lines: offering and plans, then features with their cells. */
const shown = (asked: string | undefined) =>
  findMatrix(asked, data).tables.map(({ offering, tiers, areas, apart }) => [
    `${offering.title}: ${tiers.map(({ name, today }) => [name, ...(today ? [today] : [])].join('>')).join(' | ')}`,
    ...areas.flatMap(({ rows }) =>
      rows.map(({ feature: { title }, cells }) =>
        `${title} ${typeof cells === 'string' ? cells : cells.map((cell) => (cell === undefined ? '–' : `+${cell}`)).join(' | ')}`.trim(),
      ),
    ),
    ...apart.map(({ title }) => `apart: ${title}`),
  ])

test('the fixture has no problems', () => {
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([])
})

test.each([
  { asked: '2024-12-31', expected: [['Cloud: '], ['Hosted: ']] },
  {
    asked: '2025-05-31',
    expected: [
      ['Cloud: Old | Team>Pro', 'Gone – | +'],
      ['Hosted: Team>Pro', 'apart: Gone'],
    ],
  },
  {
    asked: '2.9',
    expected: [
      ['Cloud: Old | Team>Pro', 'Audit +Up to 5 days | –', 'Open all'],
      ['Hosted: Team>Pro', 'Audit +', 'Open all'],
    ],
  },
  {
    asked: '2.10',
    expected: [
      ['Cloud: Pro', 'Audit +Unlimited; On request.', 'Open all'],
      ['Hosted: Pro', 'Audit +', 'Open all'],
    ],
  },
])('as of $asked', ({ asked, expected }) => {
  expect(shown(asked)).toEqual(expected)
})

test('staff see undecided features; for customers all plans have them, without a hint otherwise', () => {
  const open = (from: typeof data) => findMatrix('2.10', from).tables.map(({ areas }) => areas[0]?.rows.at(-1)?.cells)
  expect(open(data)).toEqual(['all', 'all'])
  expect(open(collectMatrixData(staff))).toEqual(['undecided', 'undecided'])
  expect(JSON.stringify(data)).not.toMatch(/undecided/i)
})

test.each([undefined, '', ' ', '2.10.0', '2026-11-24'])('on %j everything is as today', (asked) => {
  expect(shown(asked)).toEqual(shown('2026-11-24'))
  expect(findMatrix(asked, data).unknown).toBeUndefined()
})

test.each(['9.9', '2026-02-30', 'tomorrow', '2026-1-1', '<script>'])(
  '%s is neither a day nor a release: today is shown, with a note',
  (asked) => {
    const matrix = findMatrix(asked, data)
    expect(matrix.unknown).toBe(asked)
    expect(matrix.on).toBe('2026-11-24')
  },
)

test('moves are listed by day, with the plans before and after', () => {
  expect(
    movedFeatures(handbook).map(({ on, moves }) => [
      on,
      ...moves.map(({ feature: { title }, ...told }) => JSON.stringify({ title, ...told })),
    ]),
  ).toEqual([['2026-01-20', '{"title":"Audit","offerings":["Cloud"],"before":["Old (Up to 5 days)"],"after":["Team (Unlimited)"]}']])
})
