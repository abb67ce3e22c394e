/**
 * Collects the texts of published editions for the search index, each revision once. Reads the finished pages, which hold only what's
 * visible.
 */
import { compare } from '../../plain/compare.ts'
import { entriesOf } from '../../graph/graph.ts'
import type { Handbook } from '../../graph/handbook.ts'
import { collectionPath, termPath } from '../../graph/paths.ts'
import { titleOfCollection } from '../../graph/sections.ts'
import type { EditionText, EditionTexts } from './edition-texts.ts'
import { type Collection, type CollectionName, collections } from '../../collections/table.ts'
import type { Documents } from '../revisions/documents.ts'
import { findEditionDocument } from './edition.ts'
import type { MadeEdition } from './editions.ts'
import { type PageParts, parsePage, parseTerms } from './page-parts.ts'

export interface SearchTextsRequest {
  made: readonly MadeEdition[]
  documents: Documents
  handbook: Handbook
  /** Return the git blob id of a current file. */
  blobOf(file: string): string | undefined
  /** Return the HTML of a finished page, by its address below the site's root. */
  read(url: string): string
}

/** The key identifies the text: for a page its document and blob, for a term its definition. */
interface TextSource {
  key: string
  edition: string
  /** Below the site's root. */
  url: string
  definition: Collection
  parts(): PageParts
}

export function collectSearchTexts(request: SearchTextsRequest): EditionTexts {
  const today = mapCurrentKeys(request)
  const sources = request.made.flatMap((edition) => [
    ...listPageSources(edition, request),
    ...listListSources(edition, request),
    ...listTermSources(edition, request),
  ])
  const asToday = new Map<string, string[]>()
  const others: EditionText[] = []
  for (const [key, same] of Map.groupBy(sources, (each) => each.key)) {
    const editions = same.map(({ edition }) => edition)
    const url = today.get(key)
    if (url === undefined) others.push(...same.slice(-1).map((newest) => toEditionText(newest, editions)))
    else asToday.set(url, editions)
  }
  return { asToday, others: others.sort((a, b) => compare(a.url, b.url)) }
}

function toEditionText({ url, definition, parts }: TextSource, editions: readonly string[]): EditionText {
  const { title, html, headings } = parts()
  return { url, editions, definition, title, text: { html, headings } }
}

function mapCurrentKeys({ handbook, documents, blobOf }: SearchTextsRequest): Map<string, string> {
  const pages = handbook.entryIndex.pages.flatMap(({ url, file }): [string, string][] =>
    url === undefined ? [] : [[toRevisionKey(documents.at(file)?.id ?? file, blobOf(file)), url]],
  )
  const lists = handbook.config.collections.names.map((name): [string, string] => [toListKey(name), collectionPath(name)])
  const terms = entriesOf(handbook, 'glossary').map(({ id, data }): [string, string] => {
    const { term, definition } = data
    return [toTermKey(id, term, definition), termPath(id)]
  })
  return new Map([
    ...pages,
    ...lists.filter(([, url]) => handbook.linkIndex.otherPages.has(url) && !handbook.entryIndex.byUrl(url)),
    ...terms,
  ])
}

function listPageSources(made: MadeEdition, { read, handbook }: SearchTextsRequest): TextSource[] {
  const { edition } = made
  const blobs = new Map(edition.files.map(({ path, blob }) => [path, blob]))
  return made.pages.pages.flatMap(({ url: path, file }) => {
    const definition = handbook.config.collections.find(path.split('/')[1] ?? '')
    if (file === undefined || !definition) return []
    const url = toEditionAddress(made, path)
    return {
      key: toRevisionKey(findEditionDocument(edition, file)?.id ?? file, blobs.get(file)),
      edition: edition.name,
      url,
      definition,
      parts: () => parsePage(read(url)),
    }
  })
}

/** Of a list, index just its name: its entries are indexed themselves. */
function listListSources(made: MadeEdition, { handbook }: SearchTextsRequest): TextSource[] {
  const { names, of } = handbook.config.collections
  return names
    .filter((name) => made.pages.pages.some(({ url, file }) => file === undefined && url === collectionPath(name)))
    .map((name) => ({
      key: toListKey(name),
      edition: made.edition.name,
      url: toEditionAddress(made, collectionPath(name)),
      definition: of(name),
      parts: () => ({ title: titleOfCollection(of(name)), html: '', headings: [] }),
    }))
}

function listTermSources(made: MadeEdition, { read }: SearchTextsRequest): TextSource[] {
  const page = made.pages.pages.find(({ url }) => url === collectionPath('glossary'))
  if (!page) return []
  return parseTerms(read(toEditionAddress(made, page.url))).map(({ id, definition, ...parts }) => ({
    key: toTermKey(id, parts.title, definition),
    edition: made.edition.name,
    url: toEditionAddress(made, termPath(id)),
    definition: collections.glossary,
    parts: () => parts,
  }))
}

function toEditionAddress({ url }: MadeEdition, path: string): string {
  return url.slice(0, -1) + path
}

function toRevisionKey(document: string, blob = ''): string {
  return `revision ${blob} ${document}`
}

function toListKey(name: CollectionName): string {
  return `list ${name}`
}

function toTermKey(id: string, term: string, definition: string): string {
  return `term ${JSON.stringify([id, term, definition])}`
}
