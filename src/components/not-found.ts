/** On the 404 page: follows a redirect that the host doesn't know, or else suggests pages with similar URLs and editions that had this one. */
import {
  type EditionIndex,
  type EditionLists,
  type EditionTarget,
  editionsWith,
  editionTargets,
} from '../answers/editions/edition-index.ts'
import type { MissingIndex } from '../answers/editions/missing-index.ts'
import { carryOver, normalizeAddress } from '../plain/address.ts'
import { withBase } from '../plain/base.ts'
import { nearest } from '../problems/nearest.ts'
import { editionSwitchText as text } from '../words/edition-switch.ts'

/** What `handbook.json` has too, for sites without editions. */
type Index = Pick<MissingIndex, 'base' | 'pages' | 'redirects' | 'next'> & Partial<MissingIndex>

/** What the files after the first one have. */
type IndexPart = Omit<Index, 'base'>

/** Two elements ask for the same file. */
const files = new Map<string, Promise<unknown>>()

function load<Content>(address: string | undefined): Promise<Content | undefined> {
  if (address === undefined) return Promise.resolve(undefined)
  const file = files.get(address) ?? fetch(address).then((response) => (response.ok ? response.json() : undefined))
  files.set(address, file)
  return file as Promise<Content | undefined>
}

/** The requested path, below the base. */
function missingPath(base: string): string {
  return normalizeAddress(location.pathname).slice(base.replace(/\/+$/, '').length)
}

/** Shows what it finds. What follows waits until then. */
abstract class Lookup extends HTMLElement {
  connectedCallback(): void {
    void this.look().finally(() => this.removeAttribute('data-late'))
  }

  protected abstract look(): Promise<void>
}

class HandbookNearest extends Lookup {
  protected async look(): Promise<void> {
    const index = await load<Index>(this.dataset['index'])
    if (!index) return
    const { base } = index
    const path = missingPath(base)
    const pages: Index['pages'] = []
    const next = (address: string | undefined) => load<IndexPart>(address === undefined ? undefined : withBase(address, base))
    for (let part: IndexPart | undefined = index; part; part = await next(part.next)) {
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
      found.map(({ url, title }) => ({ href: withBase(url, base), title })),
    )
  }
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

class HandbookExisted extends Lookup {
  protected async look(): Promise<void> {
    const index = await load<MissingIndex>(this.dataset['index'])
    if (!index) return
    const path = missingPath(index.base)
    const [, edition, page] = /^\/editions\/([^/]+)(\/.*)$/.exec(path) ?? []
    // An edition may lack a page that's there today.
    const isInEdition = page !== undefined && index.editions.some(({ name }) => name === edition)
    const editions = isInEdition ? await load<EditionIndex>(this.dataset['editions']) : index
    const found = editions ? findEditions(editions, isInEdition ? page : path) : []
    if (found.length === 0) return
    showLinks(
      this,
      found.map(({ edition: name, url = '' }) => ({ href: withBase(url, index.base), title: name ?? text.today })),
    )
  }
}

/** Today's page of the document, if there is one, and the editions that had this path. */
function findEditions(index: EditionLists, path: string): EditionTarget[] {
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
