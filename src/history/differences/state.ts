/** A state of the handbook that is compared with another: an edition, or what it says today. */
import type { Root } from 'hast'
import { printTree } from '../../markdown/html-printer.ts'
import type { Entry } from '../../graph/entry.ts'
import type { Handbook } from '../../graph/handbook.ts'
import { resolveLink } from '../../graph/links/links.ts'
import { editionPath, withBase } from '../../graph/paths.ts'
import { shownBy } from '../../graph/files/pictures.ts'
import { type EditionAddresses, addressesOfEdition, editionMark } from '../editions/addresses.ts'
import type { PublishedHandbook } from '../editions/published-handbook.ts'
import type { Document, Documents } from '../revisions/documents.ts'
import { documentAt } from '../editions/edition.ts'
import { requestIn } from '../editions/page.ts'

export interface State {
  /** The name of the edition; undefined for today. */
  name: string | undefined
  handbook: Handbook
  /** Pages of which the text alone could be read. */
  untyped: readonly Entry[]
  /** What all addresses of its pages begin with, the base included. */
  prefix: string
  documentOf(file: string): Document | undefined
  addresses: EditionAddresses
  /** Names what each image and download holds, by path. */
  blobs: ReadonlyMap<string, string>
}

export function stateOfEdition({ edition, handbook, untyped, blobs }: PublishedHandbook): State {
  return {
    name: edition.name,
    handbook,
    untyped,
    prefix: withBase(editionPath(edition.name, ''), handbook.config.base),
    documentOf: (file) => documentAt(edition, file),
    addresses: addressesOfEdition(handbook, blobs),
    blobs,
  }
}

/** `blobs` names what each image of the last commit holds. */
export function stateOfToday(handbook: Handbook, documents: Documents, blobs: ReadonlyMap<string, string>): State {
  return {
    name: undefined,
    handbook,
    untyped: [],
    prefix: withBase('/', handbook.config.base).replace(/\/$/, ''),
    documentOf: documents.at,
    addresses: addressesOfEdition(handbook, blobs),
    blobs,
  }
}

/** What each image and film of an entry holds, by its address as it is written there. */
export function picturesIn({ handbook, blobs }: State, entry: Entry): Map<string, string> {
  return new Map(
    shownBy(entry).flatMap((url): [string, string][] => {
      const target = resolveLink(entry, url, handbook.linkIndex)
      const blob = target.kind === 'asset' ? blobs.get(target.path) : undefined
      return blob === undefined ? [] : [[url, blob]]
    }),
  )
}

/**
 * The text of an entry as a tree, in which a mark stands for the prefix: what leads to the same page of two states says the same.
 * `moved` names the address that a page has in the other state.
 */
export function treeIn({ handbook, addresses }: State, entry: Entry, moved: ReadonlyMap<string, string> = new Map()): Root {
  if (!entry.hasBody) return { type: 'root', children: [] }
  const request = requestIn(entry, handbook, addresses)
  const { link } = request.context
  const context = { ...request.context, link: (url: string) => inOtherState(link(url), moved) }
  return printTree({ ...request, context, withoutAnchors: true })
}

function inOtherState(href: string | undefined, moved: ReadonlyMap<string, string>): string | undefined {
  if (!href?.startsWith(editionMark)) return href
  const [, path = '', rest = ''] = /^.([^?#]*)(.*)$/s.exec(href) ?? []
  return editionMark + (moved.get(path) ?? path) + rest
}
