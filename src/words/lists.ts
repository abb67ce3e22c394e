/** Formats lists of names: `Edge, Hub and Fleet`. */
import { dateLocale } from './dates.ts'

const format = new Intl.ListFormat(dateLocale, { type: 'conjunction' })

/** The same of what isn't text: the items with the words between them. */
export function listedInWords<T>(items: readonly T[]): (T | string)[] {
  const parts = format.formatToParts(items.map((_, index) => String(index)))
  return parts.flatMap(({ type, value }) => (type === 'literal' ? value : (items[Number(value)] ?? [])))
}

export function listInWords(names: readonly string[]): string {
  return format.format(names)
}
