/** Compares the revisions of all current pages. Results are cached. */
import type { Entry } from '../../graph/entry.ts'
import type { Handbook } from '../../graph/handbook.ts'
import { isBlobOfText, type TreeFile } from '../../sources/git/objects.ts'
import type { Authorship } from './authorship.ts'
import { digestOf, type EditionCache } from '../editions/cache.ts'
import { type HistoryRow, compareRevisions, maxRevisions, type RowsRequest } from './document-history.ts'
import type { Document, Documents, Revision } from './documents.ts'
import type { Reader } from './reader.ts'
import type { Visibility } from '../audience/visibility.ts'

export interface History {
  entry: Entry
  document: Document
  /** Newest first. */
  rows: readonly HistoryRow[]
  /** Number of older revisions left out. */
  omittedCount: number
}

export interface HistoriesRequest {
  content: string
  handbook: Handbook
  documents: Documents
  visibility: Visibility
  authorship: Authorship
  program: string
  cache: EditionCache
}

export interface Histories {
  /** Files to read for results that aren't cached. */
  needed: readonly TreeFile[]
  /** Yields between steps. Returns the history of every page that git knows, in page order. */
  all(reader: Reader): Generator<undefined, History[]>
  /** Number of histories made so far, without cached ones. */
  count(): number
}

/** Histories per step. */
const stepSize = 100

type CachedRows = Record<string, readonly HistoryRow[]>

export function createHistories(request: HistoriesRequest): Histories {
  const { content, handbook, documents, authorship, visibility, program, cache } = request
  const tracked = handbook.entryIndex.pages.flatMap((entry) => {
    const document = documents.at(entry.file)
    return document ? [{ entry, document }] : []
  })
  const name = digestOf('histories', content, handbook.audience)
  const cached: CachedRows = tracked.length > 0 ? (cache.get<CachedRows>(name) ?? {}) : {}
  const printKey = digestOf(program, listPrintInputs(handbook), visibility.key)
  const pages = tracked.map(({ entry, document }) => ({ entry, document, key: digestOf(printKey, listRevisions(document)) }))
  const missing = pages.filter(({ key }) => cached[key] === undefined)
  // Current texts are parsed already.
  const read = missing.flatMap(({ entry, document }) => {
    const last = document.revisions.at(-1)
    return last && last.path === entry.file && isBlobOfText(last.blob, entry.text) ? [[last, entry] as const] : []
  })
  const known = new Map<Revision, Entry>(read)
  const reported = missing.flatMap(({ document }) => document.revisions.slice(-maxRevisions))
  let count = 0
  return {
    needed: [...reported.filter((revision) => !known.has(revision)), ...authorship.listNeeded(reported)],
    *all(reader) {
      const entriesIn = createEntryReader(reader, known)
      const isAuthorVisible = (revision: Revision) => authorship.isVisible(revision, (file) => reader.entriesIn(file).entries)
      const found: (History & { key: string })[] = []
      for (const { entry, document, key } of pages) {
        const { revisions } = document
        const rows = cached[key] ?? compareRevisions(revisions, { entriesIn, isAuthorVisible, visibility, handbook })
        if (cached[key] === undefined && ++count % stepSize === 0) yield
        found.push({ entry, document, rows, omittedCount: Math.max(0, revisions.length - maxRevisions), key })
      }
      if (count > 0) cache.set<CachedRows>(name, Object.fromEntries(found.map(({ key, rows }) => [key, rows])))
      return found
    },
    count: () => count,
  }
}

function createEntryReader(reader: Reader, known: ReadonlyMap<Revision, Entry>): RowsRequest['entriesIn'] {
  return (revision) => {
    const entry = known.get(revision)
    return entry ? [entry] : reader.entriesIn(revision).entries
  }
}

/** Everything that printed texts depend on: names and addresses of whatever they may link to or mention. */
function listPrintInputs({ config, audience, entries, linkIndex }: Handbook): unknown {
  const named = entries.map(({ collection, id, url, title, data }) => [collection, id, url, title, url === undefined ? data : undefined])
  return [config, audience, named, [...linkIndex.images], linkIndex.assets.size, [...linkIndex.redirects]]
}

function listRevisions({ revisions }: Document): unknown {
  return revisions.map(({ path, blob, commit, date, isCut }) => [path, blob, commit, date, isCut])
}
