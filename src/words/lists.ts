/** Formats lists of names: `Edge, Hub and Fleet`. */
import { memoize } from '../plain/caches.ts'
import { language } from './dates.ts'

const formatOf = memoize((locale) => new Intl.ListFormat(locale, { type: 'conjunction' }))

/** The same of what isn't text: the items with the words between them. */
export function listedInWords<T>(items: readonly T[]): (T | string)[] {
  const parts = formatOf(language.locale).formatToParts(items.map((_, index) => String(index)))
  return parts.flatMap(({ type, value }) => (type === 'literal' ? value : (items[Number(value)] ?? [])))
}

export function listInWords(names: readonly string[]): string {
  return formatOf(language.locale).format(names)
}
