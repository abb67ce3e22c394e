/** What the search shows while the field is empty: scope and recent searches. */
import { searchText as text } from '../../words/search.ts'
import type { Scope } from '../../plain/search-scope.ts'
import { clear, type Parts, say } from './parts.ts'
import { forgetSearches, recentSearches } from './recent.ts'
import { button, element } from './results.ts'
import { scopeButtons } from './scopes.ts'

export interface Start {
  parts: Parts
  scope: Scope
  /** The published edition this page belongs to. */
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
  parts.offer.append(...recentItems(search, () => search('')))
}

function recentItems(repeat: (query: string) => void, onForget: () => void): Node[] {
  const searches = recentSearches()
  if (searches.length === 0) return []
  const forget = button(text.forget, () => {
    forgetSearches()
    onForget()
  })
  return [element('p', text.recent), ...searches.map((query) => button(query, () => repeat(query))), forget]
}
