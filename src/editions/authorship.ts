/** Whether readers may be told who made a commit and how it was described: what it says may be of everything that it changed. */
import type { Entry } from '../model/entry.ts'
import type { Handbook } from '../model/handbook.ts'
import { asOf } from '../model/making.ts'
import type { Withholding } from '../sources/withholding.ts'
import type { Documents, Revision } from './documents.ts'
import { isText } from './reading.ts'
import type { Visibility } from './visibility.ts'

export interface AuthorshipRequest {
  handbook: Handbook
  documents: Documents
  visibility: Visibility
  withheld: Withholding
}

/** The entries that a revision holds. */
export type EntriesIn = (revision: Revision) => readonly Entry[]

export interface Authorship {
  /** What must be read to tell it of these revisions. */
  neededFor(revisions: readonly Revision[]): Revision[]
  isTold(revision: Revision, entriesIn: EntriesIn): boolean
}

export function authorshipFor({ handbook, documents, visibility, withheld }: AuthorshipRequest): Authorship {
  const { audience, config, now } = handbook
  const known = new Map<string, boolean>()
  const wasSeen = (revision: Revision, entriesIn: EntriesIn) => {
    const entries = entriesIn(revision)
    const until = endOf(revision) ?? now
    return (
      entries.length > 0 &&
      !withheld.isGone(revision) &&
      entries.every((entry) => visibility.isSeenAs(asOf(entry, until), revision.document))
    )
  }
  return {
    neededFor(revisions) {
      if (audience === 'staff' || config.authorship === 'staff') return []
      const commits = new Set(revisions.map(({ commit }) => commit))
      return [...commits].flatMap((commit) => documents.touchedBy(commit)).filter(isText)
    },
    isTold({ commit, subject }, entriesIn) {
      if (subject !== undefined && withheld.isIn(subject)) return false
      if (audience === 'staff') return true
      if (config.authorship === 'staff') return false
      const isPublic =
        known.get(commit) ??
        documents
          .touchedBy(commit)
          .filter(isText)
          .every((each) => wasSeen(each, entriesIn))
      known.set(commit, isPublic)
      return isPublic
    },
  }
}

/** When the next text took its place, or the document was removed; undefined for what is there today. */
function endOf(revision: Revision): string | undefined {
  const { revisions, removedBy } = revision.document
  return revisions[revisions.indexOf(revision) + 1]?.date ?? removedBy?.date
}
