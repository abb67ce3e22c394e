/** What an edition may be called: its name is a part of addresses and of commands. */

/** Addresses below /editions/ that are none of an edition, and what commands and the search mean by other things. */
const taken = new Set(['all', 'compare', 'today', 'worktree', 'head'])

export const editionNameRule =
  'Begin with a letter or a digit; then letters, digits, "-", ".", "_" and "~" may follow. "all", "compare", "today", "worktree" and "HEAD" mean something else.'

export function isEditionName(name: string): boolean {
  return /^[A-Za-z0-9][A-Za-z0-9._~-]*$/.test(name) && !taken.has(name.toLowerCase())
}
