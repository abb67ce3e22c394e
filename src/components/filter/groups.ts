/** Filters lists in groups, hides groups without matches, and fetches the other pages of the list when there is something to look for. */
import { type Facts, type ListFilter, createMatcher } from '../../plain/list-filter.ts'
import { fetchGroups } from './other-pages.ts'
import { readOtherPages } from './pages-data.ts'

interface Line {
  element: HTMLElement
  facts: Facts
}

export interface Group {
  lines: readonly Line[]
  part: HTMLElement
  /** Its links in the section's navigation. */
  links: readonly HTMLElement[]
  /** Whether it's from another page of the list: then it's shown only while a filter is on. */
  isForeign: boolean
}

/** Selectors of groups and of their items, and what filters compare in an item. */
export interface Selectors {
  parts: string
  lines: string
  readFacts(line: HTMLElement): Facts
}

export class GroupedList {
  readonly #host: HTMLElement
  readonly #selectors: Selectors
  readonly #isOfOtherPage = new Set<HTMLElement>()
  #groups: readonly Group[]
  #filter: ListFilter = {}
  #hasAll: boolean
  #loading: Promise<void> | undefined

  /** `host` says where the other pages are. */
  constructor(host: HTMLElement, selectors: Selectors) {
    this.#host = host
    this.#selectors = selectors
    this.#hasAll = readOtherPages(host).length === 0
    this.#groups = this.#read()
  }

  get groups(): readonly Group[] {
    return this.#groups
  }

  /** Whether a filter is on. */
  get isNarrow(): boolean {
    return isNarrow(this.#filter)
  }

  /** Hides what doesn't match; returns the visible items. Without a filter, those are the items of this page. */
  narrow(filter: ListFilter): readonly HTMLElement[] | Promise<readonly HTMLElement[]> {
    this.#filter = filter
    const shown = this.#apply()
    return this.#hasAll || !isNarrow(filter) ? shown : this.#narrowAll()
  }

  /** Throws if a page can't be fetched; what this page has is narrowed then. */
  async #narrowAll(): Promise<readonly HTMLElement[]> {
    this.#loading ??= this.#loadAll()
    await this.#loading
    // The filter may be another one by now.
    return this.#apply()
  }

  async #loadAll(): Promise<void> {
    try {
      const insert = await fetchGroups(readOtherPages(this.#host), this.#selectors.parts)
      for (const part of insert(this.#host)) this.#isOfOtherPage.add(part)
      this.#groups = this.#read()
      this.#hasAll = true
    } finally {
      // The next attempt may succeed.
      this.#loading = undefined
    }
  }

  #read(): Group[] {
    const { parts, lines, readFacts } = this.#selectors
    const items = [...document.querySelectorAll<HTMLAnchorElement>('.section-nav li > a[href*="#"]')].map((link) => {
      // With its path, the link would drop the filter.
      if (link.pathname === location.pathname) link.setAttribute('href', link.hash)
      return { id: link.hash.slice(1), item: link.parentElement as HTMLElement }
    })
    return [...document.querySelectorAll<HTMLElement>(parts)].map((part) => ({
      lines: [...part.querySelectorAll<HTMLElement>(lines)].map((element) => ({ element, facts: readFacts(element) })),
      part,
      links: items.flatMap(({ id, item }) => (id === part.id ? item : [])),
      isForeign: this.#isOfOtherPage.has(part),
    }))
  }

  #apply(): HTMLElement[] {
    const isOn = this.isNarrow
    const matches = createMatcher(this.#filter)
    for (const each of document.querySelectorAll<HTMLElement>('[data-pages]')) each.hidden = isOn
    for (const { links } of this.#groups) for (const link of links) link.hidden = true
    return this.#groups.flatMap(({ lines, part, links, isForeign }) => {
      const shown = isForeign && !isOn ? [] : lines.filter(({ facts }) => matches(facts)).map(({ element }) => element)
      const isShown = new Set(shown)
      for (const { element } of lines) element.hidden = !isShown.has(element)
      part.hidden = shown.length === 0
      // Groups that continue on another page share a link.
      if (shown.length > 0) for (const link of links) link.hidden = false
      return shown
    })
  }
}

function isNarrow(filter: ListFilter): boolean {
  return Object.values(filter).some(Boolean)
}
