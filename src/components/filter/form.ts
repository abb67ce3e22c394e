/** Filters a list in the browser. The URL follows, the back button undoes, and the count is announced. */
import { type FilterWords, filterText } from '../../words/filter.ts'
import { type AskedFilter, type Choices, formatFilter, type ListFilter, readFilter } from '../../plain/list-filter.ts'

export interface FilteredList {
  words: FilterWords
  /** Number of items, on all pages of the list. */
  count: number
  /** Hides items that don't match; returns the number of those that do. Rejects if only a part of the list could be looked at. */
  narrow(filter: ListFilter): number | Promise<number>
}

/** Milliseconds without typing before the URL is updated and the count announced. */
const pause = 250

export class FilterForm {
  readonly #form: HTMLFormElement
  readonly #list: FilteredList
  readonly #names: readonly string[]
  /** Whether the typed text has a history entry of its own already. */
  #isTyping = false
  #timer: ReturnType<typeof setTimeout> | undefined
  /** Counts requests, so that only the latest result is announced. */
  #turn = 0

  constructor(form: HTMLFormElement, list: FilteredList) {
    this.#form = form
    this.#list = list
    this.#names = Object.keys(list.words.fields)
    const isText = (target: EventTarget | null) => target === findField(form, 'q')
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      this.#choose()
    })
    form.addEventListener('change', ({ target }) => {
      if (isText(target)) this.#isTyping = false
      else this.#choose()
    })
    form.addEventListener('input', ({ target }) => {
      if (isText(target)) this.#type()
    })
    const fold = form.querySelector<HTMLElement>('[data-fold]')
    fold?.addEventListener('click', () => openFields(form, fold.ariaExpanded !== 'true'))
    window.addEventListener('popstate', () => this.#follow())
    if (location.search.length > 1) this.#follow()
  }

  /** Applies the URL's filter. */
  #follow(): void {
    const asked = readFilter(new URLSearchParams(location.search), readChoices(this.#form, this.#names))
    this.#form.reset()
    for (const [name, value] of Object.entries(asked.filter)) findField(this.#form, name).value = value
    this.#stopTyping()
    this.#announce(asked, this.#list.narrow(asked.filter))
  }

  #choose(): void {
    const filter = readForm(this.#form)
    this.#stopTyping()
    if (formatFilter(filter, this.#names) !== location.search) history.pushState(null, '', this.#address(filter))
    this.#announce({ filter, unknown: [] }, this.#list.narrow(filter))
  }

  #type(): void {
    const filter = readForm(this.#form)
    const found = this.#list.narrow(filter)
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => {
      // Typing without a break is one step back.
      history[this.#isTyping ? 'replaceState' : 'pushState'](null, '', this.#address(filter))
      this.#isTyping = true
      this.#announce({ filter, unknown: [] }, found)
    }, pause)
  }

  #stopTyping(): void {
    clearTimeout(this.#timer)
    this.#isTyping = false
  }

  #address(filter: ListFilter): string {
    return location.pathname + formatFilter(filter, this.#names)
  }

  /** A chip for each field that is set, which also says what is set while the fields are folded. */
  #showChips(filter: ListFilter): void {
    const chips = this.#form.querySelector<HTMLElement>('[data-chips]')
    if (!chips) return
    const set = this.#names.filter((name) => filter[name])
    chips.hidden = Object.keys(filter).length === 0
    chips.replaceChildren(
      ...set.map((name) => {
        const field = findField(this.#form, name)
        const shown = field instanceof HTMLSelectElement ? (field.selectedOptions[0]?.text ?? '') : field.value
        return this.#chip(shown, filterText.remove(this.#list.words.fields[name] ?? name, shown), () => (field.value = ''))
      }),
      this.#chip(filterText.clear, undefined, () => this.#form.reset()),
    )
  }

  #chip(shown: string, label: string | undefined, remove: () => void): HTMLButtonElement {
    const chip = document.createElement('button')
    chip.type = 'button'
    chip.className = label ? 'filter-chip' : 'filter-clear'
    chip.textContent = shown
    chip.ariaLabel = label ?? null
    chip.addEventListener('click', () => {
      remove()
      this.#choose()
      // The chip that had the focus is gone.
      findField(this.#form, 'q').focus()
    })
    return chip
  }

  /** Announces the number of items, and values in the URL that are unknown. */
  async #announce({ filter, unknown }: AskedFilter, found: number | Promise<number>): Promise<void> {
    const turn = ++this.#turn
    const { words, count } = this.#list
    this.#showChips(filter)
    const say = (...lines: readonly string[]) => {
      const status = this.#form.querySelector('[role="status"]')
      const ignored = unknown.map(({ name, value }) => filterText.unknown(words.fields[name] ?? name, value))
      if (status && turn === this.#turn) status.textContent = [...lines.slice(0, 1), ...ignored, ...lines.slice(1)].join('\n')
    }
    if (Object.keys(filter).length === 0) {
      say(words.count(count, count))
      return
    }
    const sayCount = (number: number) => say(words.count(number, count), ...(number === 0 ? [words.nothing] : []))
    if (typeof found === 'number') {
      sayCount(found)
      return
    }
    say(filterText.fetching)
    await found.then(sayCount, () => say(filterText.partly))
  }
}

/** URLs may hold a value or its label, in any case: "team", "Team" and "Pro" are the same. */
function readChoices(form: HTMLFormElement, names: readonly string[]): Choices {
  return new Map(
    names.map((name) => {
      const options = [...form.querySelectorAll<HTMLOptionElement>(`[name="${name}"] option:not([value=""])`)]
      const spellings = ({ text: shown, value }: HTMLOptionElement) => [...shown.split(', '), value]
      return [name, new Map(options.flatMap((option) => spellings(option).map((each) => [each.toLowerCase(), option.value])))]
    }),
  )
}

function openFields(form: HTMLFormElement, isOpen: boolean): void {
  const fields = form.querySelector<HTMLElement>('.filter-fields')
  const fold = form.querySelector('[data-fold]')
  if (fields) fields.hidden = !isOpen
  if (fold) fold.ariaExpanded = String(isOpen)
}

function findField(form: HTMLFormElement, name: string): HTMLSelectElement | HTMLInputElement {
  return form.elements.namedItem(name) as HTMLSelectElement | HTMLInputElement
}

function readForm(form: HTMLFormElement): ListFilter {
  return Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value).trim()]).filter(([, value]) => value))
}
