/** Turns the parts of `<Tabs>` into a tab list. Without JavaScript they're stacked. */
let count = 0

class HandbookTabs extends HTMLElement {
  #tabs: HTMLButtonElement[] = []
  #panels: HTMLElement[] = []

  connectedCallback(): void {
    if (this.#tabs.length > 0) return
    this.#panels = [...this.children].filter((child): child is HTMLElement => child.matches('.tab'))
    if (this.#panels.length < 2) return
    const group = ++count
    this.#tabs = this.#panels.map((panel, index) => makeTab(panel, `_tabs-${group}-${index + 1}`))
    const list = document.createElement('div')
    list.className = 'tab-list'
    list.setAttribute('role', 'tablist')
    list.append(...this.#tabs)
    list.addEventListener('click', ({ target }) => {
      const button = target instanceof Element ? target.closest('button') : null
      if (button) this.#select(this.#tabs.indexOf(button))
    })
    list.addEventListener('keydown', (event) => this.#move(event))
    this.prepend(list)
    this.classList.add('tabs-ready')
    for (const [index, panel] of this.#panels.entries()) panel.addEventListener('beforematch', () => this.#select(index))
    addEventListener('hashchange', () => this.#showTarget())
    this.#select(0)
    this.#showTarget()
  }

  #select(chosen: number): void {
    if (chosen < 0) return
    for (const [index, tab] of this.#tabs.entries()) {
      const isChosen = index === chosen
      tab.setAttribute('aria-selected', String(isChosen))
      tab.tabIndex = isChosen ? 0 : -1
      // Find-in-page can reveal `until-found` content.
      if (isChosen) this.#panels[index]?.removeAttribute('hidden')
      else this.#panels[index]?.setAttribute('hidden', 'until-found')
    }
  }

  /** Arrow keys move through the tabs and wrap around. */
  #move(event: KeyboardEvent): void {
    const at = this.#tabs.indexOf(document.activeElement as HTMLButtonElement)
    const forward = getComputedStyle(this).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight'
    const backward = forward === 'ArrowRight' ? 'ArrowLeft' : 'ArrowRight'
    const steps: Record<string, number> = { [forward]: at + 1, [backward]: at - 1, Home: 0, End: this.#tabs.length - 1 }
    const wanted = steps[event.key]
    if (at < 0 || wanted === undefined) return
    event.preventDefault()
    const next = (wanted + this.#tabs.length) % this.#tabs.length
    this.#select(next)
    this.#tabs[next]?.focus()
  }

  /** A link to a heading inside a tab opens the tab. */
  #showTarget(): void {
    const target = location.hash.length > 1 ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null
    const index = this.#panels.findIndex((panel) => panel.contains(target))
    if (!target || index < 0) return
    this.#select(index)
    target.scrollIntoView()
  }
}

function makeTab(panel: HTMLElement, id: string): HTMLButtonElement {
  const title = panel.querySelector<HTMLElement>(':scope > .tab-title')
  const tab = document.createElement('button')
  tab.type = 'button'
  tab.id = id
  tab.textContent = title?.textContent ?? ''
  tab.setAttribute('role', 'tab')
  panel.id ||= `${id}-panel`
  tab.setAttribute('aria-controls', panel.id)
  panel.setAttribute('role', 'tabpanel')
  panel.setAttribute('aria-labelledby', id)
  panel.tabIndex = 0
  return tab
}

customElements.define('handbook-tabs', HandbookTabs)

export {}
