/** A form that narrows a list in the browser: the address follows, the back button undoes, and what is left is said. */
import { type FilterWords, filterText } from '../../words/filter.ts'
import { type AskedFilter, type Choices, formatFilter, type ListFilter, readFilter } from '../../plain/list-filter.ts'

export interface FilteredList {
  words: FilterWords
  /** How many members it has. */
  count: number
  /** Hides what does not match; returns how many members do. */
  narrow(filter: ListFilter): number
}

/** So long nothing is typed before the address follows and the count is announced, in milliseconds. */
const pause = 250

export class FilterForm {
  readonly #form: HTMLFormElement
  readonly #list: FilteredList
  readonly #names: readonly string[]
  /** Whether the text that is typed has a step of its own in the history. */
  #isTyping = false
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(form: HTMLFormElement, list: FilteredList) {
    this.#form = form
    this.#list = list
    this.#names = Object.keys(list.words.fields)
    const isText = (target: EventTarget | null) => target === fieldOf(form, 'q')
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
    form.querySelector('[data-clear]')?.addEventListener('click', () => {
      form.reset()
      this.#choose()
      fieldOf(form, 'q').focus()
    })
    window.addEventListener('popstate', () => this.#follow())
    if (location.search.length > 1) this.#follow()
  }

  /** Does what the address asks for. */
  #follow(): void {
    const asked = readFilter(new URLSearchParams(location.search), choicesOf(this.#form, this.#names))
    this.#form.reset()
    for (const [name, value] of Object.entries(asked.filter)) fieldOf(this.#form, name).value = value
    this.#stopTyping()
    this.#say(asked, this.#list.narrow(asked.filter))
  }

  #choose(): void {
    const filter = chosenIn(this.#form)
    this.#stopTyping()
    if (formatFilter(filter, this.#names) !== location.search) history.pushState(null, '', this.#address(filter))
    this.#say({ filter, unknown: [] }, this.#list.narrow(filter))
  }

  #type(): void {
    const filter = chosenIn(this.#form)
    const found = this.#list.narrow(filter)
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => {
      // What is typed in one go is one step back.
      history[this.#isTyping ? 'replaceState' : 'pushState'](null, '', this.#address(filter))
      this.#isTyping = true
      this.#say({ filter, unknown: [] }, found)
    }, pause)
  }

  #stopTyping(): void {
    clearTimeout(this.#timer)
    this.#isTyping = false
  }

  #address(filter: ListFilter): string {
    return location.pathname + formatFilter(filter, this.#names)
  }

  /** Says how many members are shown, and what of the address does not count. */
  #say({ filter, unknown }: AskedFilter, found: number): void {
    const { words, count } = this.#list
    const clear = this.#form.querySelector<HTMLElement>('[data-clear]')
    if (clear) clear.hidden = Object.keys(filter).length === 0
    const status = this.#form.querySelector<HTMLElement>('[role="status"]')
    if (!status) return
    status.textContent = [
      words.count(found, count),
      ...unknown.map(({ name, value }) => filterText.unknown(words.fields[name] ?? name, value)),
      ...(found === 0 ? [words.nothing] : []),
    ].join('\n')
  }
}

/** A value may be written as it is, or as it is shown: "team", "Team" and "Pro" are one. */
function choicesOf(form: HTMLFormElement, names: readonly string[]): Choices {
  return new Map(
    names.map((name) => {
      const options = [...form.querySelectorAll<HTMLOptionElement>(`[name="${name}"] option:not([value=""])`)]
      const spellings = ({ text: shown, value }: HTMLOptionElement) => [...shown.split(', '), value]
      return [name, new Map(options.flatMap((option) => spellings(option).map((each) => [each.toLowerCase(), option.value])))]
    }),
  )
}

function fieldOf(form: HTMLFormElement, name: string): HTMLSelectElement | HTMLInputElement {
  return form.elements.namedItem(name) as HTMLSelectElement | HTMLInputElement
}

function chosenIn(form: HTMLFormElement): ListFilter {
  return Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value).trim()]).filter(([, value]) => value))
}
