/** ISO 8601 weeks: they start on Monday, and week 1 has the year's first Thursday. */
export interface Week {
  year: number
  week: number
  /** First day, `YYYY-MM-DD`. */
  monday: string
}

const day = 86_400_000

export function weekOf(date: string): Week {
  const moment = new Date(`${date.slice(0, 10)}T00:00:00Z`)
  const monday = moment.valueOf() - ((moment.getUTCDay() + 6) % 7) * day
  const year = new Date(monday + 3 * day).getUTCFullYear()
  const week = 1 + Math.floor((monday + 3 * day - Date.UTC(year, 0, 1)) / (7 * day))
  return { year, week, monday: new Date(monday).toISOString().slice(0, 10) }
}
