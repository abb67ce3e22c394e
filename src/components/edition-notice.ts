/** On pages of published editions: the link to today's version of the page. */
import { type EditionIndex, todaysUrl } from '../answers/editions/edition-index.ts'
import { withBase } from '../plain/base.ts'
import { editionSwitchText as text } from '../words/edition-switch.ts'

class HandbookClosed extends HTMLElement {
  async connectedCallback(): Promise<void> {
    const link = this.querySelector('a')
    const { index = '', edition = '' } = this.dataset
    const moved = await load(index).catch(() => undefined)
    if (!link || !moved) return
    const path = decodeURI(location.pathname).slice(withBase(`/editions/${edition}`, moved.base).length)
    const url = todaysUrl(moved, path, edition)
    if (url === undefined) this.textContent = ` ${text.gone}`
    else link.href = withBase(url, moved.base)
    delete link.dataset['waiting']
  }
}

async function load(address: string): Promise<EditionIndex> {
  const response = await fetch(address)
  if (!response.ok) throw new Error(`${address} answers ${response.status}.`)
  return response.json()
}

customElements.define('handbook-closed', HandbookClosed)
