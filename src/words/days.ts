/** Formats days: `7 May 2026`. */
import { memoize } from '../plain/caches.ts'
import { language } from './dates.ts'

const longFormat = formatIn({ day: 'numeric', month: 'long', year: 'numeric' })
const shortFormat = formatIn({ day: 'numeric', month: 'short', year: 'numeric' })
const monthFormat = formatIn({ month: 'short' })

function formatIn(options: Intl.DateTimeFormatOptions): () => Intl.DateTimeFormat {
  const formatOf = memoize((locale) => new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }))
  return () => formatOf(language.locale)
}

/** Formats a calendar day, `YYYY-MM-DD`. */
export function dayInWords(day: string): string {
  const date = new Date(`${day.slice(0, 10)}T00:00:00Z`)
  return Number.isNaN(date.valueOf()) ? day : longFormat().format(date)
}

/** Formats two calendar days as a period: `23–30 November 2026`. */
export function periodInWords(from: string, to: string): string {
  const [first, last] = [from, to].map((day) => new Date(`${day}T00:00:00Z`))
  // Mail programs show a thin space as a box, or not at all.
  return first && last ? longFormat().formatRange(first, last).replaceAll('\u2009', ' ') : from
}

/** Formats a calendar day for menus: `7 May 2026`, `25 Nov 2026`. */
export function shortDay(day: string): string {
  return shortFormat().format(new Date(`${day}T00:00:00Z`))
}

/** Returns the short name of a month, from 1 to 12. */
export function monthInWords(month: number): string {
  return monthFormat().format(new Date(Date.UTC(2000, month - 1, 1)))
}
