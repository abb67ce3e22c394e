/** On the page of a missing address: leads on where it is redirected and the host does not know that; else the pages whose addresses are nearest to it. */
import { carryOver, normalizeAddress } from '../plain/address.ts'
import { withBase } from '../plain/base.ts'
import type { Redirect } from '../graph/links/redirect.ts'
import { nearest } from '../problems/nearest.ts'

interface Index {
  base: string
  pages: { url: string; title: string }[]
  redirects: Redirect[]
}

class HandbookNearest extends HTMLElement {
  async connectedCallback(): Promise<void> {
    const response = await fetch(this.dataset['index'] ?? '/handbook.json')
    if (!response.ok) return
    const { base, pages, redirects } = (await response.json()) as Index
    const prefix = base.replace(/\/+$/, '')
    const path = normalizeAddress(location.pathname).slice(prefix.length)
    const moved = redirects.find(({ from }) => from === path || from === `${path}/`)
    if (moved) {
      location.replace(carryOver(withBase(moved.to, base), new URL(location.href)))
      return
    }
    const found = nearestPages(path, pages)
    if (found.length === 0) return
    this.querySelector('ul')?.replaceChildren(
      ...found.map(({ url, title }) => {
        const link = document.createElement('a')
        link.href = prefix + url
        link.textContent = title
        const item = document.createElement('li')
        item.append(link)
        return item
      }),
    )
    this.hidden = false
  }
}

/** By the last part of the address first, then by the whole of it. */
function nearestPages<Page extends { url: string }>(path: string, pages: readonly Page[]): Page[] {
  const last = (url: string) => url.split('/').filter(Boolean).at(-1) ?? ''
  const byName = nearest(
    last(path),
    pages.map(({ url }) => last(url)),
  ).flatMap((name) => pages.filter(({ url }) => last(url) === name))
  const byPath = nearest(
    path,
    pages.map(({ url }) => url),
  ).flatMap((url) => pages.filter((page) => page.url === url))
  return [...new Set([...byName, ...byPath])].slice(0, 5)
}

customElements.define('handbook-nearest', HandbookNearest)
