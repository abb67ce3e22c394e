/** One search on a page: what is asked now, and what is shown for it. */
import { searchText as text } from '../../words/search.ts'
import { ask } from '../../answers/search/ask.ts'
import { type Scope, scopeFilter } from '../../plain/search-scope.ts'
import { readQuery } from '../../answers/search/words.ts'
import { readAddress, writeAddress } from './address.ts'
import { type Answering, showReply } from './answer.ts'
import { type Asked, askedIn, askedWith } from './asked.ts'
import { filtersOf } from './facets.ts'
import { type Parts, say, sendScope } from './parts.ts'
import type { SearchSources } from './sources.ts'
import { showStart } from './start.ts'

export interface SearchOptions extends Pick<Answering, 'parts' | 'isPage' | 'own'> {
  sources: SearchSources
}

/** What changes when somebody searches again. */
interface Change extends Partial<Asked> {
  typed?: string
  /** What is meant as it was typed. */
  exact?: string
}

export class Search {
  readonly #options: SearchOptions
  readonly #parts: Parts
  #asked: Asked
  #remarks: readonly string[] = []
  #exact: string | undefined
  /** Of the last search that began; what belongs to an earlier one is not shown. */
  #turn = 0

  constructor(options: SearchOptions) {
    this.#options = options
    this.#parts = options.parts
    this.#asked = { chosen: {}, scope: options.own ?? 'today' }
  }

  async begin(): Promise<void> {
    const { isPage, sources } = this.#options
    if (!isPage) return this.run()
    const query = new URLSearchParams(location.search)
    this.#parts.field.value ||= query.get('q') ?? ''
    try {
      const { remarks, ...asked } = await readAddress(query, sources)
      this.#asked = asked
      this.#remarks = remarks
    } catch {
      return this.#fail()
    }
    return this.run()
  }

  async run(): Promise<void> {
    const { isPage, sources } = this.#options
    const { chosen, scope } = this.#asked
    const typed = readQuery(this.#parts.field.value)
    const turn = ++this.#turn
    const isCurrent = () => turn === this.#turn
    if (isPage) writeAddress(typed, this.#asked)
    sendScope(this.#parts, scope)
    if (typed === '') return this.#start()
    try {
      const library = await sources.library(scope)
      const filters = { ...filtersOf(chosen), ...scopeFilter(scope) }
      const reply = await ask({ text: typed, filters, isExact: this.#exact === typed }, library)
      if (isCurrent()) await showReply(reply, { chosen, scope }, this.#answering(library, isCurrent))
    } catch {
      if (isCurrent()) this.#fail()
    }
  }

  /** A field was set. */
  async choose(name: string, value: string): Promise<void> {
    this.#asked = name === 'edition' ? askedIn(value, this.#asked) : askedWith(name, value, this.#asked)
    this.#remarks = []
    await this.run()
  }

  /** Searches again, from a button: the field has the focus then. */
  #again({ typed, exact, ...asked }: Change): void {
    const { field } = this.#parts
    field.value = exact ?? typed ?? field.value
    this.#exact = exact
    this.#asked = { ...this.#asked, ...asked }
    this.#remarks = []
    field.focus()
    void this.run()
  }

  readonly #searchIn = (scope: Scope): void => this.#again(askedIn(scope, this.#asked))

  #answering(library: Answering['library'], isCurrent: () => boolean): Answering {
    return {
      ...this.#options,
      library,
      remarks: this.#remarks,
      isCurrent,
      searchIn: this.#searchIn,
      searchExactly: (exact) => this.#again({ exact }),
      searchWithoutFilters: () => this.#again({ chosen: {} }),
    }
  }

  #start(): void {
    const { parts, own } = this.#options
    showStart({
      parts,
      own,
      scope: this.#asked.scope,
      remarks: this.#remarks,
      searchIn: this.#searchIn,
      search: (typed) => this.#again({ typed }),
    })
  }

  #fail(): void {
    say(this.#parts, [import.meta.env.DEV ? text.notInDev : text.failed])
  }
}
