import { expect, test } from 'vitest'
import { compare } from '../../src/plain/compare.ts'
import { daysAfter, daysBetween, median } from '../../src/plain/days.ts'

test.each([
  ['2026-02-28', 1, '2026-03-01'],
  ['2024-02-28', 1, '2024-02-29'],
  ['2026-01-01', -1, '2025-12-31'],
  // Days of clock changes in many places still count as a whole day.
  ['2026-03-28', 2, '2026-03-30'],
  ['2026-10-24', 2, '2026-10-26'],
])('%s plus %i days is %s', (day, count, expected) => {
  expect(daysAfter(day, count)).toBe(expected)
  expect(daysBetween(day, expected)).toBe(count)
})

test.each([
  [[], undefined],
  [[5], 5],
  [[10, 9, 100], 10],
])('the median of %j is %j', (numbers, expected) => {
  expect(median(numbers)).toBe(expected)
})

test('texts are ordered by code units', () => {
  expect(['b', 'a', 'Z', 'é', 'a'].toSorted(compare)).toEqual(['Z', 'a', 'a', 'b', 'é'])
})
