/** `/releases/calendar.ics`: releases and ends of support, for calendars (RFC 5545). */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { calendarText as text } from '../interface/calendar.ts'
import type { Handbook } from '../model/handbook.ts'
import { absoluteUrl, calendarPath } from '../model/paths.ts'
import { type Release, releasesOf, supportOf } from '../model/releases.ts'
import { isMinor } from '../model/versions.ts'
import type { OutputContext } from './outputs.ts'

export function writeCalendar({ handbook, out }: OutputContext): void {
  if (releasesOf(handbook).length === 0) return
  const file = join(out, calendarPath)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, calendarOf(handbook))
}

/** Whole days, in the order of versions. The identity of an event is that of its release: one that moves is moved in calendars too. */
export function calendarOf(handbook: Handbook): string {
  const { config } = handbook
  const name = text.name(config.organisation)
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:-//${escapeText(config.organisation)}//Handbook//EN`,
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `NAME:${escapeText(name)}`,
    `X-WR-CALNAME:${escapeText(name)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:P1D',
    ...releasesOf(handbook).flatMap((release) => [...releaseEvent(release, handbook), ...supportEvent(release, handbook)]),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${fold(line)}\r\n`).join('')
}

function releaseEvent(release: Release, handbook: Handbook): string[] {
  const { date, status, headline, reason } = release.data
  return event({
    id: `release-${release.id}`,
    day: date,
    status: status === 'planned' ? 'TENTATIVE' : status === 'yanked' ? 'CANCELLED' : 'CONFIRMED',
    summary: text.events[status](handbook.config.organisation, release.id),
    description: status === 'yanked' ? reason : headline,
    release,
    handbook,
  })
}

/** A line ends as a whole: its first version stands for it. */
function supportEvent(release: Release, handbook: Handbook): string[] {
  const { until } = supportOf(release, handbook)
  if (until === undefined || !isMinor(release.id) || release.data.status === 'yanked') return []
  return event({
    id: `support-${release.id}`,
    day: until,
    status: until <= handbook.now.slice(0, 10) ? 'CONFIRMED' : 'TENTATIVE',
    summary: text.events.support(handbook.config.organisation, release.id),
    description: undefined,
    release,
    handbook,
  })
}

interface Event {
  id: string
  /** `YYYY-MM-DD`. */
  day: string
  status: 'CONFIRMED' | 'TENTATIVE' | 'CANCELLED'
  summary: string
  description: string | undefined
  release: Release
  handbook: Handbook
}

function event({ id, day, status, summary, description, release, handbook }: Event): string[] {
  const { config, now } = handbook
  return [
    'BEGIN:VEVENT',
    `UID:${id}@${new URL(config.site).hostname}`,
    `DTSTAMP:${new Date(now).toISOString().replace(/[-:]|\.\d+/g, '')}`,
    `DTSTART;VALUE=DATE:${day.replaceAll('-', '')}`,
    `SUMMARY:${escapeText(summary)}`,
    ...(description === undefined ? [] : [`DESCRIPTION:${escapeText(description)}`]),
    ...(release.url === undefined ? [] : [`URL:${absoluteUrl(release.url, config.site, config.base)}`]),
    `STATUS:${status}`,
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ]
}

/** Text as it stands in a property; what no calendar can hold is left out. */
function escapeText(value: string): string {
  return (
    value
      .replace(/[\\;,]/g, '\\$&')
      .replace(/\r\n?|\n/g, '\\n')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what has to go
      .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '')
  )
}

/** A line has 75 bytes at most; it goes on after a space in the next one, and no letter is cut. */
function fold(line: string): string {
  const parts: string[] = []
  let part = ''
  for (const letter of line) {
    if (Buffer.byteLength(part + letter) > 75) {
      parts.push(part)
      part = ' '
    }
    part += letter
  }
  return [...parts, part].join('\r\n')
}
