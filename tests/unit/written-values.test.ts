/** Dates and numbers in other notations: named, and fixed if that's safe. */
import { describe, expect, test } from 'vitest'
import type { Entry } from '../../src/graph/entry.ts'
import { instant } from '../../src/collections/fields/fields.ts'
import { dayFault, readDay } from '../../src/collections/fields/written-day.ts'
import { readMoment } from '../../src/collections/fields/written-moment.ts'
import { numberFault } from '../../src/collections/fields/written-number.ts'
import { handbookOf } from './handbooks.ts'

describe('days', () => {
  test.each([
    ['2026-6-10'],
    ['2026/06/10'],
    ['2026.6.10'],
    ['2026 06 10'],
    ['20260610'],
    [' 2026-06-10 '],
    ['2026‑06‑10'],
    ['2026–06–10'],
    ['10.06.2026'],
    ['10.6.2026'],
    ['10. 06. 2026'],
    ['10 June 2026'],
    ['10. June 2026'],
    ['10\u00A0June\u00A02026'],
    ['10th June 2026'],
    ['10th of June, 2026'],
    ['10-Jun-2026'],
    ['2026-Jun-10'],
    ['2026 June 10'],
    ['2026/jun/10'],
    ['2026年6月10日'],
    ['2026년 6월 10일'],
    ['Wednesday, 10 June 2026'],
    ['June 10, 2026'],
    ['June 10th, 2026'],
    ['Jun. 10 2026'],
    ['Wed, Jun 10, 2026'],
    ['2026-06-10T09:00:00Z'],
    ['2026-06-10 09:00'],
  ])('%j is definitely 2026-06-10', (text) => {
    expect(readDay(text)).toEqual({ days: ['2026-06-10'], isCertain: true })
    expect(dayFault(text)).toEqual({
      message: `"${text}" is not a valid date.`,
      hint: 'Write "2026-06-10".',
      suggestions: ['2026-06-10'],
      isCertain: true,
    })
  })

  test.each([
    ['6/10/2026', ['2026-10-06', '2026-06-10'], false],
    ['06-10-2026', ['2026-10-06', '2026-06-10'], false],
    ['13/6/2026', ['2026-06-13'], true],
    ['6/13/2026', ['2026-06-13'], true],
    ['6/6/2026', ['2026-06-06'], true],
    ['26-11-20', ['2026-11-20', '2020-11-26'], false],
    ['32-11-20', ['2032-11-20'], false],
    ['10-06-26', ['2026-06-10', '2026-10-06'], false],
    ['10.06.26', ['2026-06-10'], false],
  ])('%j can be %j', (text, days, isCertain) => {
    expect(readDay(text)).toEqual({ days, isCertain })
  })

  test.each([['2026-02-30'], ['30.02.2026'], ['13/13/2026'], ['June 2026'], ['tomorrow'], ['2.30'], ['2026'], ['32 May 2026'], ['']])(
    "%j isn't one",
    (text) => {
      expect(readDay(text)).toBeUndefined()
    },
  )

  test.each([
    ['6/10/2026', '"6/10/2026" can be 6 October 2026 or 10 June 2026.', 'Write "2026-10-06" or "2026-06-10".'],
    ['2026-02-30', '"2026-02-30" is not a valid date.', 'February 2026 has 28 days; write an existing date as YYYY-MM-DD.'],
    ['2026-13-01', '"2026-13-01" is not a valid date.', 'There is no month 13; write an existing date as YYYY-MM-DD.'],
    ['0226-11-20', '"0226-11-20" is not a valid date.', '"0226" is not a year; write an existing date as YYYY-MM-DD.'],
    ['26-11-20', '"26-11-20" can be 20 November 2026 or 26 November 2020.', 'Write "2026-11-20" or "2020-11-26".'],
    ['soon', '"soon" is not a valid date.', 'Write an existing date as YYYY-MM-DD.'],
  ])("explains what's wrong with %j", (text, message, hint) => {
    expect(dayFault(text)).toMatchObject({ message, hint })
    expect(dayFault(text).isCertain).toBeUndefined()
  })
})

describe('dates with a time', () => {
  test.each([
    ['2026-12-29T17:00:00 CET', '2026-12-29T17:00:00+01:00', true],
    ['2026-07-29T17:00:00 CEST', '2026-07-29T17:00:00+02:00', true],
    ['2026-07-29T17:00:00 CET', '2026-07-29T17:00:00+01:00', false],
    ['2026-12-29 17:00 Europe/Berlin', '2026-12-29T17:00+01:00', true],
    ['2026-03-29 17:00 Europe/Berlin', '2026-03-29T17:00+02:00', false],
    ['2026-12-29 17:00 Europe/London', '2026-12-29T17:00+00:00', true],
    ['2026-12-29 17:00 America/New_York', '2026-12-29T17:00-05:00', true],
    ['2026-12-29T17:00:00+01', '2026-12-29T17:00:00+01:00', true],
    ['2026-12-29T17:00:00 +01:00', '2026-12-29T17:00:00+01:00', true],
    ['2026-12-29 17:00 UTC+1', '2026-12-29T17:00+01:00', true],
    ['2026-12-29 17:00 UTC', '2026-12-29T17:00Z', true],
    ['29.12.2026 17:00 Uhr MEZ', '2026-12-29T17:00+01:00', true],
    ['29 December 2026, 5:30 pm (CET)', '2026-12-29T17:30+01:00', true],
    ['06/10/2026 17:00 CET', '2026-10-06T17:00+01:00', false],
  ])('%j is %j, definitely: %s', (text, moment, isCertain) => {
    expect(readMoment(text)).toEqual({ moment, hasOffset: true, isCertain })
    const certain = instant()
      .safeParse(text)
      .error?.issues.map((issue) => issue.code === 'custom' && issue.params)
    expect(certain).toEqual([{ code: 'date-invalid', hint: `Write "${moment}".`, suggestions: [moment], isCertain }])
    expect(instant().safeParse(moment).success).toBe(true)
  })

  test.each([
    ['29.12.2026 17:00', 'instant-without-offset', 'Add the offset from UTC, for example "2026-12-29T17:00Z".'],
    ['12/29/2026 5 pm', 'instant-without-offset', 'Add the offset from UTC, for example "2026-12-29T17:00Z".'],
    ['2026-12-29T17:00:00', 'instant-without-offset', 'Add the offset from UTC, for example "2026-12-29T17:00:00Z".'],
    ['2026-12-29T17:00:00 here', 'instant-without-offset', 'Add the offset from UTC, for example "2026-12-29T17:00:00Z".'],
    ['2026-12-29 17:00 Mars/Base', 'instant-without-offset', 'Add the offset from UTC, for example "2026-12-29T17:00Z".'],
    ['12/29/2026', 'date-invalid', 'Write day, time and offset, for example "2026-12-29T15:30:00Z".'],
    ['2026-12-29T25:00:00Z', 'date-invalid', 'Write day, time and offset, for example "2026-12-29T15:30:00Z".'],
    ['soon', 'date-invalid', 'Write day, time and offset, for example "2026-11-24T15:30:00Z".'],
  ])('asks for what %j lacks', (text, code, hint) => {
    const issues = instant()
      .safeParse(text)
      .error?.issues.map((issue) => issue.code === 'custom' && issue.params)
    expect(issues).toEqual([expect.objectContaining({ code, hint })])
  })
})

describe('numbers', () => {
  test.each([
    ['0,34', '0.34'],
    ['12,5', '12.5'],
    ['0,345', '0.345'],
    ['-1,5', '-1.5'],
    ['1234,567', '1234.567'],
    ['1,000,000', '1000000'],
    ['1,000.50', '1000.5'],
    ['1.000.000', '1000000'],
    ['1.000,5', '1000.5'],
    ['1 000', '1000'],
    ['1\u00A0000', '1000'],
    ["1'000", '1000'],
    ['1_000', '1000'],
    ['€5', '5'],
    ['5 €', '5'],
    ['$5,000,000', '5000000'],
    ['EUR 12,50', '12.5'],
    ['5k', '5000'],
    ['1,5M', '1500000'],
    ['−5', '-5'],
    ['5', '5'],
  ])('%j is definitely %j', (text, fix) => {
    expect(numberFault(text)).toMatchObject({ fix, hint: `Write ${fix}.` })
  })

  test.each([
    ['45%', 'Write 45, or 0.45 if the whole is 1.', ['45', '0.45']],
    ['12,5 %', 'Write 12.5, or 0.125 if the whole is 1.', ['12.5', '0.125']],
    ['1,000', 'Write 1000, or 1 if the comma is a decimal separator.', ['1000', '1']],
    ['1,250', 'Write 1250, or 1.25 if the comma is a decimal separator.', ['1250', '1.25']],
    ['> 40', 'Write 40.', ['40']],
    ['<= 40.5', 'Write 40.5.', ['40.5']],
    ['≥40', 'Write 40.', ['40']],
    ['30 days', 'Write 30 if that is in the unit of this key.', ['30']],
  ])('%j is ambiguous', (text, hint, suggestions) => {
    expect(numberFault(text)).toMatchObject({ hint, suggestions })
    expect(numberFault(text)?.fix).toBeUndefined()
  })

  test('takes a percentage as a fraction if the key takes fractions', () => {
    expect(numberFault('45%', 1)).toMatchObject({ fix: '0.45' })
  })

  test.each([['first'], [''], ['~5'], ['1,2,3'], ['1.2.3']])("%j isn't one", (text) => {
    expect(numberFault(text)).toBeUndefined()
  })
})

const people = '- { id: pm, name: PM, active: true }\n'
const objective = (reading: string, start = '') => `title: Fast
owner: pm
strategy: now
period: { from: 2026-01-01, to: 2026-12-31 }
status: active
measures:
  - { id: wait, name: Wait, unit: s, direction: down, baseline: 9, target: 3, source: Log, readings: [${reading}] }
${start}`
const strategy = 'title: Now\nscope: product\nstatus: active\nowner: pm\napprovers: [pm]\neffective: 2026-01-01\nchanges: []\n'

function reportOf(files: Record<string, string>): string[] {
  return handbookOf({ 'people.yaml': people, 'strategy/now.yaml': strategy, ...files }).problems.map(
    ({ file, line, column, endColumn, code, message, hint, fix }) =>
      `${file}:${line}:${column}-${endColumn} ${code} ${message} ${hint ?? ''}${fix ? ` → ${fix.replace}` : ''}`,
  )
}

describe('in braces, where a comma ends a value', () => {
  test.each([
    [
      '{ on: 2026-02-01, value: 0,34 }',
      '7:128-132 value-invalid "value" cannot be "0,34": the decimal separator is a point, not a comma. Write 0.34. → 0.34',
    ],
    [
      '{ value: 0,34, on: 2026-02-01 }',
      '7:112-116 value-invalid "value" cannot be "0,34": the decimal separator is a point, not a comma. Write 0.34. → 0.34',
    ],
    [
      '{ on: 2026-02-01, value: 1,000,000 }',
      '7:128-137 value-invalid "value" cannot be "1,000,000": numbers cannot have signs between their digits. Write 1000000. → 1000000',
    ],
    [
      '{ on: 2026-02-01, value: 1,000 }',
      '7:128-133 value-invalid "value" cannot be "1,000": numbers cannot contain commas. Write 1000, or 1 if the comma is a decimal separator.',
    ],
    [
      '{ on: 2026-02-01, value: 45% }',
      '7:128-131 value-invalid "value" cannot be "45%": numbers cannot have a unit. Write 45, or 0.45 if the whole is 1.',
    ],
    [
      '{ on: February 1, 2026, value: 4 }',
      '7:109-125 date-invalid "February 1, 2026" is not a valid date. Write "2026-02-01". → 2026-02-01',
    ],
  ])('%s', (reading, expected) => {
    const { handbook } = handbookOf({ 'people.yaml': people, 'strategy/now.yaml': strategy, 'objectives/fast.yaml': objective(reading) })
    expect(reportOf({ 'objectives/fast.yaml': objective(reading) })).toEqual([`objectives/fast.yaml:${expected}`])
    // A lenient build doesn't draw a reading with an invalid value.
    const objectives = handbook.entries.filter((entry): entry is Entry<'objectives'> => entry.collection === 'objectives')
    expect(objectives.flatMap(({ data }) => data.measures.map(({ readings }) => readings))).toEqual([[]])
  })
})

test.each([
  [
    'a number as a text',
    'handbook/a.md',
    '---\ntitle: 035\n---\n',
    'handbook/a.md:2:8-11 value-invalid "title" cannot be 035: without quotes that is a number, not a text. Write "035". → "035"',
  ],
  [
    'a yes as a text',
    'handbook/a.md',
    '---\ntitle: true\n---\n',
    'handbook/a.md:2:8-12 value-invalid "title" cannot be true: without quotes that is true or false, not a text. Write "true". → "true"',
  ],
  [
    'a text as a yes',
    'handbook/a.md',
    '---\nexample: Yes\n---\n',
    'handbook/a.md:2:10-13 value-invalid "example" cannot be "Yes": it takes true or false. Write true. → true',
  ],
  [
    'a number in quotes',
    'handbook/a.md',
    '---\nnavOrder: "3"\n---\n',
    'handbook/a.md:2:11-14 value-invalid "navOrder" cannot be "3": in quotes it is text. Write 3. → 3',
  ],
  [
    'a number with a minus sign of its own',
    'handbook/a.md',
    '---\nnavOrder: −5\n---\n',
    'handbook/a.md:2:11-13 value-invalid "navOrder" cannot be "−5": − is a minus sign (U+2212). Write -5. → -5',
  ],
  [
    'a number behind a sign that begins no text',
    'handbook/a.md',
    '---\nnavOrder: > 40\n---\n',
    'handbook/a.md:2:11-15 yaml-invalid Text cannot begin with ">". Write 40 if you mean a number; put text in quotes: "> 40".',
  ],
  [
    'a comparison in quotes',
    'handbook/a.md',
    '---\nnavOrder: "> 40"\n---\n',
    'handbook/a.md:2:11-17 value-invalid "navOrder" cannot be "> 40": numbers cannot have a comparison sign. Write 40.',
  ],
  [
    'a number of an issue in a title',
    'handbook/a.md',
    '---\ntitle: Fix the crash in #42 of the agent\n---\n',
    'handbook/a.md:2:8-41 text-ambiguous A "#" after a space begins a comment; readers see "Fix the crash in" alone. If you mean the whole text, put it in quotes: "Fix the crash in #42 of the agent". → "Fix the crash in #42 of the agent"',
  ],
  [
    'a hashtag in a description',
    'handbook/a.md',
    '---\ntitle: A\ndescription: Read it #first\n---\n',
    'handbook/a.md:3:14-28 text-ambiguous A "#" after a space begins a comment; readers see "Read it" alone. If you mean the whole text, put it in quotes: "Read it #first".',
  ],
  [
    'a tag of YAML in a description',
    'handbook/a.md',
    '---\ntitle: A\ndescription: !important Read it first\n---\n',
    'handbook/a.md:3:14-38 text-ambiguous A word that begins with "!" is not read as text; readers see "Read it first" alone. If you mean the whole text, put it in quotes: "!important Read it first".',
  ],
  [
    'a remark in place of a text',
    'handbook/a.md',
    '---\ntitle: A\ndescription: #42 x\n---\n',
    'handbook/a.md:3:14-19 value-invalid "description" cannot be empty: a "#" after a space begins a comment. Put the text in quotes: "#42 x". → "#42 x"',
  ],
])('says why: %s', (_, file, text, expected) => {
  expect(reportOf({ [file]: text })).toEqual([expected])
})

test("doesn't touch comments after anything but text", () => {
  const text = '---\ntitle: A # for now\nstatus: draft #soon\nowner: pm #Ada\nnavOrder: 3 #first\n---\n'
  expect(reportOf({ 'handbook/a.md': text })).toEqual([])
})
