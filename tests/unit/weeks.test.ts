import { expect, test } from 'vitest'
import { weekOf } from '../../src/plain/weeks.ts'

test.each<[string, number, number, string]>([
  ['2026-11-25', 2026, 48, '2026-11-23'],
  ['2026-01-01', 2026, 1, '2025-12-29'],
  ['2021-01-03', 2020, 53, '2020-12-28'],
  ['2024-12-30', 2025, 1, '2024-12-30'],
  ['2026-03-01', 2026, 9, '2026-02-23'],
])('%s is in week %i-%i', (date, year, week, monday) => {
  expect(weekOf(date)).toEqual({ year, week, monday })
})
