/** The histories of all current pages. What doesn't change with a build is kept, a result per document. */
import type { Entry } from '../../graph/entry.ts'
import type { Handbook } from '../../graph/handbook.ts'
import { asOf } from '../../graph/reading/making.ts'
import { getValue, putValue } from '../../files/kept-values.ts'
import { type Store, storeKey } from '../../files/store.ts'
import { isBlobOfText, type TreeFile } from '../../sources/git/objects.ts'
import { digestOf, digestLayout } from '../digests.ts'
import type { Layout } from '../../graph/reading/layout.ts'
import type { Authorship } from './authorship.ts'
import { type HistoryRow, listRows, maxRevisions, type Reign } from './document-history.ts'
import type { Document, Documents, Revision } from './documents.ts'
import { type KeptRevisions, nothingKept, rememberFacts, type RevisionReader, type RevisionsContext } from './kept-revisions.ts'
import { digestCommon } from './questions.ts'
import type { Reader } from './reader.ts'
import { createComparison } from './revision-change.ts'
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
  handbook: Handbook
  documents: Documents
  visibility: Visibility
  authorship: Authorship
  /** File layouts throughout the history. */
  layout: Layout
  program: string
  store: Store
}

export interface Histories {
  /** Files to read for what isn't kept. */
  needed: readonly TreeFile[]
  /** Yields between steps. Returns the history of every page that git knows, in page order. */
  all(reader: Reader): Generator<undefined, History[]>
  /** Number of histories made so far that weren't kept as a whole. */
  count(): number
  /** Number of revisions compared so far. */
  compared(): number
}

/** Histories per step. */
const stepSize = 100

interface Page {
  entry: Entry
  context: RevisionsContext
  key: string
  kept: KeptRevisions
  /** Undefined if something isn't kept. */
  rows: readonly HistoryRow[] | undefined
}

export function createHistories(request: HistoriesRequest): Histories {
  const { handbook, documents, authorship, store } = request
  const common = digestOf('history', request.program, digestCommon(handbook), digestLayout(request.layout))
  const pages = handbook.entryIndex.pages.flatMap((entry): Page[] => {
    const document = documents.at(entry.file)
    return document ? [findPage(entry, document, storeKey(common, document.id), request)] : []
  })
  const missing = pages.filter(({ rows }) => rows === undefined)
  const reported = missing.flatMap(({ context }) => context.document.revisions.slice(-maxRevisions))
  let [count, compared] = [0, 0]
  return {
    needed: [...reported, ...authorship.listNeeded(reported)],
    *all(reader) {
      const found: History[] = []
      for (const { entry, context, key, kept, rows } of pages) {
        const { revisions } = context.document
        const omittedCount = Math.max(0, revisions.length - maxRevisions)
        if (rows) {
          found.push({ entry, document: context.document, rows, omittedCount })
          continue
        }
        const facts = rememberFacts(kept, context, readRevisions(context, reader))
        found.push({ entry, document: context.document, rows: listRows(revisions, facts), omittedCount })
        compared += facts.counts.compared
        if (facts.counts.read > 0) putValue(store, key, facts.used)
        if (++count % stepSize === 0) yield
      }
      return found
    },
    count: () => count,
    compared: () => compared,
  }
}

function findPage(entry: Entry, document: Document, key: string, { handbook, visibility, authorship, store }: HistoriesRequest): Page {
  const last = document.revisions.at(-1)
  const isCurrent = last !== undefined && last.path === entry.file && isBlobOfText(last.blob, entry.text)
  const context = { document, handbook, visibility, authorship, current: isCurrent ? entry : undefined }
  const kept = getValue<KeptRevisions>(store, key) ?? nothingKept
  return { entry, context, key, kept, rows: recallRows(kept, context) }
}

/** Lists the rows of a document whose facts are all kept. */
function recallRows(kept: KeptRevisions, context: RevisionsContext): HistoryRow[] | undefined {
  try {
    return listRows(context.document.revisions, rememberFacts(kept, context, nothingRead))
  } catch (error) {
    if (error instanceof NotKept) return undefined
    throw error
  }
}

class NotKept extends Error {}

const refuse = (): never => {
  throw new NotKept('Not kept.')
}

/** Reads nothing, as which files are needed is still to be found out. */
const nothingRead: RevisionReader = { isVisible: refuse, isAuthorVisible: refuse, compare: refuse }

/** Reads texts of the history. */
function readRevisions({ handbook, visibility, authorship, current, document }: RevisionsContext, reader: Reader): RevisionReader {
  const compare = createComparison(handbook)
  const last = document.revisions.at(-1)
  const entriesIn = (revision: Revision) => (current && revision === last ? [current] : reader.entriesIn(revision).entries)
  const entries = new Map<Revision, Entry | undefined>()
  const entryOf = ({ revision, until }: Reign) => {
    const found = entriesIn(revision)
    const entry = entries.get(revision) ?? (found[0] && found.length === 1 ? asOf(found[0], until ?? handbook.now) : undefined)
    entries.set(revision, entry)
    return entry
  }
  return {
    isVisible(reign, note) {
      const entry = entryOf(reign)
      return entry !== undefined && visibility.isVisibleRevision(entry, reign.revision, note)
    },
    isAuthorVisible: (revision) => authorship.isVisible(revision, (file) => reader.entriesIn(file).entries),
    compare(before, after) {
      const entry = entryOf(after)
      if (!entry) throw new Error(`"${after.revision.path}" has no entry to compare.`)
      return compare(before && entryOf(before), entry)
    },
  }
}
