/** On pages of published editions: the link to today's version of the page. */
import { editionSwitchText as text } from '../words/editions.ts'
import { loadTargets } from './edition-targets.ts'

class HandbookClosed extends HTMLElement {
  async connectedCallback(): Promise<void> {
    const link = this.querySelector('a')
    const [today] = await loadTargets(this).catch(() => [])
    if (!link || !today) return
    if (today.url === undefined) this.textContent = ` ${text.gone}`
    else link.href = today.url
    delete link.dataset['waiting']
  }
}

customElements.define('handbook-closed', HandbookClosed)
