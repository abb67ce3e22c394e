/** German days: `7. Mai 2026`. */
const format = new Intl.DateTimeFormat('de', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })

/** Formats a calendar day, `YYYY-MM-DD`. */
export function dayInWords(day: string): string {
  const date = new Date(`${day.slice(0, 10)}T00:00:00Z`)
  return Number.isNaN(date.valueOf()) ? day : format.format(date)
}
