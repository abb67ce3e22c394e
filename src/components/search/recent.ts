/** The reader's recent searches. They never leave the browser. */

const key = 'handbook-searches'
const maxQueries = 6

export function recentSearches(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '[]')
    return Array.isArray(kept) ? kept.filter((each) => typeof each === 'string').slice(0, maxQueries) : []
  } catch {
    return []
  }
}

export function keepSearch(query: string): void {
  write([query, ...recentSearches().filter((each) => each !== query)].slice(0, maxQueries))
}

export function forgetSearches(): void {
  write([])
}

/** Ignored if storage is blocked. */
function write(searches: readonly string[]): void {
  try {
    localStorage.setItem(key, JSON.stringify(searches))
  } catch {
    return
  }
}
