/** Suggestions if nothing is found: similar titles, and someone to ask. Loaded only then. */
import { searchText as text } from '../../words/search.ts'
import type { NearbySuggestion } from '../../answers/search/nearby.ts'
import { element } from './results.ts'

export function nearbyItems({ pages, ask }: NearbySuggestion): Node[] {
  const list = element('ul')
  for (const { title, url } of pages) {
    const item = element('li')
    item.append(link(title, url))
    list.append(item)
  }
  return [...(pages.length > 0 ? [element('p', text.nearest), list] : []), ...(ask ? [askLine(ask)] : [])]
}

function askLine(contact: NonNullable<NearbySuggestion['ask']>): HTMLElement {
  const line = element('p', `${contactPrompt(contact)} `)
  line.append(contact.url === undefined ? contact.name : link(contact.name, contact.url))
  return line
}

function contactPrompt(contact: NonNullable<NearbySuggestion['ask']>): string {
  if ('is' in contact) return contact.is === 'owner' ? text.askOwner : text.askPlace
  return contact.area === undefined ? text.ask : text.askFor(contact.area)
}

function link(name: string, url: string): HTMLAnchorElement {
  const made = element('a', name)
  made.href = url
  return made
}
