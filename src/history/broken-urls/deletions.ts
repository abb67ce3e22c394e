/** Lists pages deleted since a moment, as these readers knew them. Cached until another page is deleted. */
import { asOf } from '../../graph/reading/making.ts'
import type { CollectionName } from '../../collections/table.ts'
import type { Commit } from '../../sources/git/history.ts'
import type { TreeFile } from '../../sources/git/objects.ts'
import type { Authorship, AuthorshipRequest } from '../revisions/authorship.ts'
import { digestOf, type EditionCache } from '../editions/cache.ts'
import { instantOf } from '../editions/published-handbook.ts'
import type { Document, Revision } from '../revisions/documents.ts'
import type { Edition } from '../editions/edition.ts'
import { isText, type Reader } from '../revisions/reader.ts'

export interface Removal {
  collection: CollectionName
  title: string
  /** Its address below the site's root: in the last edition that shows it, else its own. */
  url: string
  edition?: string | undefined
  /** ISO with offset. */
  date: string
  /** Missing if these readers may not see it. */
  subject?: string
}

export interface DeletionsRequest extends AuthorshipRequest {
  authorship: Authorship
  /** In order of their days. */
  editions: readonly Edition[]
  program: string
  cache: EditionCache
}

export interface Deletions {
  /** Files to read for results that aren't cached. */
  needed: readonly TreeFile[]
  all(reader: Reader): readonly Removal[]
}

export function deletionsFor(request: DeletionsRequest): Deletions {
  const { handbook, documents, editions, authorship, visibility, redactions, program, cache } = request
  const since = Date.parse(editions.at(-1)?.moment ?? '') || 0
  const gone = documents.all.flatMap((document): Gone[] => {
    const last = document.revisions.at(-1)
    const { removedBy } = document
    return last && removedBy && Date.parse(removedBy.date) > since && isText(last) ? [{ document, last, removedBy }] : []
  })
  const { config, audience } = handbook
  const known = gone.map(({ last, removedBy }) => [last.path, last.blob, removedBy])
  const names = editions.map(({ name, commit }) => [name, commit])
  const key = digestOf('removals', program, config, audience, visibility.key, names, known)
  const kept = gone.length > 0 ? cache.get<readonly Removal[]>(key) : []
  return {
    needed: kept
      ? []
      : [
          ...gone.flatMap(({ document, last }) => [
            last,
            ...revisionsIn(editions, document)
              .slice(-1)
              .map(({ revision }) => revision),
          ]),
          ...authorship.neededFor(gone.map(({ last, removedBy }) => removal(last, removedBy))),
        ],
    all(reader) {
      if (kept) return kept
      const found = gone.flatMap(({ document, last, removedBy }): Removal[] => {
        const { entries } = reader.entriesIn(last)
        const [entry] = entries
        if (!entry || entries.length > 1 || redactions.isGone(last) || !visibility.isSeenAs(asOf(entry, removedBy.date), last)) return []
        const { collection, title, url } = entry
        if (url === undefined || handbook.entryIndex.byUrl(url)) return []
        const shown = shownIn(document, request, reader)
        const { date, subject } = removedBy
        const isVisible = authorship.isVisible(removal(last, removedBy), (file) => reader.entriesIn(file).entries)
        const described = isVisible && subject !== undefined ? { subject } : {}
        return [{ collection, title, url: shown?.url ?? url, edition: shown?.edition, date, ...described }]
      })
      cache.set(key, found)
      return found
    },
  }
}

function revisionsIn(editions: readonly Edition[], document: Document): { edition: Edition; revision: Revision }[] {
  return editions.flatMap((edition) => {
    const revision = edition.revisions.get(document)
    return revision ? [{ edition, revision }] : []
  })
}

/** Find its page in the last edition that has it, where its address and audience may differ. */
function shownIn(
  document: Document,
  { editions, visibility, handbook }: DeletionsRequest,
  reader: Reader,
): { edition: string; url: string } | undefined {
  const last = revisionsIn(editions, document).at(-1)
  const [entry] = last ? reader.entriesIn(last.revision).entries : []
  if (!last || entry?.url === undefined) return undefined
  const { edition } = last
  return visibility.isSeen(asOf(entry, instantOf(edition, handbook.now)), edition) ? { edition: edition.name, url: entry.url } : undefined
}

interface Gone {
  document: Document
  last: Revision
  removedBy: Commit
}

/** Return the deleting commit as a revision of the document. */
function removal(last: Revision, { id, author, subject, date }: Commit): Revision {
  return { ...last, commit: id, author, subject, date }
}
