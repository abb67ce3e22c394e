/** Measure charts: positions in the picture for any readings. */
import { describe, expect, test } from 'vitest'
import { measureChart, progressOf } from '../../src/collections/objectives/chart.ts'
import type { Measure } from '../../src/collections/objectives/measures.ts'

const year = { from: '2026-01-01', to: '2026-12-31' }
const measure = (more: Partial<Measure> = {}): Measure => ({
  id: 'm',
  name: 'M',
  unit: '%',
  direction: 'up',
  baseline: 0,
  target: 100,
  readings: [],
  source: 'S',
  ...more,
})

describe('the chart', () => {
  test('the target is above the baseline if the value should rise, and below if it should fall', () => {
    const [up, down] = [measureChart(measure(), year), measureChart(measure({ direction: 'down', baseline: 90, target: 50 }), year)]
    expect([up.target, up.baseline]).toEqual([8, 152])
    expect([down.target, down.baseline]).toEqual([152, 8])
    expect(up.points).toEqual([])
  })

  test("readings are drawn by date, in whatever order they're listed", () => {
    const readings = [
      { on: '2026-12-31', value: 100 },
      { on: '2026-01-01', value: 0 },
      { on: '2026-07-02', value: 50 },
    ]
    const { points } = measureChart(measure({ readings }), year)
    expect(points.map(({ on, x, y }) => [on, x, y])).toEqual([
      ['2026-01-01', 8, 152],
      ['2026-07-02', 320, 80],
      ['2026-12-31', 632, 8],
    ])
  })

  test('readings outside the period or beyond the target are drawn too', () => {
    const readings = [
      { on: '2025-06-01', value: -20 },
      { on: '2027-02-01', value: 140 },
    ]
    const chart = measureChart(measure({ readings }), year)
    expect([chart.from, chart.to]).toEqual(['2025-06-01', '2027-02-01'])
    for (const { x, y } of chart.points) expect([x >= 0 && x <= chart.width, y >= 0 && y <= chart.height]).toEqual([true, true])
  })

  test.each([
    ['of one day', { from: '2026-01-01', to: '2026-01-01' }],
    ['of a year', year],
  ])('a constant value is in the middle of a period %s', (_, period) => {
    const chart = measureChart(measure({ baseline: 5, target: 5, readings: [{ on: period.from, value: 5 }] }), period)
    expect([chart.baseline, chart.target, chart.points[0]?.y]).toEqual([80, 80, 80])
    expect(Number.isFinite(chart.points[0]?.x)).toBe(true)
  })
})

test.each([
  [16, 16],
  [17, 1],
])('of %i readings, %i are marked', (count, marked) => {
  const readings = Array.from({ length: count }, (_, index) => ({ on: `2026-02-${String(index + 1).padStart(2, '0')}`, value: index }))
  const { points, marks } = measureChart(measure({ readings }), year)
  expect([points.length, marks.length, marks.at(-1)?.value]).toEqual([count, marked, count - 1])
})

describe('progress', () => {
  const at = (value: number, more: Partial<Measure> = {}) => progressOf(measure({ readings: [{ on: '2026-02-01', value }], ...more }))
  test.each<[string, number | undefined, number | undefined]>([
    ['half', at(50), 50],
    ['nearly there is not there', at(99.9), 99],
    ['there', at(100), 100],
    ['0.3 of 0.1 to 0.5 is exactly half', at(0.3, { baseline: 0.1, target: 0.5 }), 50],
    ['falling', at(70, { direction: 'down', baseline: 90, target: 50 }), 50],
    ['behind the baseline', at(-10), -10],
    ['to hold', at(50, { direction: 'hold' }), undefined],
    ['no way to go', at(50, { baseline: 5, target: 5 }), undefined],
    ['no reading', progressOf(measure()), undefined],
  ])('%s', (_, found, expected) => {
    expect(found).toBe(expected)
  })
})
