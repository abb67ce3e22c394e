/** A state of the handbook to compare: an edition, or today's. */
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
  /** Name of the edition, undefined for today. */
  name: string | undefined
  handbook: Handbook
  /** Pages of which only the text could be read. */
  untyped: readonly Entry[]
  /** Prefix of all its page addresses, including the base. */
  prefix: string
  documentOf(file: string): Document | undefined
  addresses: EditionAddresses
  /** Blob of each image and download, by path. */
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

/** `blobs` holds the images as of HEAD. */
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

/** Return the blob of each image and video in an entry, by address as written. */
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
 * Print the text of an entry as a tree, with a mark for the prefix, so that links to the same page are equal in both states. `moved` maps
 * old addresses to those of the other state.
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
