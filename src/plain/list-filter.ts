/** The filter of a list: what the address asks for, and which members match. The browser runs it. */

/** What is chosen, by the names of fields; `q` is text that must be found. */
export type ListFilter = Readonly<Record<string, string>>

/** The values that can be chosen for each field, with the spellings that mean them, in lower case. */
export type Choices = ReadonlyMap<string, ReadonlyMap<string, string>>

/** What of a member is compared. */
export interface Facts {
  values: Readonly<Record<string, readonly string[]>>
  /** In the form of `searchable`. */
  text: string
}

export interface AskedFilter {
  filter: ListFilter
  /** Values that nothing can have; they do not count. */
  unknown: { name: string; value: string }[]
}

/** `?type=fixed&tier=pro&q=token`; of a name that is given twice the first value counts. */
export function readFilter(query: URLSearchParams, choices: Choices): AskedFilter {
  const filter: Record<string, string> = {}
  const unknown: AskedFilter['unknown'] = []
  for (const [name, spellings] of choices) {
    const value = query.get(name)?.trim()
    if (!value) continue
    const meant = spellings.get(value.toLowerCase())
    if (meant === undefined) unknown.push({ name, value })
    else filter[name] = meant
  }
  const text = query.get('q')?.trim()
  if (text) filter['q'] = text
  return { filter, unknown }
}

/** The query of an address, in the order of `names` and the text last; empty where nothing is chosen. */
export function filterQuery(filter: ListFilter, names: readonly string[]): string {
  const pairs = [...names, 'q'].flatMap((name) => (filter[name] ? [[name, filter[name]]] : []))
  return pairs.length > 0 ? `?${new URLSearchParams(pairs)}` : ''
}

/** Whether a member has every value that is chosen and every word that is written. */
export function matcherOf({ q = '', ...chosen }: ListFilter): (facts: Facts) => boolean {
  const words = searchable(q).split(/\s+/)
  const pairs = Object.entries(chosen).filter(([, value]) => value)
  return ({ values, text }) => pairs.every(([name, value]) => values[name]?.includes(value)) && words.every((word) => text.includes(word))
}

/** Text in which case and accents do not matter. */
export function searchable(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}
