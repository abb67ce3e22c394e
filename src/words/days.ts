/** Formats days: `7 May 2026`. */
import { dateLocale } from './dates.ts'

const format = new Intl.DateTimeFormat(dateLocale, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })

/** Formats a calendar day, `YYYY-MM-DD`. */
export function dayInWords(day: string): string {
  const date = new Date(`${day.slice(0, 10)}T00:00:00Z`)
  return Number.isNaN(date.valueOf()) ? day : format.format(date)
}

const shortFormat = new Intl.DateTimeFormat(dateLocale, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })

/** Formats a calendar day for menus: `7 May 2026`, `25 Nov 2026`. */
export function shortDay(day: string): string {
  return shortFormat.format(new Date(`${day}T00:00:00Z`))
}

const monthFormat = new Intl.DateTimeFormat(dateLocale, { month: 'short', timeZone: 'UTC' })

/** Returns the short name of a month, from 1 to 12. */
export function monthInWords(month: number): string {
  return monthFormat.format(new Date(Date.UTC(2000, month - 1, 1)))
}
