/** The published editions; not those with a future date. */
import type { Entry } from './entry.ts'

type Edition = Entry<'editions'>

/** Sorted by date, then by position in the file. */
export function publishedEditions(entries: readonly Entry[], now: string): readonly Edition[] {
  const editions = entries.filter((entry) => entry.collection === 'editions')
  return inEditionOrder(
    editions.filter(({ isTyped, isDraft, data }) => isTyped && !isDraft && data.date <= now.slice(0, 10)),
    ({ data }) => data.date,
  )
}

export function inEditionOrder<T>(editions: readonly T[], dayOf: (edition: T) => string): T[] {
  return editions.toSorted((a, b) => (dayOf(a) < dayOf(b) ? -1 : dayOf(a) > dayOf(b) ? 1 : 0))
}
