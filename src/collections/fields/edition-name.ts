/** Valid edition names: they are part of addresses and commands. */

/** Addresses below /editions/ that aren't editions, and words with another meaning in commands and search. */
const taken = new Set(['all', 'compare', 'today', 'worktree', 'head'])

export const editionNameRule =
  'Begin with a letter or a digit; then letters, digits, "-", ".", "_" and "~" may follow. "all", "compare", "today", "worktree" and "HEAD" mean something else.'

export function isEditionName(name: string): boolean {
  return /^[A-Za-z0-9][A-Za-z0-9._~-]*$/.test(name) && !taken.has(name.toLowerCase())
}
