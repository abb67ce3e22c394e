/** Lists the revisions of one page, each with its changes. What's reported depends on the readers. */
import type { ChangeSize } from '../differences/block-diff.ts'
import type { Revision } from './documents.ts'
import type { RevisionChange } from './revision-change.ts'

export interface HistoryRow extends RevisionChange {
  /** From 1, oldest first. Never changes. */
  number: number
  /** ISO with offset. */
  date: string
  /** Missing if these readers may not see it. */
  author?: string
  /** What its commit says to readers. */
  note?: string
}

/** Revisions of a page to read and compare. Older ones are left to git. */
export const maxRevisions = 100

/** A revision, and when the next one took its place; undefined for the current one. */
export interface Reign {
  revision: Revision
  until: string | undefined
}

/** What's known of the revisions of a document. */
export interface RevisionFacts {
  isVisible(reign: Reign): boolean
  /** Whether readers may see a revision's author and note. */
  isAuthorVisible(revision: Revision): boolean
  /** `before` is the previous revision that readers see. */
  compare(before: Reign | undefined, after: Reign): RevisionChange
}

/** Newest first. What these readers couldn't see then, they don't see now. */
export function listRows(revisions: readonly Revision[], facts: RevisionFacts): HistoryRow[] {
  let last: Reign | undefined
  return listReigns(revisions)
    .flatMap((reign): HistoryRow[] => {
      if (!facts.isVisible(reign)) return []
      const { author, note, date, isCut } = reign.revision
      // A shallow clone has a start per branch, so the same text may start twice.
      if (isCut && last) return []
      const change = facts.compare(last, reign)
      last = reign
      const number = revisions.indexOf(reign.revision) + 1
      if (isCut) return [{ ...change, number, date, kind: 'cut', size: nothing }]
      const isAuthorVisible = facts.isAuthorVisible(reign.revision)
      return [{ ...change, number, date, ...(isAuthorVisible && { author, ...(note !== undefined && { note }) }) }]
    })
    .reverse()
}

const nothing: ChangeSize = { added: 0, removed: 0 }

function listReigns(revisions: readonly Revision[]): Reign[] {
  const first = Math.max(0, revisions.length - maxRevisions)
  return revisions.slice(first).map((revision, index) => ({ revision, until: revisions[first + index + 1]?.date }))
}
