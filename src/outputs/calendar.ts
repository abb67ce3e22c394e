/** `/releases/calendar.ics`: releases and ends of support, for calendars (RFC 5545). */
import { calendarText as text } from '../words/calendar.ts'
import { text as words } from '../words/text.ts'
import type { Handbook } from '../graph/handbook.ts'
import { absoluteUrl, calendarPath } from '../graph/paths.ts'
import { type Release, releasesOf, supportOf } from '../collections/releases/order.ts'
import { isMinor, isPrerelease } from '../plain/versions.ts'
import { textLine, wordLine } from './ics.ts'
import type { OutputContext } from './output-context.ts'

export function writeCalendar({ handbook, out }: OutputContext): void {
  if (releasesOf(handbook).length === 0) return
  out.put(calendarPath, makeCalendar(handbook))
}

/** All-day events by version. An event's id is its release's, so calendars move the event with the release. */
export function makeCalendar(handbook: Handbook): string {
  const { config } = handbook
  const name = text.name(config.organisation)
  return [
    wordLine('BEGIN', 'VCALENDAR'),
    wordLine('VERSION', '2.0'),
    textLine('PRODID', `-//${config.organisation}//Handbook//EN`),
    wordLine('CALSCALE', 'GREGORIAN'),
    wordLine('METHOD', 'PUBLISH'),
    textLine('NAME', name),
    textLine('X-WR-CALNAME', name),
    wordLine('REFRESH-INTERVAL;VALUE=DURATION', 'P1D'),
    ...releasesOf(handbook).flatMap((release) => [...releaseEvent(release, handbook), ...supportEvent(release, handbook)]),
    wordLine('END', 'VCALENDAR'),
  ].join('')
}

function releaseEvent(release: Release, handbook: Handbook): string[] {
  const { date, status, headline, reason } = release.data
  return event({
    id: `release-${release.id}`,
    day: date,
    status: status === 'planned' ? 'TENTATIVE' : status === 'yanked' ? 'CANCELLED' : 'CONFIRMED',
    summary: text.events[status](
      handbook.config.organisation,
      isPrerelease(release.id) ? words.releases.prerelease(release.id) : release.id,
    ),
    description: status === 'yanked' ? reason : headline,
    release,
    handbook,
  })
}

/** Support ends for a whole line, so its first version represents all. */
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
    wordLine('BEGIN', 'VEVENT'),
    textLine('UID', `${id}@${new URL(config.site).hostname}`),
    wordLine('DTSTAMP', new Date(now).toISOString().replace(/[-:]|\.\d+/g, '')),
    wordLine('DTSTART;VALUE=DATE', day.replaceAll('-', '')),
    textLine('SUMMARY', summary),
    ...(description === undefined ? [] : [textLine('DESCRIPTION', description)]),
    ...(release.url === undefined ? [] : [wordLine('URL', absoluteUrl(release.url, config.site, config.base))]),
    wordLine('STATUS', status),
    wordLine('TRANSP', 'TRANSPARENT'),
    wordLine('END', 'VEVENT'),
  ]
}
