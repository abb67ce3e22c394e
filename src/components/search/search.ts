/** A search on a page: its state and what it shows. */
import { programCall } from '../../plain/command.ts'
import { searchText as text } from '../../words/search.ts'
import { ask } from '../../answers/search/ask.ts'
import { type Scope, scopeFilter } from '../../plain/search-scope.ts'
import { readQuery } from '../../answers/search/words.ts'
import { readAddress, writeAddress } from './address.ts'
import { type ReplyContext, showReply } from './reply.ts'
import { type SearchSettings, withScope, withField } from './options.ts'
import { toFilters } from './facets.ts'
import { type Parts, say, setScope } from './parts.ts'
import type { SearchSources } from './sources.ts'
import { showStart } from './start.ts'

export interface SearchOptions extends Pick<ReplyContext, 'parts' | 'isPage' | 'own'> {
  sources: SearchSources
}

/** A new search from a button. */
interface Change extends Partial<SearchSettings> {
  typed?: string
  /** Text to search for exactly. */
  exact?: string
}

export class Search {
  readonly #options: SearchOptions
  readonly #parts: Parts
  #asked: SearchSettings
  #remarks: readonly string[] = []
  #exact: string | undefined
  /** Number of the latest search, so that earlier ones show nothing. */
  #turn = 0
  /** The query of the latest search. */
  #query: string | undefined
  #running: Promise<void> = Promise.resolve()

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

  run(): Promise<void> {
    this.#query = readQuery(this.#parts.field.value)
    this.#running = this.#run(this.#query)
    return this.#running
  }

  /** Resolves once the results match the field's current text, however fast it was typed. */
  async settle(): Promise<void> {
    while (this.#query !== readQuery(this.#parts.field.value)) await this.run()
    await this.#running
  }

  async #run(typed: string): Promise<void> {
    const { isPage, sources } = this.#options
    const { chosen, scope } = this.#asked
    const turn = ++this.#turn
    const isCurrent = () => turn === this.#turn
    if (isPage) writeAddress(typed, this.#asked)
    setScope(this.#parts, scope)
    if (typed === '') return this.#start()
    try {
      const library = await sources.library(scope)
      const filters = { ...toFilters(chosen), ...scopeFilter(scope) }
      const reply = await ask({ text: typed, filters, isExact: this.#exact === typed }, library)
      if (isCurrent()) await showReply(reply, { chosen, scope }, this.#answering(library, isCurrent))
    } catch {
      if (isCurrent()) this.#fail()
    }
  }

  /** Handles a changed field. */
  async choose(name: string, value: string): Promise<void> {
    this.#asked = name === 'edition' ? withScope(value, this.#asked) : withField(name, value, this.#asked)
    this.#remarks = []
    await this.run()
  }

  /** Searches again from a button; moves the focus to the field. */
  #again({ typed, exact, ...asked }: Change): void {
    const { field } = this.#parts
    field.value = exact ?? typed ?? field.value
    this.#exact = exact
    this.#asked = { ...this.#asked, ...asked }
    this.#remarks = []
    field.focus()
    void this.run()
  }

  readonly #searchIn = (scope: Scope): void => this.#again(withScope(scope, this.#asked))

  #answering(library: ReplyContext['library'], isCurrent: () => boolean): ReplyContext {
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
    say(this.#parts, [import.meta.env.DEV ? text.notInDev(`${programCall} build`) : text.failed])
  }
}
