/** Finds the editions that have a search result. */
import { withBase } from '../../plain/base.ts'
import { type EditionIndex, editionTargets, isInRanges } from '../editions/edition-index.ts'
import type { Found } from './engine.ts'
import type { Scope } from '../../plain/search-scope.ts'

export interface EditionLocation {
  edition: Scope
  /** URL with the base path. */
  url: string
}

/** The scope with this name; undefined if there's no such edition. */
export function findScope(name: string, { editions }: EditionIndex): Scope | undefined {
  return name === 'today' || name === 'all' || editions.some((edition) => edition.name === name) ? name : undefined
}

/** Where a text occurs: today first, then editions from the newest. */
export function findLocations(found: Pick<Found, 'url' | 'filters'>, index: EditionIndex): EditionLocation[] {
  const { edition, path, anchor } = parseAddress(found.url, index)
  const having = new Set(found.filters['edition'])
  return editionTargets(index, path, edition).flatMap(({ edition: name = 'today', url }) =>
    url !== undefined && having.has(name) ? { edition: name, url: withBase(url, index.base) + anchor } : [],
  )
}

/** Identifies the document of a result across its revisions. */
export function documentKey({ url }: Pick<Found, 'url'>, index: EditionIndex): string {
  const { edition, path, anchor } = parseAddress(url, index)
  const here = edition === undefined ? index.editions.length : index.editions.findIndex(({ name }) => name === edition)
  const document = index.documents.findIndex((addresses) => isInRanges(here, addresses[path]))
  return `${document < 0 ? path : document}${anchor}`
}

/** The same result at another location; its sections have the same anchors there. */
export function relocateResult(found: Found, { url }: EditionLocation): Found {
  const relocated = (address: string) => {
    const anchor = address.indexOf('#')
    return anchor < 0 ? url : withoutAnchor(url) + address.slice(anchor)
  }
  return { ...found, url, sub_results: found.sub_results.map((part) => ({ ...part, url: relocated(part.url) })) }
}

/** A text is indexed under its URL of today, or else that of the newest edition that has it. */
function parseAddress(address: string, { base, editions }: EditionIndex): { edition?: string; path: string; anchor: string } {
  const url = withoutAnchor(address)
  const anchor = address.slice(url.length)
  const path = url.slice(base.replace(/\/+$/, '').length)
  const published = editions.find((edition) => path.startsWith(edition.url))
  return published ? { edition: published.name, path: path.slice(published.url.length - 1), anchor } : { path, anchor }
}

function withoutAnchor(url: string): string {
  return url.split('#')[0] ?? ''
}
