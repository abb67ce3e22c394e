/** The element of the search: what is typed and pressed in it. Loaded when somebody searches. */
import { readQuery } from '../../answers/search/words.ts'
import { openFirst, walk } from './keyboard.ts'
import { partsOf } from './parts.ts'
import { keepSearch } from './recent.ts'
import { Search } from './search.ts'
import { sourcesOf } from './sources.ts'

/** Milliseconds without a key after which the search begins. */
const pause = 120

class HandbookSearch extends HTMLElement {
  connectedCallback(): void {
    const parts = partsOf(this)
    const { field, facets, results } = parts
    // Whether the search is the one of the address.
    const isPage = this.dataset['fromAddress'] !== undefined
    const search = new Search({ parts, isPage, own: this.dataset['edition'], sources: sourcesOf(this.dataset) })

    let timer: ReturnType<typeof setTimeout> | undefined
    field.addEventListener('input', () => {
      clearTimeout(timer)
      timer = setTimeout(() => void search.run(), pause)
    })
    this.addEventListener('keydown', (event) => walk(event, parts))
    facets.addEventListener('change', async ({ target }) => {
      const { name, value } = target as HTMLSelectElement
      await search.choose(name, value)
      // The fields are other ones now.
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
    else field.addEventListener('keydown', (event) => openFirst(event, parts))
    void search.begin()
  }
}

customElements.define('handbook-search', HandbookSearch)
