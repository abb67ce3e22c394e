/** Results as markup: a link for each page, and below it links to the parts that were found. */
import { searchText as text } from '../../words/search.ts'
import { smallWords } from '../../words/search-words.ts'
import type { Found } from '../../answers/search/engine.ts'
import { piecesOf } from '../../answers/search/excerpt.ts'
import { lackedBy } from '../../answers/search/lacking.ts'
import { titleIn } from '../../answers/search/rank.ts'

const mostParts = 3

/** `words` are marked on the page that is opened. */
export function resultItem(page: Found, words: string): HTMLLIElement {
  const title = titleIn(page.meta)
  const item = element('li')
  item.append(linkTo(page, title, words, page.meta['kind']))
  const lacked = lackedBy(page, words, smallWords.stopWords)
  if (lacked.length > 0) item.append(note(text.without(lacked)))
  const parts = page.sub_results.filter((part) => part.url.includes('#') && part.url !== page.url).slice(0, mostParts)
  for (const part of parts) {
    const link = linkTo(part, part.title, words)
    link.classList.add('sub')
    item.append(link)
  }
  return item
}

/** A small line below a result. */
export function note(words: string): HTMLParagraphElement {
  const line = element('p', words)
  line.className = 'search-note'
  return line
}

function linkTo({ url, excerpt }: { url: string; excerpt: string }, title: string, words: string, kind?: string): HTMLAnchorElement {
  const link = element('a')
  const target = new URL(url, location.href)
  target.searchParams.set('highlight', words)
  link.href = target.href
  const name = element('strong', title)
  if (kind !== undefined) name.append(element('small', kind))
  const passage = element('span')
  for (const piece of piecesOf(excerpt, title)) passage.append(piece.isFound ? element('mark', piece.text) : piece.text)
  link.append(name, passage)
  return link
}

export function button(name: string, act: () => void): HTMLButtonElement {
  const made = element('button', name)
  made.type = 'button'
  made.addEventListener('click', act)
  return made
}

export function element<Name extends keyof HTMLElementTagNameMap>(name: Name, text = ''): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name)
  made.textContent = text
  return made
}
