/** What is offered beside results: the way back to what was typed, recent searches, and where nothing is found, the nearest titles and whom to ask. */
import { searchText as text } from '../../interface/search.ts'
import type { Offer } from '../../model/search/nearby.ts'
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

export function nearestOffer({ pages, ask }: Offer): Node[] {
  const list = element('ul')
  for (const { title, url } of pages) {
    const item = element('li')
    item.append(link(title, url))
    list.append(item)
  }
  return [...(pages.length > 0 ? [element('p', text.nearest), list] : []), ...(ask ? [askLine(ask)] : [])]
}

function askLine(keeper: NonNullable<Offer['ask']>): HTMLElement {
  const line = element('p', `${questionFor(keeper)} `)
  line.append(keeper.url === undefined ? keeper.name : link(keeper.name, keeper.url))
  return line
}

function questionFor(keeper: NonNullable<Offer['ask']>): string {
  if ('is' in keeper) return keeper.is === 'owner' ? text.askOwner : text.askPlace
  return keeper.area === undefined ? text.ask : text.askFor(keeper.area)
}

function link(name: string, url: string): HTMLAnchorElement {
  const made = element('a', name)
  made.href = url
  return made
}
