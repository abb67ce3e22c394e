/** Shows the matrix of another release or day, by URL or form, from data loaded on demand. */
import { matrixText as text } from '../../words/matrix.ts'
import type { MatrixData } from '../../answers/matrix/data.ts'
import { type Matrix, findMatrix, selectFeatures } from '../../answers/matrix/matrix.ts'
import { completeSelect } from '../complete-select.ts'
import { asOf, matrixHtml } from './matrix.ts'

class HandbookMatrix extends HTMLElement {
  #data: Promise<MatrixData> | undefined
  /** Number of the latest request, so that a slow answer can't replace a newer one. */
  #asked = 0

  connectedCallback(): void {
    const form = this.querySelector('form')
    if (!form) return
    const { release, day } = this.#fields(form)
    const follow = () => void this.#show(form, new URLSearchParams(location.search).get('on') ?? '')
    form.addEventListener('submit', (event) => event.preventDefault())
    form.addEventListener('change', ({ target }) => {
      const on = target === day ? (day?.value ?? '') : (release?.value ?? '')
      history.pushState(null, '', on === '' ? location.pathname : `?${new URLSearchParams({ on })}`)
      void this.#show(form, on)
    })
    // Older releases are in the data alone.
    form.addEventListener('focusin', () => void this.#load().catch(() => undefined), { once: true })
    window.addEventListener('popstate', follow)
    if (new URLSearchParams(location.search).has('on')) follow()
  }

  async #show(form: HTMLFormElement, asked: string): Promise<void> {
    const table = this.querySelector('[data-matrix]')
    const status = this.querySelector('[role="status"]')
    if (!table || !status) return
    const request = ++this.#asked
    try {
      const matrix = findMatrix(asked, this.#ofPage(await this.#load()))
      if (request !== this.#asked) return
      const chosen = [...table.querySelectorAll('[role="tab"]')].findIndex((tab) => tab.ariaSelected === 'true')
      table.innerHTML = matrixHtml(matrix)
      // The offering that the reader looks at stays in view.
      if (chosen > 0) table.querySelectorAll<HTMLElement>('[role="tab"]')[chosen]?.click()
      status.textContent = matrix.unknown === undefined ? asOf(matrix) : text.unknown(matrix.unknown)
      this.#fill(form, matrix)
    } catch {
      status.textContent = text.failed
    }
  }

  /** Loads the data once; after a failure, again. */
  async #load(): Promise<MatrixData> {
    this.#data ??= load(this.dataset['source'] ?? '')
    try {
      const data = await this.#data
      const select = this.querySelector('select')
      const versions = data.releases.map(([version]) => version).toReversed()
      if (select) completeSelect(select, versions, (version) => version)
      return data
    } catch (error) {
      this.#data = undefined
      throw error
    }
  }

  /** Of a list in pages, the features of this one. */
  #ofPage(data: MatrixData): MatrixData {
    const ids = this.dataset['features']?.split(' ')
    return ids ? selectFeatures(data, ({ id }) => ids.includes(id)) : data
  }

  #fill(form: HTMLFormElement, { on, version }: Matrix): void {
    const { release, day } = this.#fields(form)
    if (release) release.value = version ?? ''
    if (day) day.value = on
  }

  #fields(form: HTMLFormElement) {
    return { release: form.querySelector('select'), day: form.querySelector('input') }
  }
}

async function load(address: string): Promise<MatrixData> {
  const response = await fetch(address)
  if (!response.ok) throw new Error(`${address} answers ${response.status}.`)
  return (await response.json()) as MatrixData
}

customElements.define('handbook-matrix', HandbookMatrix)
