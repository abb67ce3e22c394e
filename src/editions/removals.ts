/** Pages that are gone since a moment, as the readers knew them: found once, and kept as long as no other goes. */
import type { CollectionName } from '../schemas/collections.ts'
import type { Commit } from '../sources/git/history.ts'
import type { TreeFile } from '../sources/git/objects.ts'
import { type AuthorshipRequest, authorshipFor } from './authorship.ts'
import { digestOf, type EditionCache } from './cache.ts'
import type { Document, Revision } from './documents.ts'
import type { Edition } from './edition.ts'
import { isText, type Reader } from './reading.ts'

export interface Removal {
  collection: CollectionName
  title: string
  /** Where it was, below the site's root, and the last edition that has it. */
  url: string
  edition?: string | undefined
  /** ISO with offset. */
  date: string
  /** Missing where these readers may not be told. */
  subject?: string
}

export interface RemovalsRequest extends AuthorshipRequest {
  /** By their days. */
  editions: readonly Edition[]
  program: string
  cache: EditionCache
}

export interface Removals {
  /** The files that must be read for what was not kept. */
  needed: readonly TreeFile[]
  all(reader: Reader): readonly Removal[]
}

export function removalsFor(request: RemovalsRequest): Removals {
  const { handbook, documents, editions, visibility, withheld, program, cache } = request
  const since = Date.parse(editions.at(-1)?.moment ?? '') || 0
  const gone = documents.all.flatMap((document): Gone[] => {
    const last = document.revisions.at(-1)
    const { removedBy } = document
    return last && removedBy && Date.parse(removedBy.date) > since && isText(last) ? [{ document, last, removedBy }] : []
  })
  const { config, audience } = handbook
  const known = gone.map(({ last, removedBy }) => [last.path, last.blob, removedBy])
  const names = editions.map(({ name, commit }) => [name, commit])
  const key = digestOf('removals', program, config, audience, visibility.hiddenToday, names, known)
  const kept = gone.length > 0 ? cache.get<readonly Removal[]>(key) : []
  const authorship = authorshipFor(request)
  return {
    needed: kept
      ? []
      : [...gone.map(({ last }) => last), ...authorship.neededFor(gone.map(({ last, removedBy }) => removal(last, removedBy)))],
    all(reader) {
      if (kept) return kept
      const found = gone.flatMap(({ document, last, removedBy }): Removal[] => {
        const { entries } = reader.entriesIn(last)
        const [entry] = entries
        if (!entry || entries.length > 1 || withheld.isGone(last) || !visibility.isSeenAs(entry, document)) return []
        const { collection, title, url } = entry
        if (url === undefined || handbook.catalogue.byUrl(url)) return []
        const edition = editions.findLast(({ revisions }) => revisions.has(document))?.name
        const { date, subject } = removedBy
        const isTold = authorship.isTold(removal(last, removedBy), (revision) => reader.entriesIn(revision).entries)
        return [{ collection, title, url, edition, date, ...(isTold && { subject }) }]
      })
      cache.set(key, found)
      return found
    },
  }
}

interface Gone {
  document: Document
  last: Revision
  removedBy: Commit
}

/** The commit that removed a document, as one of its revisions. */
function removal(last: Revision, { id, author, subject, date }: Commit): Revision {
  return { ...last, commit: id, author, subject, date }
}
