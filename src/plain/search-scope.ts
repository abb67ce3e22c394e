/** The editions that a search covers. */

/** `today`, `all`, or the name of a published edition. No edition can be named like the first two. */
export type Scope = string

/** Folder of the index of all editions, below that of today's index. */
export const editionsFolder = 'editions/'

/** Returns the engine's filter. Today's index needs none, since it has nothing else. */
export function scopeFilter(scope: Scope): Record<string, string[]> {
  return scope === 'today' || scope === 'all' ? {} : { edition: [scope] }
}
