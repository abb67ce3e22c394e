/** Lists pages deleted since a moment, as these readers knew them. Cached until another page is deleted. */
import { asOf } from '../../graph/reading/making.ts'
import type { Layout } from '../../graph/reading/layout.ts'
import type { CollectionName } from '../../collections/table.ts'
import type { Commit } from '../../sources/git/history.ts'
import type { TreeFile } from '../../sources/git/objects.ts'
import type { Authorship, AuthorshipRequest } from '../revisions/authorship.ts'
import { getValue, putValue } from '../../files/kept-values.ts'
import type { Store } from '../../files/store.ts'
import { digestOf, digestLayout } from '../digests.ts'
import { findEditionInstant } from '../editions/published-handbook.ts'
import type { Document, Revision } from '../revisions/documents.ts'
import type { Edition } from '../editions/edition.ts'
import { isText, type Reader } from '../revisions/reader.ts'

export interface DeletedPage {
  collection: CollectionName
  title: string
  /** Its address below the site's root: in the last edition that shows it, else its own. */
  url: string
  edition?: string | undefined
  /** ISO with offset. */
  date: string
  /** Missing if these readers may not see it. */
  note?: string
}

export interface DeletionsRequest extends AuthorshipRequest {
  authorship: Authorship
  /** In order of their days. */
  editions: readonly Edition[]
  /** File layouts throughout the history. */
  layout: Layout
  program: string
  store: Store
}

export interface Deletions {
  /** Files to read for results that aren't cached. */
  needed: readonly TreeFile[]
  all(reader: Reader): readonly DeletedPage[]
}

export function createDeletions(request: DeletionsRequest): Deletions {
  const { handbook, documents, editions, authorship, visibility, redactions, layout, program, store } = request
  const since = Date.parse(editions.at(-1)?.moment ?? '') || 0
  const deletions = documents.all.flatMap((document): Deletion[] => {
    const last = document.revisions.at(-1)
    const { removedBy } = document
    return last && removedBy && Date.parse(removedBy.date) > since && isText(last) ? [{ document, last, removedBy }] : []
  })
  const { config, audience } = handbook
  const known = deletions.map(({ last, removedBy }) => [last.path, last.blob, removedBy])
  const names = editions.map((edition) => [edition.name, edition.commit, findEditionInstant(edition, handbook.now)])
  const authors = deletions.map(({ last, removedBy }) => authorship.keyOf(toRevision(last, removedBy)))
  const key = digestOf('removals', program, config, audience, visibility.key, digestLayout(layout), names, known, authors)
  const cached = deletions.length > 0 ? getValue<readonly FoundPage[]>(store, key) : []
  // A new page may have the address.
  const listDeleted = (found: readonly FoundPage[]) =>
    found.flatMap(({ address, page }) => (handbook.entryIndex.byUrl(address) ? [] : [page]))
  return {
    needed: cached
      ? []
      : [
          ...deletions.flatMap(({ document, last }) => [
            last,
            ...listRevisions(editions, document)
              .slice(-1)
              .map(({ revision }) => revision),
          ]),
          ...authorship.listNeeded(deletions.map(({ last, removedBy }) => toRevision(last, removedBy))),
        ],
    all(reader) {
      if (cached) return listDeleted(cached)
      const found = deletions.flatMap(({ document, last, removedBy }): FoundPage[] => {
        const { entries } = reader.entriesIn(last)
        const [entry] = entries
        if (!entry || entries.length > 1 || redactions.isRedacted(last) || !visibility.isVisibleRevision(asOf(entry, removedBy.date), last))
          return []
        const { collection, title, url } = entry
        if (url === undefined) return []
        const shown = findLastShown(document, request, reader)
        const { date, note } = removedBy
        const isVisible = authorship.isVisible(toRevision(last, removedBy), (file) => reader.entriesIn(file).entries)
        const described = isVisible && note !== undefined ? { note } : {}
        const page = { collection, title, url: shown?.url ?? url, edition: shown?.edition, date, ...described }
        return [{ address: url, page }]
      })
      putValue(store, key, found)
      return listDeleted(found)
    },
  }
}

/** A deleted page with its last address. */
interface FoundPage {
  address: string
  page: DeletedPage
}

function listRevisions(editions: readonly Edition[], document: Document): { edition: Edition; revision: Revision }[] {
  return editions.flatMap((edition) => {
    const revision = edition.revisions.get(document)
    return revision ? [{ edition, revision }] : []
  })
}

/** Find its page in the last edition that has it, where its address and audience may differ. */
function findLastShown(
  document: Document,
  { editions, visibility, handbook }: DeletionsRequest,
  reader: Reader,
): { edition: string; url: string } | undefined {
  const last = listRevisions(editions, document).at(-1)
  const [entry] = last ? reader.entriesIn(last.revision).entries : []
  if (!last || entry?.url === undefined) return undefined
  const { edition } = last
  return visibility.isVisibleInEdition(asOf(entry, findEditionInstant(edition, handbook.now)), edition)
    ? { edition: edition.name, url: entry.url }
    : undefined
}

interface Deletion {
  document: Document
  last: Revision
  removedBy: Commit
}

/** Return the deleting commit as a revision of the document. */
function toRevision(last: Revision, { id, author, note, date }: Commit): Revision {
  return { ...last, commit: id, author, note, date }
}
