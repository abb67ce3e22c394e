/** The search element and its events. Loaded on demand. */
import { readQuery } from '../../answers/search/words.ts'
import { adoptStyle } from '../adopt-style.ts'
import { type Parts, findParts } from './parts.ts'
import { keepSearch } from './recent.ts'
import { Search } from './search.ts'
import style from './results.css?inline'
import { readSources } from './sources.ts'

adoptStyle(style)

/** Milliseconds without typing before the search starts. */
const pause = 120

class HandbookSearch extends HTMLElement {
  connectedCallback(): void {
    const parts = findParts(this)
    const { field, facets, results } = parts
    // The search page keeps its query in the URL.
    const isPage = this.dataset['fromAddress'] !== undefined
    const search = new Search({ parts, isPage, own: this.dataset['edition'], sources: readSources(this.dataset) })

    let timer: ReturnType<typeof setTimeout> | undefined
    field.addEventListener('input', () => {
      clearTimeout(timer)
      timer = setTimeout(() => void search.run(), pause)
    })
    this.addEventListener('keydown', (event) => moveFocus(event, parts))
    facets.addEventListener('change', async ({ target }) => {
      const { name, value } = target as HTMLSelectElement
      await search.choose(name, value)
      // The fields have been replaced.
      facets.querySelector<HTMLSelectElement>(`select[name="${name}"]`)?.focus()
    })
    results.addEventListener('click', (event) => {
      if ((event.target as Element).closest('a')) keepSearch(readQuery(field.value))
    })
    if (isPage)
      this.querySelector('form')?.addEventListener('submit', (event) => {
        event.preventDefault()
        keepSearch(readQuery(field.value))
        void search.run()
      })
    else
      field.addEventListener('keydown', (event) => {
        // Enter that ends the composition of a character isn't a search.
        if (event.key !== 'Enter' || event.isComposing) return
        event.preventDefault()
        clearTimeout(timer)
        void openFirst(search, parts)
      })
    void search.begin()
  }
}

/** Arrow keys move between the field, suggestions and results. */
function moveFocus(event: KeyboardEvent, { field, offer, results, more }: Parts): void {
  if ((event.key !== 'ArrowDown' && event.key !== 'ArrowUp') || event.target instanceof HTMLSelectElement) return
  const stops = [field, ...[offer, results, more].flatMap((part) => [...part.querySelectorAll<HTMLElement>('a, button')])]
  const at = stops.indexOf(document.activeElement as HTMLElement)
  const next = stops[at + (event.key === 'ArrowDown' ? 1 : -1)]
  if (!next) return
  event.preventDefault()
  next.focus()
}

/** Opens the first result of the current query, or the search page if there is none. */
async function openFirst(search: Search, { field, results }: Parts): Promise<void> {
  await search.settle()
  const first = results.querySelector<HTMLAnchorElement>('a')
  if (first) first.click()
  else field.form?.requestSubmit()
}

customElements.define('handbook-search', HandbookSearch)
