/** When an entry is due for review. */

export interface Review {
  /** Date of the last review, `YYYY-MM-DD`. */
  last: string
  /** Due date of the next review. */
  due: string
  isOverdue: boolean
}

/** Due date of the next review. Months are calendar months: 31 January + 1 month = the last day of February. */
export function reviewOf({ last, every }: { last: string; every: string }, now: string): Review {
  const [count = 1, unit = 'months'] = every.split(' ')
  const due = addPeriod(last, Number(count), unit.replace(/s$/, ''))
  return { last, due, isOverdue: due < now.slice(0, 10) }
}

function addPeriod(day: string, count: number, unit: string): string {
  const date = new Date(`${day}T00:00:00Z`)
  if (unit === 'day' || unit === 'week') date.setUTCDate(date.getUTCDate() + count * (unit === 'week' ? 7 : 1))
  else {
    const dayOfMonth = date.getUTCDate()
    date.setUTCDate(1)
    date.setUTCMonth(date.getUTCMonth() + count * (unit === 'year' ? 12 : 1))
    const lastDay = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate()
    date.setUTCDate(Math.min(dayOfMonth, lastDay))
  }
  return date.toISOString().slice(0, 10)
}
