/** Recognises times in formats other than `2026-12-29T17:00:00+01:00`, to suggest a fix. */
import { replaceLookalikes } from '../../plain/characters.ts'
import { readDay } from './written-day.ts'

export interface WrittenMoment {
  /** `2026-12-29T17:00:00+01:00`; without an offset if no zone is written. */
  moment: string
  hasOffset: boolean
  /** Whether nothing else can be meant. */
  isCertain: boolean
}

const time =
  /^(.*?)[T,\s]+(?:at\s+)?(\d{1,2})(?:[:.h](\d{2})(?::(\d{2}(?:\.\d+)?))?|(?=\s*[ap]\.?m\b))\s*([ap]\.?m\.?(?![a-z]))?\s*(?:Uhr\b)?\s*(.*)$/i

/** Undefined if there's no date or no time, or if it doesn't exist. */
export function readMoment(written: string): WrittenMoment | undefined {
  const [, date = '', hour = '', minute, second, half, zone = ''] = time.exec(replaceLookalikes(written).trim()) ?? []
  const found = readDay(date.trim())
  const [day] = found?.days ?? []
  if (!found || day === undefined) return undefined
  const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (/^p/i.test(half) ? 12 : 0)
  const local = `${day}T${String(hours).padStart(2, '0')}:${minute ?? '00'}${second === undefined ? '' : `:${second}`}`
  if (Number.isNaN(Date.parse(`${local}Z`))) return undefined
  const offset = readZone(zone.trim().replace(/^\((.*)\)$/, '$1'), local)
  if (!offset) return { moment: local, hasOffset: false, isCertain: false }
  return { moment: local + offset.text, hasOffset: true, isCertain: found.isCertain && offset.isCertain }
}

/** Places that use an abbreviation, and its offset in hours. */
const abbreviations: Readonly<Record<string, readonly [place: string, hours: number]>> = {
  WET: ['Europe/Lisbon', 0],
  WEST: ['Europe/Lisbon', 1],
  BST: ['Europe/London', 1],
  CET: ['Europe/Berlin', 1],
  CEST: ['Europe/Berlin', 2],
  MEZ: ['Europe/Berlin', 1],
  MESZ: ['Europe/Berlin', 2],
  EET: ['Europe/Helsinki', 2],
  EEST: ['Europe/Helsinki', 3],
  MSK: ['Europe/Moscow', 3],
  JST: ['Asia/Tokyo', 9],
  EST: ['America/New_York', -5],
  EDT: ['America/New_York', -4],
  CDT: ['America/Chicago', -5],
  MST: ['America/Denver', -7],
  MDT: ['America/Denver', -6],
  PST: ['America/Los_Angeles', -8],
  PDT: ['America/Los_Angeles', -7],
}

/** The offset of a zone at a time. */
function readZone(zone: string, local: string): { text: string; isCertain: boolean } | undefined {
  if (/^(?:Z|UTC|GMT)$/i.test(zone)) return { text: 'Z', isCertain: true }
  const [, sign = '', hours = '', minutes = '00'] = /^(?:UTC|GMT)?\s*([+-])(\d{1,2}):?(\d{2})?$/i.exec(zone) ?? []
  if (sign !== '' && Number(hours) < 24 && Number(minutes) < 60)
    return { text: `${sign}${hours.padStart(2, '0')}:${minutes}`, isCertain: true }
  const [place, said] = abbreviations[zone.toUpperCase()] ?? [zone]
  const found = place.includes('/') ? offsetsAround(place, local) : undefined
  if (!found) return undefined
  const [before, after] = found
  if (said === undefined) return { text: after, isCertain: before === after }
  const text = `${said < 0 ? '-' : '+'}${String(Math.abs(said)).padStart(2, '0')}:00`
  // CET in summer is ambiguous.
  return { text, isCertain: before === after && after === text }
}

/** A place's offsets a day before and a day after: they differ around a clock change. */
function offsetsAround(timeZone: string, local: string): [before: string, after: string] | undefined {
  const at = Date.parse(`${local}Z`)
  try {
    const format = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' })
    const offsetAt = (moment: number) =>
      (format.formatToParts(moment).find(({ type }) => type === 'timeZoneName')?.value ?? '').replace('GMT', '') || '+00:00'
    return [offsetAt(at - 864e5), offsetAt(at + 864e5)]
  } catch {
    return undefined
  }
}
