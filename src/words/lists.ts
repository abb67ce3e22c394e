/** Formats lists of names: `Edge, Hub and Fleet`. */
import { dateLocale } from './dates.ts'

const format = new Intl.ListFormat(dateLocale, { type: 'conjunction' })

export function listInWords(names: readonly string[]): string {
  return format.format(names)
}
