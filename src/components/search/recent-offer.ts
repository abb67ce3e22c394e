/** What is offered before anything is typed: recent searches. */
import { searchText as text } from '../../words/search.ts'
import { forgetSearches, recentSearches } from './recent.ts'
import { button, element } from './results.ts'

export function recentOffer(repeat: (query: string) => void, forgotten: () => void): Node[] {
  const searches = recentSearches()
  if (searches.length === 0) return []
  const forget = button(text.forget, () => {
    forgetSearches()
    forgotten()
  })
  return [element('p', text.recent), ...searches.map((query) => button(query, () => repeat(query))), forget]
}
