/** `editions.json`: which pages each edition has, for the edition switcher and the 404 page. */
import type { EditionIndex } from '../../answers/editions/edition-index.ts'
import type { Document } from '../revisions/documents.ts'
import { documentAt, type Edition } from './edition.ts'

export interface TodaysPage {
  url: string
  /** Path of its file, missing for lists. */
  file?: string
}

export function editionIndex(
  editions: readonly { edition: Edition; pages: readonly TodaysPage[]; url: string }[],
  today: { pages: readonly TodaysPage[]; documentOf(file: string): Document | undefined },
  base: string,
): EditionIndex {
  const documents = new Map<Document | string, Record<string, number[]>>()
  const note = (document: Document | string, url: string, place: number) => {
    const addresses = documents.get(document) ?? {}
    addresses[url] = [...(addresses[url] ?? []), place]
    documents.set(document, addresses)
  }
  editions.forEach(({ edition, pages }, place) => {
    for (const { url, file } of pages) note((file !== undefined && documentAt(edition, file)) || url, url, place)
  })
  for (const { url, file } of today.pages) note((file !== undefined && today.documentOf(file)) || url, url, editions.length)
  return {
    format: 1,
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
