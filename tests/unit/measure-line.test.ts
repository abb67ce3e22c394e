import { expect, test } from 'vitest'
import { measureLine, measureSize } from '../../src/model/measure-line.ts'
import type { Measure } from '../../src/model/measures.ts'

const measure = (fields: Partial<Measure>): Measure =>
  ({ id: 'm', name: 'M', unit: '%', direction: 'up', baseline: 0, target: 100, readings: [], source: 'Log', ...fields }) as Measure
const period = { from: '2026-01-01', to: '2026-12-31' }
const { width, height, edge } = measureSize

test('nothing is drawn before the first reading', () => {
  expect(measureLine(measure({}), period)).toBeUndefined()
})

test('the first day and the lowest value are at the edge, the last and the highest at the other', () => {
  const line = measureLine(
    measure({
      readings: [
        { on: '2026-12-31', value: 100 },
        { on: '2026-01-01', value: 0 },
      ],
    }),
    period,
  )
  expect(line?.points.map(({ x, y }) => [x, y])).toEqual([
    [edge, height - edge],
    [width - edge, edge],
  ])
  expect([line?.baseline, line?.target, line?.end]).toEqual([height - edge, edge, width - edge])
})

test.each([
  ['a reading beyond the target', { readings: [{ on: '2026-06-01', value: 140 }] }],
  ['a reading after the end', { readings: [{ on: '2027-06-01', value: 50 }] }],
  ['a value that shall fall', { baseline: 90, target: 10, readings: [{ on: '2026-06-01', value: 95 }] }],
  ['a value that shall stay', { baseline: 5, target: 5, readings: [{ on: '2026-06-01', value: 5 }] }],
])('%s stays in the picture', (_, fields) => {
  const line = measureLine(measure(fields as Partial<Measure>), period)
  for (const { x, y } of line?.points ?? []) {
    expect(x).toBeGreaterThanOrEqual(edge)
    expect(x).toBeLessThanOrEqual(width - edge)
    expect(y).toBeGreaterThanOrEqual(edge)
    expect(y).toBeLessThanOrEqual(height - edge)
  }
})
