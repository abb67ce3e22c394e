/** Buttons to search elsewhere, on pages of a published edition. */
import { searchText as text } from '../../words/search.ts'
import type { Scope } from '../../plain/search-scope.ts'
import { button } from './results.ts'

/** `own` is the page's edition. */
export function scopeButtons(scope: Scope, own: Scope | undefined, choose: (scope: Scope) => void): HTMLButtonElement[] {
  const others = [...new Set([...(own === undefined ? [] : [own]), 'all', 'today'])].filter((each) => each !== scope)
  return own === undefined && scope === 'today' ? [] : others.map((each) => button(text.searchIn(each), () => choose(each)))
}
