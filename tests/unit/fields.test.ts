import { describe, expect, test } from 'vitest'
import type { z } from 'zod'
import {
  address,
  anyReference,
  date,
  instant,
  isCalendarDay,
  reference,
  releaseOrDate,
  version,
} from '../../src/collections/fields/fields.ts'

/** The resulting value, or the code of the error. */
function outcome(field: z.ZodType, value: unknown): unknown {
  const result = field.safeParse(value)
  if (result.success) return result.data
  const issue = result.error.issues[0]
  return issue?.code === 'custom' ? `! ${issue.params?.['code']}` : `! ${issue?.code}`
}

test.each([
  ['2026-02-28', true],
  ['2024-02-29', true],
  ['2026-02-29', false],
  ['2026-04-31', false],
  ['2026-13-01', false],
  ['2026-00-10', false],
  ['2026-1-1', false],
  ['26-01-01', false],
  ['2026-01-01T00:00:00Z', false],
  ['', false],
])('%j is a calendar day: %s', (text, expected) => {
  expect(isCalendarDay(text)).toBe(expected)
})

describe('fields', () => {
  test.each([
    ['2026-01-05', '2026-01-05'],
    [new Date('2026-01-05T00:00:00Z'), '2026-01-05'],
    [new Date(Number.NaN), '! date-invalid'],
    ['2026-02-30', '! date-invalid'],
    [20260105, '! date-invalid'],
    [null, '! date-invalid'],
  ])('%j as a day: %j', (value, expected) => {
    expect(outcome(date(), value)).toBe(expected)
  })

  test.each([
    ['2026-11-24T15:30:00Z', true],
    ['2026-11-24T15:30:00+01:00', true],
    ['2026-11-24T15:30Z', true],
    ['2026-11-24 15:30:00.5-0300', true],
    ['2026-11-24T15:30:00', '! instant-without-offset'],
    ['2026-11-24 15:30', '! instant-without-offset'],
    ['2026-11-24', '! date-invalid'],
    ['2026-02-30T15:30:00Z', '! date-invalid'],
    ['2026-11-24T25:30:00Z', '! date-invalid'],
    ['soon', '! date-invalid'],
    [7, '! date-invalid'],
    [null, '! date-invalid'],
  ])('%j as a date and time: %j', (value, expected) => {
    expect(outcome(instant(), value)).toBe(expected === true ? value : expected)
  })

  test.each([
    ['2.30', true],
    ['2.30.1', true],
    ['3.0.0-beta.1', true],
    ['2.30+build', true],
    [2.3, '! version-not-text'],
    [2, '! version-not-text'],
    ['2', '! value-invalid'],
    ['v2.30', '! value-invalid'],
    ['2.30.1.4', '! value-invalid'],
    ['', '! value-invalid'],
    [null, '! value-invalid'],
  ])('%j as a version: %j', (value, expected) => {
    expect(outcome(version(), value)).toBe(expected === true ? value : expected)
    expect(outcome(reference('releases'), value)).toBe(expected === true ? value : expected)
  })

  test.each([
    ['2.30', true],
    ['2026-01-05', true],
    [2.3, '! version-not-text'],
    [true, '! value-invalid'],
  ])('%j as a release or a day: %j', (value, expected) => {
    expect(outcome(releaseOrDate(), value)).toBe(expected === true ? value : expected)
  })

  test.each([
    ['features/audit-log', true],
    ['changelog/2026/05/a', true],
    ['audit-log', '! invalid_format'],
    ['features/', '! invalid_format'],
    ['', '! invalid_format'],
  ])('%j as a reference to any entry: %j', (value, expected) => {
    expect(outcome(anyReference(), value)).toBe(expected === true ? value : expected)
  })

  test.each([
    ['/', true],
    ['/a/b/', true],
    ['a/', '! value-invalid'],
    ['/a b/', '! value-invalid'],
    ['https://example.com/', '! value-invalid'],
    ['/a/../b/', '! value-invalid'],
    ['//example.com/', '! value-invalid'],
    ['/a/?b', '! value-invalid'],
    ['/a/#b', '! value-invalid'],
    ['/a/*', '! value-invalid'],
  ])('%j as a URL: %j', (value, expected) => {
    expect(outcome(address(), value)).toBe(expected === true ? value : expected)
  })
})
