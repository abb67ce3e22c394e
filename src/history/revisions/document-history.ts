/** The revisions of one page, each with what changed in it. What is told of them depends on who reads. */
import type { Root } from 'hast'
import { documentChange, printMeaning } from '../differences/change-section.ts'
import { type ChangeSize, sizeOfChange } from '../differences/block-diff.ts'
import { printDiff } from '../differences/diff-printer.ts'
import type { Revision } from './documents.ts'
import type { Visibility } from '../audience/visibility.ts'
import { bodyOf } from '../../graph/entry-diff.ts'
import type { Entry } from '../../graph/entry.ts'
import type { Handbook } from '../../graph/handbook.ts'
import { asOf } from '../../graph/reading/making.ts'
import type { Version } from '../../graph/entry-version.ts'
import { printEntryAsTree } from '../../page/printing.ts'
import { visibleEntry } from '../../graph/links/visible-reference.ts'

export interface HistoryRow {
  /** From 1, the oldest first; stays the same whatever comes. */
  number: number
  /** ISO with offset. */
  date: string
  /** Missing where these readers may not see it. */
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
export const maxRevisions = 100

/** Characters of text that the differences of one revision may have. */
const maxDiffCharacters = 10_000

export interface RowsRequest {
  entriesIn(revision: Revision): readonly Entry[]
  /** Whether readers may see who made a revision, and why. */
  isAuthorVisible(revision: Revision): boolean
  visibility: Visibility
  handbook: Handbook
}

/** Newest first; what these readers could not see then, they do not see now. */
export function historyRows(
  revisions: readonly Revision[],
  { entriesIn, isAuthorVisible, visibility, handbook }: RowsRequest,
): HistoryRow[] {
  const first = Math.max(0, revisions.length - maxRevisions)
  const treeOf = printEachOnce(handbook)
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
      const row = rowOf(last, entry, { handbook, treeOf })
      last = entry
      const number = place + 1
      if (isCut) return [{ ...row, number, date, kind: 'cut', size: { added: 0, removed: 0 } }]
      return [{ ...row, number, date, ...(isAuthorVisible(revision) && { author, ...(subject !== undefined && { subject }) }) }]
    })
    .reverse()
}

/** A text was seen if it was published before the next one took its place. */
function seenEntry(revision: Revision, until: string, entriesIn: RowsRequest['entriesIn'], visibility: Visibility): Entry | undefined {
  const found = entriesIn(revision)
  const entry = found[0] && found.length === 1 ? asOf(found[0], until) : undefined
  return entry && visibility.isSeenAs(entry, revision) ? entry : undefined
}

type Told = Pick<HistoryRow, 'from' | 'kind' | 'size' | 'meaning' | 'diff'>

function rowOf(before: Entry | undefined, entry: Entry, { handbook, treeOf }: RowContext): Told {
  if (!before) return { kind: 'first', size: { added: wordsIn(entry), removed: 0 }, meaning: '', diff: '' }
  const versionOf = (each: Entry) => ({ entry: visibleEntry(each, handbook.entryIndex, handbook.audience), handbook })
  const change = before.text === entry.text ? undefined : documentChange(versionOf(before), versionOf(entry), { treeOf })
  const isMoved = before.url !== entry.url && before.url !== undefined
  const meaning = printMeaning(change)
  return {
    ...(isMoved && { from: before.url }),
    kind: meaning !== '' ? 'meaning' : change ? 'text' : before.isTyped !== entry.isTyped ? 'untold' : isMoved ? 'move' : 'unseen',
    size: sizeOfChange(change?.text?.blocks ?? []),
    meaning,
    diff: change?.text ? printDiff(change.text.blocks, { below: 3, maxCharacters: maxDiffCharacters }) : '',
  }
}

interface RowContext {
  handbook: Handbook
  treeOf(version: Version): Root
}

/** A revision is compared with the one before it and with the one after it. */
function printEachOnce(handbook: Handbook): RowContext['treeOf'] {
  const trees = new WeakMap<Entry, Root>()
  return ({ entry }) => {
    const tree = trees.get(entry) ?? printEntryAsTree(entry, handbook)
    trees.set(entry, tree)
    return tree
  }
}

function wordsIn(entry: Entry): number {
  return bodyOf(entry).match(/[\p{L}\p{N}]+/gu)?.length ?? 0
}
