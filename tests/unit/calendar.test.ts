/** Release calendar, on the page and as a file that a strict RFC 5545 parser accepts. */
import ICAL from 'ical.js'
import { expect, test } from 'vitest'
import { calendarYears, percentBetween, supportCalendar } from '../../src/answers/calendar.ts'
import { groupByUrgency } from '../../src/collections/changelog/view.ts'
import type { Change } from '../../src/collections/changelog/reach.ts'
import { stateOf } from '../../src/collections/releases/view.ts'
import type { Release } from '../../src/collections/releases/order.ts'
import { makeCalendar } from '../../src/outputs/calendar.ts'
import { wordLine } from '../../src/outputs/ics.ts'
import { entryOf, handbookOf, now } from './handbooks.ts'

const release = (date: string, more = '', status = 'released') => `date: ${date}\nstatus: ${status}\noffering: hosted\n${more}`
const files = {
  'offerings.yaml': '- { id: hosted, title: Hosted, delivery: versioned }\n',
  'releases/1.9.yaml': release('2025-12-01'),
  'releases/1.10.yaml': release('2026-01-05', 'headline: Tabs, semicolons; and back\\slashes\n'),
  'releases/1.10.1.yaml': release('2026-01-20'),
  'releases/1.10.2.yaml': release('2026-01-25', 'reason: It lost settings.\n', 'yanked'),
  'releases/1.11.yaml': release(
    '2026-02-02',
    'upgradeFrom: "1.10"\nheadline: "Ein sehr langer Satz mit Umlauten äöü und 🎉, der in jedem Kalender umbricht, weil er lang ist 🎉🎉"\n',
  ),
  'releases/2.0.yaml': release('2026-11-02', 'supportedUntil: 2027-06-30\n'),
  'releases/2.0.1.yaml': release('2026-11-10'),
  'releases/2.1.yaml': release('2026-12-07', '', 'planned'),
}
const checked = handbookOf(files)
const { handbook } = checked
const find = (id: string) => entryOf(checked, 'releases', id) as unknown as Release

test('years have months, counts and cadence', () => {
  const years = calendarYears(handbook).map(({ year, months, minors, patches, prereleases, cadence }) => ({
    year,
    months: months.map((releases) => releases.map(({ id }) => id).join(' ')).join(','),
    minors,
    patches,
    prereleases,
    cadence,
  }))
  expect(years).toEqual([
    { year: '2026', months: '1.10 1.10.1 1.10.2,1.11,,,,,,,,,2.0 2.0.1,2.1', minors: 4, patches: 3, prereleases: 0, cadence: 35 },
    { year: '2025', months: ',,,,,,,,,,,1.9', minors: 1, patches: 0, prereleases: 0, cadence: undefined },
  ])
})

test('supported lines have a window, and all days are between the first and the last', () => {
  const support = supportCalendar(handbook)
  expect(support?.windows.map(({ first, latest, from, until }) => [first.id, latest.id, from, until])).toEqual([
    ['2.0', '2.0.1', '2026-11-02', '2027-06-30'],
    ['1.11', '1.11', '2026-02-02', undefined],
    ['1.10', '1.10.1', '2026-01-05', '2026-12-07'],
  ])
  expect([support?.from, support?.to, support?.today]).toEqual(['2026-01-05', '2027-06-30', '2026-11-24'])
})

test.each([
  ['2026-01-01', 0],
  ['2026-01-06', 50],
  ['2026-01-11', 100],
])('%s is at %d %% of its range', (day, place) => {
  expect(percentBetween(day, { from: '2026-01-01', to: '2026-01-11' })).toBe(place)
})

test("a release says whether it's valid, what precedes it, and what fixes it", () => {
  expect(stateOf(find('1.10.2'), handbook)).toMatchObject({ yanked: { reason: 'It lost settings.', instead: { id: '1.11' } } })
  expect(stateOf(find('1.10.2'), handbook).support).toBeUndefined()
  expect(stateOf(find('1.11'), handbook).stop).toMatchObject({ kind: 'link', link: { url: '/releases/1.10/' } })
  expect(stateOf(find('1.10'), handbook).patches.map(({ id }) => id)).toEqual(['1.10.1', '1.10.2'])
  expect(stateOf(find('2.0.1'), handbook)).toMatchObject({ opener: { id: '2.0' }, patches: [], support: { isSupported: true } })
  expect(stateOf(find('2.1'), handbook).isPlanned).toBe(true)
})

test('entries of a release are grouped by what they require of a reader', () => {
  const change = (id: string, data: object) => ({ id, data: { date: '2026-01-01', ...data } }) as unknown as Change
  const groups = groupByUrgency([
    change('a', { type: 'fixed' }),
    change('b', { type: 'added', highlight: true }),
    change('c', { type: 'added' }),
    change('d', { type: 'security' }),
    change('e', { type: 'changed', breaking: { automated: true } }),
    change('f', { type: 'removed', breaking: { automated: false } }),
    change('g', { type: 'deprecated', deprecation: {} }),
  ])
  expect(groups.map(([group, entries]) => `${group}: ${entries.map(({ id }) => id).join(' ')}`)).toEqual([
    'breaking: f e',
    'action: d g',
    'added: b c',
    'fixed: a',
  ])
})

test('lines of the file end in CRLF, have at most 75 bytes, and split no character', () => {
  const text = makeCalendar(handbook)
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true)
  for (const line of text.split('\r\n')) {
    expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
    expect(line).not.toContain('\ufffd')
  }
})

interface Told {
  uid: string
  on: string
  status: string
  summary: string
  description: string | undefined
}

function eventsIn(text: string): Told[] {
  const root = new ICAL.Component(ICAL.parse(text))
  expect(root.getFirstPropertyValue('version')).toBe('2.0')
  expect(root.getFirstPropertyValue('prodid')).toBeTruthy()
  return root.getAllSubcomponents('vevent').map((event) => {
    const value = (name: string) => event.getFirstPropertyValue(name)?.toString()
    expect(value('dtstamp')).toBe('2026-11-24T12:00:00Z')
    return {
      uid: value('uid') ?? '',
      on: value('dtstart') ?? '',
      status: value('status') ?? '',
      summary: value('summary') ?? '',
      description: value('description'),
    }
  })
}

test('the file has every release and end of support, with the original text', () => {
  const events = eventsIn(makeCalendar(handbook))
  expect(new Set(events.map(({ uid }) => uid)).size).toBe(events.length)
  expect(events.map(({ uid, on, status }) => `${uid.split('@')[0]} ${on} ${status}`)).toEqual([
    'release-1.9 2025-12-01 CONFIRMED',
    'support-1.9 2026-11-02 CONFIRMED',
    'release-1.10 2026-01-05 CONFIRMED',
    'support-1.10 2026-12-07 TENTATIVE',
    'release-1.10.1 2026-01-20 CONFIRMED',
    'release-1.10.2 2026-01-25 CANCELLED',
    'release-1.11 2026-02-02 CONFIRMED',
    'release-2.0 2026-11-02 CONFIRMED',
    'support-2.0 2027-06-30 TENTATIVE',
    'release-2.0.1 2026-11-10 CONFIRMED',
    'release-2.1 2026-12-07 TENTATIVE',
  ])
  expect(events.find(({ uid }) => uid.startsWith('release-1.10@'))?.description).toBe('Tabs, semicolons; and back\\slashes')
  expect(events.find(({ uid }) => uid.startsWith('release-1.11@'))?.description).toMatch(/äöü und 🎉, der .* 🎉🎉$/)
  expect(events.find(({ uid }) => uid.startsWith('release-2.1@'))?.summary).toBe('Example 2.1 (planned)')
})

test('a rescheduled release keeps its id, and the same time gives the same bytes', () => {
  const moved = handbookOf({ ...files, 'releases/2.1.yaml': release('2027-01-11', '', 'planned') }).handbook
  const uids = (text: string) => text.split('\r\n').filter((line) => line.startsWith('UID:'))
  expect(uids(makeCalendar(moved))).toEqual(uids(makeCalendar(handbook)))
  expect(makeCalendar(handbookOf(files, { now }).handbook)).toBe(makeCalendar(handbook))
})

test('no text ends its line, whatever it contains', () => {
  const hostile = 'a\r\nBEGIN:VALARM\u0000\u0085\u2028b\ud800'
  const more = `headline: ${JSON.stringify(hostile)}\n`
  const text = makeCalendar(handbookOf({ ...files, 'releases/1.9.yaml': release('2025-12-01', more) }).handbook)
  const description = eventsIn(text).find(({ uid }) => uid.startsWith('release-1.9@'))?.description
  expect(description).toBe('a\nBEGIN:VALARM\nb\ufffd')
  expect(text).not.toMatch(/^BEGIN:VALARM/m)
})

test('anything but text is a token, or refused', () => {
  expect(() => wordLine('STATUS', 'CONFIRMED\r\nX-A:b')).toThrow('cannot be the value of STATUS')
})
