/** On the page of a missing address: the editions in which it existed, and where its page is today. */
import { editionSwitchText as text } from '../words/editions.ts'
import { normalizeAddress } from '../plain/address.ts'
import { type EditionIndex, type EditionTarget, editionsWith, editionTargets } from '../answers/editions/switch.ts'

class HandbookExisted extends HTMLElement {
  async connectedCallback(): Promise<void> {
    const response = await fetch(this.dataset['index'] ?? '/editions.json')
    if (!response.ok) return
    const index = (await response.json()) as EditionIndex
    const prefix = index.base.replace(/\/+$/, '')
    const path = normalizeAddress(location.pathname).slice(prefix.length)
    // What is asked for may be a page that an edition lacks.
    const [, edition, page] = /^\/editions\/([^/]+)(\/.*)$/.exec(path) ?? []
    const found = targetsOf(index, page !== undefined && index.editions.some(({ name }) => name === edition) ? page : path)
    if (found.length === 0) return
    this.querySelector('ul')?.replaceChildren(
      ...found.map(({ edition: name, url }) => {
        const link = document.createElement('a')
        link.href = prefix + url
        link.textContent = name ?? text.today
        const item = document.createElement('li')
        item.append(link)
        return item
      }),
    )
    this.hidden = false
  }
}

/** The editions that had the address, and today's page of the same document if there is one. */
function targetsOf(index: EditionIndex, path: string): EditionTarget[] {
  const editions = editionsWith(index, path)
  const today = editions[0] && editionTargets(index, path, editions[0].edition)[0]
  return [...(today?.url === undefined ? [] : [today]), ...editions]
}

customElements.define('handbook-existed', HandbookExisted)
