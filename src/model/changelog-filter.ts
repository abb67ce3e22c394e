/** The filter of the changelog: what the address asks for, and which entries match. The browser runs it. */

export const filterNames = ['type', 'tier', 'offering', 'area', 'year'] as const
export type FilterName = (typeof filterNames)[number]

/** What is chosen; `q` is text that must be found. */
export type ChangeFilter = Partial<Record<FilterName | 'q', string>>

/** The values that can be chosen, each with the spellings that mean it, in lower case. */
export type Choices = ReadonlyMap<FilterName, ReadonlyMap<string, string>>

/** What of an entry is compared. */
export interface ChangeFacts {
  values: Readonly<Record<FilterName, readonly string[]>>
  /** In the form of `searchable`. */
  text: string
}

export interface AskedFilter {
  filter: ChangeFilter
  /** Values that nothing can have; they do not count. */
  unknown: { name: FilterName; value: string }[]
}

/** `?type=fixed&tier=pro&q=token`; of a name that is given twice the first value counts. */
export function readFilter(query: URLSearchParams, choices: Choices): AskedFilter {
  const asked: AskedFilter = { filter: {}, unknown: [] }
  for (const name of filterNames) {
    const value = query.get(name)?.trim()
    if (!value) continue
    const meant = choices.get(name)?.get(value.toLowerCase())
    if (meant === undefined) asked.unknown.push({ name, value })
    else asked.filter[name] = meant
  }
  const text = query.get('q')?.trim()
  if (text) asked.filter.q = text
  return asked
}

/** The query of an address; empty where nothing is chosen. */
export function filterQuery(filter: ChangeFilter): string {
  const pairs = [...filterNames, 'q' as const].flatMap((name) => (filter[name] ? [[name, filter[name]]] : []))
  return pairs.length > 0 ? `?${new URLSearchParams(pairs)}` : ''
}

/** Whether an entry has every value that is chosen and every word that is written. */
export function matcherOf(filter: ChangeFilter): (facts: ChangeFacts) => boolean {
  const words = searchable(filter.q ?? '').split(/\s+/)
  const chosen = filterNames.flatMap((name) => (filter[name] ? [{ name, value: filter[name] }] : []))
  return ({ values, text }) => chosen.every(({ name, value }) => values[name].includes(value)) && words.every((word) => text.includes(word))
}

/** Text in which case and accents do not matter. */
export function searchable(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}
