/** `editions.json`: which pages each edition has, for the edition switcher and the 404 page. */
import { type EditionIndex, type EditionRanges, extendRanges } from '../../answers/editions/edition-index.ts'
import type { Document } from '../revisions/documents.ts'
import { findEditionDocument, type Edition } from './edition.ts'

export interface IndexedPage {
  url: string
  /** Path of its file, missing for lists. */
  file?: string
}

export function createEditionIndex(
  editions: readonly { edition: Edition; pages: readonly IndexedPage[]; url: string }[],
  today: { pages: readonly IndexedPage[]; documentOf(file: string): Document | undefined },
  base: string,
): EditionIndex {
  const documents = new Map<Document | string, Record<string, EditionRanges>>()
  const addPage = (document: Document | string, url: string, index: number) => {
    const addresses = documents.get(document) ?? {}
    addresses[url] = extendRanges(addresses[url] ?? [], index)
    documents.set(document, addresses)
  }
  editions.forEach(({ edition, pages }, index) => {
    for (const { url, file } of pages) addPage((file !== undefined && findEditionDocument(edition, file)) || url, url, index)
  })
  for (const { url, file } of today.pages) addPage((file !== undefined && today.documentOf(file)) || url, url, editions.length)
  return {
    format: 2,
    base,
    editions: editions.map(({ edition, url }) => ({
      name: edition.name,
      date: edition.date,
      ...(edition.note !== undefined && { note: edition.note }),
      url,
    })),
    documents: [...documents.values()],
  }
}
