/** The list of the changelog with script: narrowed by the form and the address, with a mark at what is new to this reader. */
import { changelogText as text } from '../../interface/changelog.ts'
import {
  type AskedFilter,
  type ChangeFacts,
  type ChangeFilter,
  type Choices,
  filterNames,
  filterQuery,
  matcherOf,
  readFilter,
  searchable,
} from '../../model/changelog-filter.ts'
import { markNews } from '../news.ts'

interface Line {
  element: HTMLElement
  facts: ChangeFacts
}

interface Group {
  lines: readonly Line[]
  part: HTMLElement
  /** What leads to it in the section. */
  links: readonly HTMLElement[]
}

/** So long nothing is typed before the address follows and the count is announced, in milliseconds. */
const pause = 250

class HandbookChangelog extends HTMLElement {
  #groups: readonly Group[] = []
  #count = 0
  /** Whether the text that is typed has a step of its own in the history. */
  #isTyping = false
  #timer: ReturnType<typeof setTimeout> | undefined

  connectedCallback(): void {
    const form = this.querySelector('form')
    if (!form) return
    this.#groups = readGroups()
    const lines = this.#groups.flatMap((group) => group.lines)
    this.#count = lines.length
    const choices = choicesOf(form)
    const follow = () => {
      const asked = readFilter(new URLSearchParams(location.search), choices)
      form.reset()
      for (const [name, value] of Object.entries(asked.filter)) fieldOf(form, name).value = value
      this.#stopTyping()
      this.#say(form, asked, this.#narrow(asked.filter))
    }
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      this.#choose(form)
    })
    form.addEventListener('change', ({ target }) => {
      if (target === fieldOf(form, 'q')) this.#isTyping = false
      else this.#choose(form)
    })
    form.addEventListener('input', ({ target }) => {
      if (target === fieldOf(form, 'q')) this.#type(form)
    })
    form.querySelector('[data-clear]')?.addEventListener('click', () => {
      form.reset()
      this.#choose(form)
      fieldOf(form, 'q').focus()
    })
    window.addEventListener('popstate', follow)
    if (location.search.length > 1) follow()
    markNews(
      form.querySelector('[data-news]'),
      lines.map(({ element }) => element),
      text,
      '.entry-meta',
    )
  }

  #choose(form: HTMLFormElement): void {
    const filter = chosenIn(form)
    this.#stopTyping()
    if (filterQuery(filter) !== location.search) history.pushState(null, '', addressOf(filter))
    this.#say(form, { filter }, this.#narrow(filter))
  }

  #type(form: HTMLFormElement): void {
    const filter = chosenIn(form)
    const found = this.#narrow(filter)
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => {
      // What is typed in one go is one step back.
      history[this.#isTyping ? 'replaceState' : 'pushState'](null, '', addressOf(filter))
      this.#isTyping = true
      this.#say(form, { filter }, found)
    }, pause)
  }

  #stopTyping(): void {
    clearTimeout(this.#timer)
    this.#isTyping = false
  }

  /** Says how many entries are shown, and what of the address does not count. */
  #say(form: HTMLFormElement, { filter, unknown = [] }: Partial<AskedFilter> & Pick<AskedFilter, 'filter'>, found: number): void {
    const clear = form.querySelector<HTMLElement>('[data-clear]')
    if (clear) clear.hidden = Object.keys(filter).length === 0
    const status = form.querySelector<HTMLElement>('[role="status"]')
    if (!status) return
    status.textContent = [
      text.count(found, this.#count),
      ...unknown.map(({ name, value }) => text.unknown(text.fields[name], value)),
      ...(found === 0 ? [text.nothing] : []),
    ].join('\n')
  }

  /** Hides what does not match; returns how many entries do. */
  #narrow(filter: ChangeFilter): number {
    const matches = matcherOf(filter)
    let found = 0
    for (const { lines, part, links } of this.#groups) {
      let shown = 0
      for (const { element, facts } of lines) {
        const isShown = matches(facts)
        element.hidden = !isShown
        if (isShown) shown++
      }
      for (const element of [part, ...links]) element.hidden = shown === 0
      found += shown
    }
    this.#leadToYears()
    return found
  }

  /** A year leads to the first of its releases that is shown. */
  #leadToYears(): void {
    for (const link of document.querySelectorAll<HTMLAnchorElement>('.jump-row a')) {
      const first = this.#groups.find(({ part }) => !part.hidden && part.dataset['year'] === link.dataset['year'])
      link.hidden = !first
      if (first) link.hash = first.part.id
    }
  }
}

function readGroups(): Group[] {
  const items = [...document.querySelectorAll<HTMLAnchorElement>('.section-nav li > a[href*="#"]')].map((link) => ({
    id: link.hash.slice(1),
    item: link.parentElement as HTMLElement,
  }))
  return [...document.querySelectorAll<HTMLElement>('.change-group')].map((part) => ({
    lines: [...part.querySelectorAll<HTMLElement>('.change-list > li')].map((element) => ({ element, facts: factsOf(element) })),
    part,
    links: items.flatMap(({ id, item }) => (id === part.id ? item : [])),
  }))
}

function factsOf(element: HTMLElement): ChangeFacts {
  const { type = '', tier = '', offering = '', area = '' } = element.dataset
  const year = element.querySelector('time')?.dateTime.slice(0, 4) ?? ''
  return {
    values: { type: [type], tier: tier.split(' '), offering: offering.split(' '), area: area.split(' '), year: [year] },
    text: searchable(element.textContent ?? ''),
  }
}

/** A value may be written as it is, or as it is shown: "team", "Team" and "Pro" are one. */
function choicesOf(form: HTMLFormElement): Choices {
  return new Map(
    filterNames.map((name) => {
      const options = [...form.querySelectorAll<HTMLOptionElement>(`[name="${name}"] option:not([value=""])`)]
      const spellings = ({ text: shown, value }: HTMLOptionElement) => [...shown.split(', '), value]
      return [name, new Map(options.flatMap((option) => spellings(option).map((each) => [each.toLowerCase(), option.value])))]
    }),
  )
}

function fieldOf(form: HTMLFormElement, name: string): HTMLSelectElement | HTMLInputElement {
  return form.elements.namedItem(name) as HTMLSelectElement | HTMLInputElement
}

function chosenIn(form: HTMLFormElement): ChangeFilter {
  return Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value).trim()]).filter(([, value]) => value))
}

function addressOf(filter: ChangeFilter): string {
  return location.pathname + filterQuery(filter)
}

customElements.define('handbook-changelog', HandbookChangelog)
