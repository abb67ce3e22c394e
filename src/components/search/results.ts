/** Results as elements: a link for each page, and links to matching sections below it. */
import { searchText as text } from '../../words/search.ts'
import { smallWords } from '../../words/small-words.ts'
import type { Found } from '../../answers/search/engine.ts'
import { splitExcerpt } from '../../answers/search/excerpt.ts'
import { missingFromPage } from '../../answers/search/missing-words.ts'
import { findTitle } from '../../answers/search/title-match.ts'

const maxParts = 3

/** `words` are highlighted on the opened page. */
export function resultItem(page: Found, words: string): HTMLLIElement {
  const title = findTitle(page.meta)
  const item = element('li')
  item.append(linkTo(page, title, words, page.meta['kind']))
  const missing = missingFromPage(page, words, smallWords.stopWords)
  if (missing.length > 0) item.append(note(text.without(missing)))
  const parts = page.sub_results.filter((part) => part.url.includes('#') && part.url !== page.url).slice(0, maxParts)
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
  const summary = element('span')
  for (const piece of splitExcerpt(excerpt, title)) summary.append(piece.isFound ? element('mark', piece.text) : piece.text)
  link.append(name, summary)
  return link
}

export function button(name: string, act: () => void): HTMLButtonElement {
  const created = element('button', name)
  created.type = 'button'
  created.addEventListener('click', act)
  return created
}

export function element<Name extends keyof HTMLElementTagNameMap>(name: Name, text = ''): HTMLElementTagNameMap[Name] {
  const created = document.createElement(name)
  created.textContent = text
  return created
}
