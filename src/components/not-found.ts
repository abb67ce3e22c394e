/** On the 404 page: follows a redirect that the host doesn't know, or else suggests pages with similar URLs and editions that had this one. */
import { type EditionIndex, type EditionTarget, editionsWith, editionTargets } from '../answers/editions/edition-index.ts'
import type { Redirect } from '../graph/links/redirect.ts'
import { carryOver, normalizeAddress } from '../plain/address.ts'
import { withBase } from '../plain/base.ts'
import { nearest } from '../problems/nearest.ts'
import { editionSwitchText as text } from '../words/editions.ts'

interface IndexPart {
  pages: { url: string; title: string }[]
  redirects: Redirect[]
  /** Address of the next part. */
  next?: string
}

interface Index extends IndexPart {
  base: string
}

class HandbookNearest extends HTMLElement {
  async connectedCallback(): Promise<void> {
    const response = await fetch(this.dataset['index'] ?? '/handbook.json')
    if (!response.ok) return
    const { base, ...first } = (await response.json()) as Index
    const prefix = base.replace(/\/+$/, '')
    const path = normalizeAddress(location.pathname).slice(prefix.length)
    const pages: IndexPart['pages'] = []
    for (let part: IndexPart | undefined = first; part; part = await fetchNext(part, base)) {
      const redirect = part.redirects.find(({ from }) => from === path || from === `${path}/`)
      if (redirect) {
        location.replace(carryOver(withBase(redirect.to, base), new URL(location.href)))
        return
      }
      pages.push(...part.pages)
    }
    const found = nearestPages(path, pages)
    if (found.length === 0) return
    showLinks(
      this,
      found.map(({ url, title }) => ({ href: prefix + url, title })),
    )
  }
}

async function fetchNext({ next }: IndexPart, base: string): Promise<IndexPart | undefined> {
  const response = next === undefined ? undefined : await fetch(withBase(next, base))
  return response?.ok ? ((await response.json()) as IndexPart) : undefined
}

/** By the last segment first, then by the whole path. */
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

class HandbookExisted extends HTMLElement {
  async connectedCallback(): Promise<void> {
    const response = await fetch(this.dataset['index'] ?? '/editions.json')
    if (!response.ok) return
    const index = (await response.json()) as EditionIndex
    const prefix = index.base.replace(/\/+$/, '')
    const path = normalizeAddress(location.pathname).slice(prefix.length)
    // An edition may lack the requested page.
    const [, edition, page] = /^\/editions\/([^/]+)(\/.*)$/.exec(path) ?? []
    const found = findEditions(index, page !== undefined && index.editions.some(({ name }) => name === edition) ? page : path)
    if (found.length === 0) return
    showLinks(
      this,
      found.map(({ edition: name, url }) => ({ href: prefix + url, title: name ?? text.today })),
    )
  }
}

/** Today's page of the document, if there is one, and the editions that had this path. */
function findEditions(index: EditionIndex, path: string): EditionTarget[] {
  const editions = editionsWith(index, path)
  const today = editions[0] && editionTargets(index, path, editions[0].edition)[0]
  return [...(today?.url === undefined ? [] : [today]), ...editions]
}

function showLinks(host: HTMLElement, links: readonly { href: string; title: string }[]): void {
  host.querySelector('ul')?.replaceChildren(
    ...links.map(({ href, title }) => {
      const [item, link] = [document.createElement('li'), document.createElement('a')]
      link.href = href
      link.textContent = title
      item.append(link)
      return item
    }),
  )
  host.hidden = false
}

customElements.define('handbook-nearest', HandbookNearest)
customElements.define('handbook-existed', HandbookExisted)
