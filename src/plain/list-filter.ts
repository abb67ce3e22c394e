/** List filters: parses them from the query and matches members. Bundled for browsers. */

/** Chosen values by field name. `q` is search text. */
export type ListFilter = Readonly<Record<string, string>>

/** Values by field and accepted spelling, in lower case. */
export type Choices = ReadonlyMap<string, ReadonlyMap<string, string>>

/** The facts of a list member that a filter compares. */
export interface Facts {
  values: Readonly<Record<string, readonly string[]>>
  /** Normalized by `searchable`. */
  text: string
}

export interface AskedFilter {
  filter: ListFilter
  /** Unknown values; they're ignored. */
  unknown: { name: string; value: string }[]
}

/** Parses `?type=fixed&tier=pro&q=token`. If a name is given twice, the first value counts. */
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

/** Writes a filter as a query, in the order of `names` and with the text last; empty if nothing is chosen. */
export function formatFilter(filter: ListFilter, names: readonly string[]): string {
  const pairs = [...names, 'q'].flatMap((name) => (filter[name] ? [[name, filter[name]]] : []))
  return pairs.length > 0 ? `?${new URLSearchParams(pairs)}` : ''
}

/** Returns a test that a member has every chosen value and every word of the text. */
export function createMatcher({ q = '', ...chosen }: ListFilter): (facts: Facts) => boolean {
  const words = searchable(q).split(/\s+/)
  const pairs = Object.entries(chosen).filter(([, value]) => value)
  return ({ values, text }) => pairs.every(([name, value]) => values[name]?.includes(value)) && words.every((word) => text.includes(word))
}

/** Normalizes text for search: ignores case and accents. */
export function searchable(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}
