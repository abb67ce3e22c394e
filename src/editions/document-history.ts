/** The revisions of one page, each with what changed in it. What is told of them depends on who reads. */
import { documentChange, printMeaning } from './change-section.ts'
import { type ChangeSize, sizeOfChange } from './block-diff.ts'
import { printDiff } from './diff-printer.ts'
import type { EntriesIn } from './authorship.ts'
import type { Revision } from './documents.ts'
import type { Visibility } from './visibility.ts'
import { bodyOf } from '../model/diff.ts'
import type { Entry } from '../model/entry.ts'
import type { Handbook } from '../model/handbook.ts'
import { asOf } from '../model/making.ts'
import { visibleEntry } from '../model/visible-reference.ts'

export interface HistoryRow {
  /** From 1, the oldest first; stays the same whatever comes. */
  number: number
  /** ISO with offset. */
  date: string
  /** Missing where these readers may not be told. */
  author?: string
  subject?: string
  /** The address before, if the page moved. */
  from?: string | undefined
  kind: 'first' | 'meaning' | 'text' | 'move' | 'unseen' | 'untold' | 'cut'
  size: ChangeSize
  /** HTML of what changed in meaning; empty if nothing did. */
  meaning: string
  /** HTML of the differences of the text; empty if there are none. */
  diff: string
}

/** So many revisions of one page are read and compared; the older ones are left to git. */
export const mostRevisions = 100

/** Characters of text that the differences of one revision may have. */
const room = 10_000

export interface RowsRequest {
  entriesIn: EntriesIn
  /** Whether readers are told who made a revision and why. */
  isAuthorTold(revision: Revision): boolean
  visibility: Visibility
  handbook: Handbook
}

/** Newest first; what these readers could not see then, they do not see now. */
export function historyRows(revisions: readonly Revision[], { entriesIn, isAuthorTold, visibility, handbook }: RowsRequest): HistoryRow[] {
  const first = Math.max(0, revisions.length - mostRevisions)
  let last: Entry | undefined
  return revisions
    .slice(first)
    .flatMap((revision, index): HistoryRow[] => {
      const place = first + index
      const entry = seenEntry(revision, revisions[place + 1]?.date ?? handbook.now, entriesIn, visibility)
      if (!entry) return []
      const { author, subject, date, isCut } = revision
      // Where branches of a shallow clone begin, the same text begins more than once.
      if (isCut && last) return []
      const row = rowOf(last, entry, handbook)
      last = entry
      const number = place + 1
      if (isCut) return [{ ...row, number, date, kind: 'cut', size: { added: 0, removed: 0 } }]
      return [{ ...row, number, date, ...(isAuthorTold(revision) && { author, ...(subject !== undefined && { subject }) }) }]
    })
    .reverse()
}

/** A text was seen if it was published before the next one took its place. */
function seenEntry(revision: Revision, until: string, entriesIn: EntriesIn, visibility: Visibility): Entry | undefined {
  const found = entriesIn(revision)
  const entry = found[0] && found.length === 1 ? asOf(found[0], until) : undefined
  return entry && visibility.isSeenAs(entry, revision.document) ? entry : undefined
}

type Told = Pick<HistoryRow, 'from' | 'kind' | 'size' | 'meaning' | 'diff'>

function rowOf(before: Entry | undefined, entry: Entry, handbook: Handbook): Told {
  if (!before) return { kind: 'first', size: { added: wordsIn(entry), removed: 0 }, meaning: '', diff: '' }
  const versionOf = (each: Entry) => ({ entry: visibleEntry(each, handbook.catalogue, handbook.audience), handbook })
  const change = before.text === entry.text ? undefined : documentChange(versionOf(before), versionOf(entry))
  const isMoved = before.url !== entry.url && before.url !== undefined
  const meaning = printMeaning(change)
  return {
    ...(isMoved && { from: before.url }),
    kind: meaning !== '' ? 'meaning' : change ? 'text' : before.isTyped !== entry.isTyped ? 'untold' : isMoved ? 'move' : 'unseen',
    size: sizeOfChange(change?.text?.blocks ?? []),
    meaning,
    diff: change?.text ? printDiff(change.text.blocks, { below: 3, room }) : '',
  }
}

function wordsIn(entry: Entry): number {
  return bodyOf(entry).match(/[\p{L}\p{N}]+/gu)?.length ?? 0
}
