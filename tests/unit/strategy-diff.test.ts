import { expect, test } from 'vitest'
import { changeText, diffStrategies, type StrategyVersion } from '../../src/model/strategy-diff.ts'

const measure = { id: 'wait', name: 'Wait', unit: 's', direction: 'down', baseline: 9, target: 3, readings: [], source: 'Log' } as const
const objective = {
  id: 'speed',
  title: 'Speed',
  data: { owner: 'ada', period: { from: '2026-01-01', to: '2026-12-31' }, status: 'active', measures: [measure] },
} as const
const other = { id: 'reach', title: 'Reach', data: { ...objective.data, measures: [] } } as const
const base: StrategyVersion = {
  title: 'Strategy',
  data: {
    scope: 'product',
    owner: 'ada',
    approvers: ['ada', 'bob'],
    pillars: [
      { id: 'build', title: 'Build' },
      { id: 'run', title: 'Run' },
    ],
  },
  objectives: [objective, other],
} as unknown as StrategyVersion
const with_ = (change: object) => ({ ...base, ...change }) as StrategyVersion
const objectives = (...list: object[]) => with_({ objectives: list })
const measured = (change: object, ...more: object[]) =>
  objectives({ ...objective, data: { ...objective.data, measures: [{ ...measure, ...change }, ...more] } }, other)

test.each<[string, StrategyVersion, string[]]>([
  ['nothing', base, []],
  [
    'lists in another order',
    with_({
      objectives: [other, objective],
      data: { ...base.data, approvers: ['bob', 'ada'], pillars: base.data.pillars?.toReversed() },
    }),
    [],
  ],
  ['a new reading', measured({ readings: [{ on: '2026-02-01', value: 8 }] }), []],
  ['an objective added', objectives(objective, other, { ...other, id: 'calm', title: 'Calm' }), ['New objective: Calm']],
  ['an objective dropped', objectives(objective), ['No longer an objective: Reach']],
  ['an id with the same title', objectives({ ...objective, id: 'faster' }, other), ['Speed, id: speed → faster']],
  ['a title with the same id', objectives({ ...objective, title: 'Faster' }, other), ['Faster, title: Speed → Faster']],
  [
    'id and title',
    objectives({ ...objective, id: 'faster', title: 'Faster' }, other),
    ['No longer an objective: Speed', 'New objective: Faster'],
  ],
  ['a target', measured({ target: 2 }), ['Wait, target: 3 s → 2 s']],
  ['a unit', measured({ unit: 'ms' }), ['Wait, unit: s → ms']],
  [
    'a baseline and a direction',
    measured({ baseline: 8, direction: 'hold' }),
    ['Wait, direction: down → hold', 'Wait, baseline: 9 s → 8 s'],
  ],
  ['a measure renamed', measured({ id: 'delay' }), []],
  ['a measure added', measured({}, { ...measure, id: 'load', name: 'Load' }), ['New measure: Load (Speed)']],
  [
    'a measure dropped',
    objectives({ ...objective, data: { ...objective.data, measures: [] } }, other),
    ['No longer measured: Wait (Speed)'],
  ],
  ['an owner', with_({ data: { ...base.data, owner: 'bob' } }), ['Strategy, owner: ada → bob']],
  ['approvers', with_({ data: { ...base.data, approvers: [] } }), ['Strategy, approvers: ada, bob → nobody']],
  [
    'pillars',
    with_({
      data: {
        ...base.data,
        pillars: [
          { id: 'build', title: 'Make' },
          { id: 'govern', title: 'Govern' },
        ],
      },
    }),
    ['Make, title: Build → Make', 'No longer a pillar: Run', 'New pillar: Govern'],
  ],
  [
    'a period',
    objectives({ ...objective, data: { ...objective.data, period: { from: '2026-01-01', to: '2027-06-30' } } }, other),
    ['Speed, period: 2026-01-01 – 2026-12-31 → 2026-01-01 – 2027-06-30'],
  ],
])('%s', (_, after, expected) => {
  expect(diffStrategies(base, after).map(changeText)).toEqual(expected)
})
