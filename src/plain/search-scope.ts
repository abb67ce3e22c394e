/** Which editions a search looks in. */

/** `today`, `all`, or the name of a closed edition: no edition is called like the others. */
export type Scope = string

/** Of the index that holds the texts of all editions, the folder below that of today's. */
export const editionsPart = 'editions/'

/** As the engine takes it; the index of today holds nothing else. */
export function scopeFilter(scope: Scope): Record<string, string[]> {
  return scope === 'today' || scope === 'all' ? {} : { edition: [scope] }
}
