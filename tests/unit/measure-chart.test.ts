/** Measure charts: positions in the picture for any readings. */
import { describe, expect, test } from 'vitest'
import { measureChart, progressOf } from '../../src/collections/objectives/chart.ts'
import type { Measure } from '../../src/collections/objectives/measures.ts'

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

const readings = [
  { on: '2026-12-31', value: 100 },
  { on: '2026-01-01', value: 0 },
  { on: '2026-07-02', value: 50 },
]

describe('the chart', () => {
  test("readings are drawn by date from end to end, in whatever order they're listed", () => {
    const { points } = measureChart(measure({ readings }))
    expect(points.map(({ on, x, y }) => [on, x, y])).toEqual([
      ['2026-01-01', 6, 58],
      ['2026-07-02', 320, 32],
      ['2026-12-31', 634, 6],
    ])
  })

  test.each([
    ['above', 200, 6],
    ['below', -50, 58],
    ['among', 50, 32],
  ])('the target is %s the readings', (_, target, y) => {
    expect(measureChart(measure({ readings, target })).target).toBe(y)
  })

  test.each([
    ['one day', ['2026-01-01', '2026-01-01']],
    ['a year', ['2026-01-01', '2026-12-31']],
  ])('a constant value of %s is in the middle', (_, days) => {
    const chart = measureChart(measure({ target: 5, readings: days.map((on) => ({ on, value: 5 })) }))
    expect([chart.target, ...chart.points.map(({ y }) => y)]).toEqual([32, 32, 32])
    expect(chart.points.every(({ x }) => x >= 0 && x <= chart.width)).toBe(true)
  })
})

test.each([
  [16, 16],
  [17, 1],
])('of %i readings, %i are marked', (count, marked) => {
  const readings = Array.from({ length: count }, (_, index) => ({ on: `2026-02-${String(index + 1).padStart(2, '0')}`, value: index }))
  const { points, marks } = measureChart(measure({ readings }))
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
