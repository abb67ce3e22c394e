/** The search: its field, what narrows the results, and the results as they come. Loaded when somebody searches. */
import { searchText as text } from '../../interface/search.ts'
import { ask, type Reply } from '../../model/search/ask.ts'
import type { Found, Hit } from '../../model/search/engine.ts'
import { facetNames } from '../../model/search/facets.ts'
import { editionsPart, type Scope, scopeFilter, scopeNamed } from '../../model/search/scope.ts'
import { offerFor } from '../../model/search/nearby.ts'
import { readQuery } from '../../model/search/words.ts'
import { type Chosen, countsFor, facetFields, filtersOf, readChosen } from './facets.ts'
import { type ItemMaker, itemMaker, loadEditions, scopeButtons, scopeField } from './editions.ts'
import { loadLibrary, type SiteLibrary } from './library.ts'
import { forgetSearches, keepSearch, recentSearches } from './recent.ts'
import { button, element } from './results.ts'

/** So many results are shown together. */
const page = 12
/** Milliseconds without a key after which the search begins. */
const pause = 120

/** What all results of a search have in common. */
interface Shown {
  query: string
  turn: number
  itemOf: ItemMaker
}

class HandbookSearch extends HTMLElement {
  #chosen: Chosen = {}
  #scope: Scope = this.#own ?? 'today'
  #remarks: string[] = []
  /** Of the last search that began; what belongs to an earlier one is not shown. */
  #turn = 0
  #timer: ReturnType<typeof setTimeout> | undefined
  #exact: string | undefined

  connectedCallback(): void {
    const { field } = this
    field.addEventListener('input', () => {
      clearTimeout(this.#timer)
      this.#timer = setTimeout(() => void this.search(), pause)
    })
    field.addEventListener('keydown', (event) => this.#enter(event))
    this.#part('facets').addEventListener('change', (event) => this.#choose(event.target as HTMLSelectElement))
    this.addEventListener('keydown', (event) => this.#move(event))
    this.addEventListener('click', (event) => {
      if ((event.target as Element).closest('.search-results a')) keepSearch(readQuery(field.value))
    })
    this.querySelector('form')?.addEventListener('submit', (event) => {
      if (!this.#isPage) return
      event.preventDefault()
      keepSearch(readQuery(field.value))
      void this.search()
    })
    void this.#begin()
  }

  get field(): HTMLInputElement {
    return this.querySelector('input') as HTMLInputElement
  }

  /** Whether the search is the one of the address. */
  get #isPage(): boolean {
    return this.dataset['fromAddress'] !== undefined
  }

  /** The closed edition that is read. */
  get #own(): Scope | undefined {
    return this.dataset['edition']
  }

  #part(name: 'status' | 'scope' | 'facets' | 'offer' | 'results'): HTMLElement {
    return this.querySelector(`.search-${name}`) as HTMLElement
  }

  #library(): Promise<SiteLibrary> {
    return loadLibrary(new URL(this.dataset['bundle'] ?? '/pagefind/', location.href).href, this.#scope === 'today' ? '' : editionsPart)
  }

  async #begin(): Promise<void> {
    if (this.#isPage) {
      const query = new URLSearchParams(location.search)
      this.field.value ||= query.get('q') ?? ''
      try {
        await this.#readScope(query.get('edition'))
        if (facetNames.some((name) => query.has(name))) {
          const { chosen, unknown } = readChosen(query, await (await this.#library()).engine.filters())
          this.#chosen = chosen
          this.#remarks.push(...unknown)
        }
      } catch {
        this.#say(this.#failure)
        return
      }
    }
    await this.search()
  }

  async #readScope(name: string | null): Promise<void> {
    if (!name) return
    const index = await loadEditions(this.dataset['editions'])
    const scope = index && scopeNamed(name, index)
    if (scope === undefined) this.#remarks.push(text.unknownEdition(name.slice(0, 60)))
    this.#scope = scope ?? 'today'
  }

  async search(): Promise<void> {
    const typed = readQuery(this.field.value)
    const turn = ++this.#turn
    if (this.#isPage) this.#writeAddress(typed)
    if (typed === '') {
      this.#clear()
      this.#say(text.looksIn(this.#scope), ...this.#remarks)
      this.#offerScopes()
      this.#offerRecent()
      return
    }
    try {
      const library = await this.#library()
      const reply = await ask(
        { text: typed, filters: { ...filtersOf(this.#chosen), ...scopeFilter(this.#scope) }, isExact: this.#exact === typed },
        library,
      )
      if (turn !== this.#turn) return
      await this.#show(reply, library, turn)
    } catch {
      if (turn === this.#turn) this.#say(this.#failure)
    }
  }

  get #failure(): string {
    return import.meta.env.DEV ? text.notInDev : text.failed
  }

  async #show(reply: Reply, library: SiteLibrary, turn: number): Promise<void> {
    const { query, insteadOf, answer, first, rest } = reply
    const scope = this.#scope
    const index = scope === 'today' ? undefined : await loadEditions(this.dataset['editions'])
    if (turn !== this.#turn) return
    const itemOf = itemMaker(scope, index)
    const count = answer.results.length
    this.#clear()
    const isNarrow = count === 0 && answer.unfilteredResultCount > 0 && Object.keys(this.#chosen).length > 0
    const found = count > 0 ? (scope === 'all' ? text.foundTexts : text.found)(count) : isNarrow ? text.noneWithFilters : text.none(query)
    this.#say(...(insteadOf === undefined ? [] : [text.insteadOf(query, insteadOf)]), text.within(scope), found, ...this.#remarks)
    if (insteadOf !== undefined) this.#offerExactly(insteadOf)
    // On the page of the search, a field says the same.
    if (!this.#isPage) this.#offerScopes()
    this.#addItems(first, itemOf, query)
    if (count === 0 && !isNarrow && scope === 'today') await this.#offerNearest(query, library, turn)
    await this.#append(rest, page - first.length, { query, turn, itemOf })
    await library.engine.filters()
    const fields = facetFields(await countsFor(query, this.#chosen, scopeFilter(scope), library.engine), this.#chosen)
    const editions = this.#isPage || this.#own !== undefined ? await loadEditions(this.dataset['editions']) : undefined
    if (turn === this.#turn) this.#part('facets').replaceChildren(...(editions ? [scopeField(scope, editions)] : []), ...fields)
  }

  /** Adds the next results, and a button for those after them. */
  async #append(hits: readonly Hit[], count: number, shown: Shown): Promise<void> {
    const pages = await Promise.all(hits.slice(0, count).map((hit) => hit.data()))
    if (shown.turn !== this.#turn) return
    this.#addItems(pages, shown.itemOf, shown.query)
    this.querySelector('.search-more')?.remove()
    const rest = hits.slice(count)
    if (rest.length === 0) return
    const more = button(text.more, async () => {
      await this.#append(rest, page, shown)
    })
    more.classList.add('search-more')
    this.#part('results').after(more)
  }

  #addItems(pages: readonly Found[], itemOf: ItemMaker, query: string): void {
    this.#part('results').append(...pages.flatMap((each) => itemOf(each, query) ?? []))
  }

  #clear(): void {
    for (const name of ['results', 'offer', 'scope'] as const) this.#part(name).replaceChildren()
    this.querySelector('.search-more')?.remove()
  }

  #say(...sentences: string[]): void {
    this.#part('status').textContent = sentences.filter(Boolean).join(' ')
  }

  #offerExactly(typed: string): void {
    this.#part('offer').append(
      button(text.exactly(typed), () => {
        this.#exact = typed
        this.field.value = typed
        this.field.focus()
        void this.search()
      }),
    )
  }

  #offerScopes(): void {
    const choose = (scope: Scope) => {
      this.#setScope(scope)
      this.field.focus()
      void this.search()
    }
    this.#part('scope').append(...scopeButtons(this.#scope, this.#own, choose))
  }

  /** What else was chosen is not known of old texts. */
  #setScope(scope: Scope): void {
    const { kind } = this.#chosen
    this.#chosen = kind === undefined ? {} : { kind }
    this.#scope = scope
    this.#remarks = []
    const sent = this.querySelector<HTMLInputElement>('form [name="edition"]')
    if (sent) sent.value = scope
  }

  #offerRecent(): void {
    const searches = recentSearches()
    if (searches.length === 0) return
    const repeat = (query: string) =>
      button(query, () => {
        this.field.value = query
        this.field.focus()
        void this.search()
      })
    const forget = button(text.forget, () => {
      forgetSearches()
      this.#clear()
      this.field.focus()
    })
    this.#part('offer').append(element('p', text.recent), ...searches.map(repeat), forget)
  }

  async #offerNearest(query: string, library: SiteLibrary, turn: number): Promise<void> {
    const { pages, ask: keeper } = offerFor(query, await library.nearby())
    if (turn !== this.#turn || pages.length === 0) return
    const list = element('ul')
    for (const { title, url } of pages) list.append(inItem(link(title, url)))
    this.#part('offer').append(element('p', text.nearest), list)
    if (!keeper) return
    const line = element('p', `${keeper.area === undefined ? text.ask : text.askFor(keeper.area)} `)
    line.append(keeper.url === undefined ? keeper.name : link(keeper.name, keeper.url))
    this.#part('offer').append(line)
  }

  #choose({ name, value }: HTMLSelectElement): void {
    if (name === 'edition') this.#setScope(value)
    else {
      const { [name as keyof Chosen]: _, ...others } = this.#chosen
      this.#chosen = value === '' ? others : { ...others, [name]: value }
      this.#remarks = []
    }
    void this.search().then(() => this.querySelector<HTMLSelectElement>(`select[name="${name}"]`)?.focus())
  }

  #writeAddress(query: string): void {
    const values = new URLSearchParams({
      ...(query !== '' && { q: query }),
      ...(this.#scope !== 'today' && { edition: this.#scope }),
      ...this.#chosen,
    })
    history.replaceState(null, '', values.size > 0 ? `?${values}` : location.pathname)
  }

  /** In the dialog, Enter opens the first result; its button leads to all of them. */
  #enter(event: KeyboardEvent): void {
    const first = this.querySelector<HTMLAnchorElement>('.search-results a')
    if (event.key !== 'Enter' || this.#isPage || !first) return
    event.preventDefault()
    first.click()
  }

  /** Arrows walk through field and results. */
  #move(event: KeyboardEvent): void {
    if ((event.key !== 'ArrowDown' && event.key !== 'ArrowUp') || event.target instanceof HTMLSelectElement) return
    const stops = [this.field, ...this.querySelectorAll<HTMLElement>('.search-offer :is(a, button), .search-results a, .search-more')]
    const at = stops.indexOf(document.activeElement as HTMLInputElement)
    const next = stops[at + (event.key === 'ArrowDown' ? 1 : -1)]
    if (!next) return
    event.preventDefault()
    next.focus()
  }
}

function link(name: string, url: string): HTMLAnchorElement {
  const made = element('a', name)
  made.href = url
  return made
}

function inItem(content: HTMLElement): HTMLLIElement {
  const item = element('li')
  item.append(content)
  return item
}

customElements.define('handbook-search', HandbookSearch)
