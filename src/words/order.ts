/** The order of titles and names: alphabetical in the language of the interface, numbers by value. */
import { memoize } from '../plain/caches.ts'
import { language } from './dates.ts'

const collatorOf = memoize((locale) => new Intl.Collator(locale, { numeric: true }))

export function compareTitles(a: string, b: string): number {
  return collatorOf(language.locale).compare(a, b)
}
