/** Where in the editions stands what the search finds. */
import { withBase } from '../../plain/base.ts'
import { type EditionIndex, editionTargets } from '../editions/switch.ts'
import type { Found } from './engine.ts'
import type { Scope } from '../../plain/search-scope.ts'

export interface Place {
  edition: Scope
  /** Address with the base. */
  url: string
}

/** The scope that an address asks for; undefined if there is no such edition. */
export function scopeNamed(name: string, { editions }: EditionIndex): Scope | undefined {
  return name === 'today' || name === 'all' || editions.some((edition) => edition.name === name) ? name : undefined
}

/** Where a text stands, today first and then from the newest edition that has it. */
export function placesOf(found: Pick<Found, 'url' | 'filters'>, index: EditionIndex): Place[] {
  const { edition, path, anchor } = ownPlace(found.url, index)
  const having = new Set(found.filters['edition'])
  return editionTargets(index, path, edition).flatMap(({ edition: name = 'today', url }) =>
    url !== undefined && having.has(name) ? { edition: name, url: withBase(url, index.base) + anchor } : [],
  )
}

/** Names the document of a text: the same for all of its revisions. */
export function documentOf({ url }: Pick<Found, 'url'>, index: EditionIndex): string {
  const { edition, path, anchor } = ownPlace(url, index)
  const here = edition === undefined ? index.editions.length : index.editions.findIndex(({ name }) => name === edition)
  const place = index.documents.findIndex((addresses) => addresses[path]?.includes(here))
  return `${place < 0 ? path : place}${anchor}`
}

/** The same text as it stands at another place: its parts have the same anchors there. */
export function foundAt(found: Found, { url }: Place): Found {
  const moved = (address: string) => {
    const anchor = address.indexOf('#')
    return anchor < 0 ? url : withoutAnchor(url) + address.slice(anchor)
  }
  return { ...found, url, sub_results: found.sub_results.map((part) => ({ ...part, url: moved(part.url) })) }
}

/** A text has the address at which it stands today, else in the newest edition that has it. */
function ownPlace(address: string, { base, editions }: EditionIndex): { edition?: string; path: string; anchor: string } {
  const url = withoutAnchor(address)
  const anchor = address.slice(url.length)
  const path = url.slice(base.replace(/\/+$/, '').length)
  const closed = editions.find((edition) => path.startsWith(edition.url))
  return closed ? { edition: closed.name, path: path.slice(closed.url.length - 1), anchor } : { path, anchor }
}

function withoutAnchor(url: string): string {
  return url.split('#')[0] ?? ''
}
