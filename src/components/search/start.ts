/** What a search shows while its field is empty: where it looks, and what was searched for lately. */
import { searchText as text } from '../../words/search.ts'
import type { Scope } from '../../plain/search-scope.ts'
import { clear, type Parts, say } from './parts.ts'
import { recentOffer } from './recent-offer.ts'
import { scopeButtons } from './scopes.ts'

export interface Start {
  parts: Parts
  scope: Scope
  /** The closed edition that is read. */
  own: Scope | undefined
  remarks: readonly string[]
  search(typed: string): void
  searchIn(scope: Scope): void
}

export function showStart({ parts, scope, own, remarks, search, searchIn }: Start): void {
  clear(parts)
  parts.facets.replaceChildren()
  say(parts, [text.looksIn(scope), ...remarks])
  parts.scope.append(...scopeButtons(scope, own, searchIn))
  parts.offer.append(...recentOffer(search, () => search('')))
}
