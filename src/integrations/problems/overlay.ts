/** In `dev`: shows the problems of the content over the page. Warnings alone don't cover it: a badge opens them. */
import { askForProblems, type DevState, openFailed, openFile, problemsFound } from '../../plain/dev-events.ts'
import { element } from './element.ts'
import { showFreshPage } from './fresh-page.ts'
import { overlayStyles } from './overlay-styles.ts'
import { listPanel, noun, type Tab, tabs } from './panel.ts'
import { nextView, readView, type View, writeView } from './view.ts'

// Vite only recognises it in this form.
const hot = import.meta.hot

class HandbookProblems extends HTMLElement {
  #view: View = readView()
  #state: DevState = { isForStaff: false, problems: [] }
  readonly #dialog = element('dialog', { 'aria-label': 'Problems of the content' })
  readonly #badge = element('div', { class: 'badge' })
  readonly #notice = element('p', { class: 'notice', role: 'status' })

  connectedCallback(): void {
    if (this.shadowRoot) return
    const root = this.attachShadow({ mode: 'open' })
    root.append(element('style', {}, overlayStyles), this.#badge, this.#dialog)
    // Escape, or a click outside it.
    this.#dialog.addEventListener('close', () => this.#setView({ ...this.#view, isOpen: false }))
    this.#dialog.addEventListener('click', ({ target }) => target === this.#dialog && this.#dialog.close())
    hot?.on(problemsFound, (state: DevState) => this.#show(state))
    hot?.on(openFailed, ({ path }: { path: string }) => {
      this.#notice.textContent = `No editor was found for ${path}. Set LAUNCH_EDITOR to the command of yours, and start dev again.`
    })
    hot?.send(askForProblems, { requested: performance.timeOrigin })
  }

  #show(state: DevState): void {
    this.#state = state
    this.#setView(nextView(this.#view, state.problems))
  }

  #setView(view: View): void {
    this.#view = view
    writeView(view)
    this.#drawBadge()
    if (!view.isOpen) {
      this.#dialog.close()
      return
    }
    this.#drawDialog()
    if (!this.#dialog.open) this.#dialog.showModal()
  }

  #drawBadge(): void {
    const { isForStaff, problems } = this.#state
    const counts = tabs.flatMap((tab) => {
      const { length } = problems.filter(({ severity }) => severity === tab)
      return length > 0 ? [noun(tab, length)] : []
    })
    const label = element('span', isForStaff ? { class: 'staff' } : {}, isForStaff ? 'Staff view' : 'Public view')
    const open = element('button', { type: 'button', class: problems.some(({ severity }) => severity === 'error') ? 'error' : 'warning' })
    open.textContent = counts.join(', ')
    open.addEventListener('click', () => this.#setView({ ...this.#view, isOpen: true, isAutomatic: false }))
    this.#badge.replaceChildren(label, ...(counts.length > 0 ? [open] : []))
  }

  #drawDialog(): void {
    const { problems } = this.#state
    const panels = new Map(
      tabs.map((tab) => {
        const open = (index: number) => {
          this.#notice.textContent = ''
          const place = problems.filter(({ severity }) => severity === tab)[index]
          if (place) hot?.send(openFile, { file: place.file, line: place.line, column: place.column })
        }
        return [tab, listPanel(tab, problems, tab === this.#view.tab, open)] as const
      }),
    )
    const buttons = tabs.map((tab) => this.#tabButton(tab))
    const list = element('div', { role: 'tablist', 'aria-label': 'Kinds of problems' }, ...buttons)
    list.addEventListener('keydown', (event) => this.#moveTab(event))
    const close = element('button', { type: 'button', class: 'close', 'aria-label': 'Close' }, '\u00d7')
    close.addEventListener('click', () => this.#dialog.close())
    this.#dialog.replaceChildren(element('header', {}, list, close), this.#notice, ...panels.values())
  }

  #tabButton(tab: Tab): HTMLElement {
    const isChosen = tab === this.#view.tab
    const { length } = this.#state.problems.filter(({ severity }) => severity === tab)
    const name = tab === 'error' ? 'Errors' : 'Warnings'
    const attributes = {
      id: `tab-${tab}`,
      'aria-selected': String(isChosen),
      'aria-controls': `panel-${tab}`,
      tabindex: isChosen ? '0' : '-1',
    }
    const button = element('button', { type: 'button', role: 'tab', ...attributes }, `${name} (${length})`)
    if (isChosen) button.autofocus = true
    button.addEventListener('click', () => this.#choose(tab))
    return button
  }

  #choose(tab: Tab): void {
    this.#setView({ ...this.#view, tab })
    this.#dialog.querySelector<HTMLElement>(`#tab-${tab}`)?.focus()
  }

  /** There are two tabs, so both arrows lead to the other one. */
  #moveTab(event: KeyboardEvent): void {
    const other = this.#view.tab === 'error' ? 'warning' : 'error'
    const wanted = new Map<string, Tab>([
      ['ArrowLeft', other],
      ['ArrowRight', other],
      ['Home', 'error'],
      ['End', 'warning'],
    ]).get(event.key)
    if (!wanted) return
    event.preventDefault()
    this.#choose(wanted)
  }
}

if (hot) {
  customElements.define('handbook-problems', HandbookProblems)
  const overlay = document.createElement('handbook-problems')
  document.body.append(overlay)
  // Vite reloads the page once this is done.
  hot.on('vite:beforeFullReload', () => showFreshPage(overlay))
}
