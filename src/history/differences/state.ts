/** A state of the handbook to compare: an edition, or today's. */
import type { Root } from 'hast'
import { printTree } from '../../markdown/html-printer.ts'
import type { Entry } from '../../graph/entry.ts'
import type { Handbook } from '../../graph/handbook.ts'
import { resolveLink } from '../../graph/links/links.ts'
import { editionPath, withBase } from '../../graph/paths.ts'
import { shownBy } from '../../graph/files/pictures.ts'
import { type EditionAddresses, createEditionAddresses, editionMark } from '../editions/addresses.ts'
import type { PublishedHandbook } from '../editions/published-handbook.ts'
import type { Document, Documents } from '../revisions/documents.ts'
import { findEditionDocument } from '../editions/edition.ts'
import { createPrintRequest } from '../editions/page.ts'

export interface State {
  /** Name of the edition, undefined for today. */
  name: string | undefined
  handbook: Handbook
  /** Pages whose text could be read, but nothing else. */
  untyped: readonly Entry[]
  /** Prefix of all its page addresses, including the base. */
  prefix: string
  documentOf(file: string): Document | undefined
  addresses: EditionAddresses
  /** Blob of each image and download, by path. */
  blobs: ReadonlyMap<string, string>
}

export function createEditionState({ edition, handbook, untyped, blobs }: PublishedHandbook): State {
  return {
    name: edition.name,
    handbook,
    untyped,
    prefix: withBase(editionPath(edition.name, ''), handbook.config.base),
    documentOf: (file) => findEditionDocument(edition, file),
    addresses: createEditionAddresses(handbook, blobs),
    blobs,
  }
}

/** `blobs` holds the images as of HEAD. */
export function createCurrentState(handbook: Handbook, documents: Documents, blobs: ReadonlyMap<string, string>): State {
  return {
    name: undefined,
    handbook,
    untyped: [],
    prefix: withBase('/', handbook.config.base).replace(/\/$/, ''),
    documentOf: documents.at,
    addresses: createEditionAddresses(handbook, blobs),
    blobs,
  }
}

/** Return the blob of each image and video in an entry, by address as written. */
export function listPictures({ handbook, blobs }: State, entry: Entry): Map<string, string> {
  return new Map(
    shownBy(entry).flatMap((url): [string, string][] => {
      const target = resolveLink(entry, url, handbook.linkIndex)
      const blob = target.kind === 'asset' ? blobs.get(target.path) : undefined
      return blob === undefined ? [] : [[url, blob]]
    }),
  )
}

/**
 * Print the text of an entry as a tree, with a mark for the prefix, so that links to the same page are equal in both states. `renamed` maps
 * old addresses to those of the other state.
 */
export function printTreeIn({ handbook, addresses }: State, entry: Entry, renamed: ReadonlyMap<string, string> = new Map()): Root {
  if (!entry.hasBody) return { type: 'root', children: [] }
  const request = createPrintRequest(entry, handbook, addresses)
  const { link } = request.context
  const context = { ...request.context, link: (url: string) => translateLink(link(url), renamed) }
  return printTree({ ...request, context, withoutAnchors: true })
}

function translateLink(href: string | undefined, renamed: ReadonlyMap<string, string>): string | undefined {
  if (!href?.startsWith(editionMark)) return href
  const [, path = '', rest = ''] = /^.([^?#]*)(.*)$/s.exec(href) ?? []
  return editionMark + (renamed.get(path) ?? path) + rest
}
