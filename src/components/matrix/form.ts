/** Shows the matrix of another release or day, by URL or form, from data loaded on demand. */
import { matrixText as text } from '../../words/matrix.ts'
import type { MatrixData } from '../../answers/matrix/data.ts'
import { type Matrix, findMatrix } from '../../answers/matrix/matrix.ts'
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
    window.addEventListener('popstate', follow)
    if (new URLSearchParams(location.search).has('on')) follow()
  }

  async #show(form: HTMLFormElement, asked: string): Promise<void> {
    const table = this.querySelector('[data-matrix]')
    const status = this.querySelector('[role="status"]')
    if (!table || !status) return
    const request = ++this.#asked
    try {
      this.#data ??= load(this.dataset['source'] ?? '')
      const matrix = findMatrix(asked, await this.#data)
      if (request !== this.#asked) return
      table.innerHTML = matrixHtml(matrix)
      status.textContent = matrix.unknown === undefined ? asOf(matrix) : text.unknown(matrix.unknown)
      this.#fill(form, matrix)
    } catch {
      this.#data = undefined
      status.textContent = text.failed
    }
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
