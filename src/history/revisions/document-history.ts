/** Compares the revisions of one page. What's reported depends on the readers. */
import type { Root } from 'hast'
import { compareDocument, printMeaning } from '../differences/change-section.ts'
import { type ChangeSize, measureChange } from '../differences/block-diff.ts'
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
  /** From 1, oldest first. Never changes. */
  number: number
  /** ISO with offset. */
  date: string
  /** Missing if these readers may not see it. */
  author?: string
  subject?: string
  /** Previous address, if it changed. */
  from?: string | undefined
  kind: 'first' | 'meaning' | 'text' | 'move' | 'unseen' | 'untold' | 'cut'
  size: ChangeSize
  /** HTML of changes in meaning, or ''. */
  meaning: string
  /** HTML of text differences, or ''. */
  diff: string
}

/** Revisions of a page to read and compare. Older ones are left to git. */
export const maxRevisions = 100

/** Limit on characters of text in a revision's differences. */
const maxDiffCharacters = 10_000

export interface RowsRequest {
  entriesIn(revision: Revision): readonly Entry[]
  /** Whether readers may see a revision's author and subject. */
  isAuthorVisible(revision: Revision): boolean
  visibility: Visibility
  handbook: Handbook
}

/** Newest first. What these readers couldn't see then, they don't see now. */
export function compareRevisions(
  revisions: readonly Revision[],
  { entriesIn, isAuthorVisible, visibility, handbook }: RowsRequest,
): HistoryRow[] {
  const first = Math.max(0, revisions.length - maxRevisions)
  const treeOf = memoizeTrees(handbook)
  let last: Entry | undefined
  return revisions
    .slice(first)
    .flatMap((revision, index): HistoryRow[] => {
      const position = first + index
      const entry = findVisibleEntry(revision, revisions[position + 1]?.date ?? handbook.now, entriesIn, visibility)
      if (!entry) return []
      const { author, subject, date, isCut } = revision
      // A shallow clone has a start per branch, so the same text may start twice.
      if (isCut && last) return []
      const row = compareWithPrevious(last, entry, { handbook, treeOf })
      last = entry
      const number = position + 1
      if (isCut) return [{ ...row, number, date, kind: 'cut', size: { added: 0, removed: 0 } }]
      return [{ ...row, number, date, ...(isAuthorVisible(revision) && { author, ...(subject !== undefined && { subject }) }) }]
    })
    .reverse()
}

/** Return the entry if it was published before the next text replaced it. */
function findVisibleEntry(
  revision: Revision,
  until: string,
  entriesIn: RowsRequest['entriesIn'],
  visibility: Visibility,
): Entry | undefined {
  const found = entriesIn(revision)
  const entry = found[0] && found.length === 1 ? asOf(found[0], until) : undefined
  return entry && visibility.isVisibleRevision(entry, revision) ? entry : undefined
}

type RowContent = Pick<HistoryRow, 'from' | 'kind' | 'size' | 'meaning' | 'diff'>

function compareWithPrevious(before: Entry | undefined, entry: Entry, { handbook, treeOf }: RowContext): RowContent {
  if (!before) return { kind: 'first', size: { added: countWords(entry), removed: 0 }, meaning: '', diff: '' }
  const toVersion = (each: Entry) => ({ entry: visibleEntry(each, handbook.entryIndex, handbook.audience), handbook })
  const change = before.text === entry.text ? undefined : compareDocument(toVersion(before), toVersion(entry), { treeOf })
  const isRenamed = before.url !== entry.url && before.url !== undefined
  const meaning = printMeaning(change)
  return {
    ...(isRenamed && { from: before.url }),
    kind: meaning !== '' ? 'meaning' : change ? 'text' : before.isTyped !== entry.isTyped ? 'untold' : isRenamed ? 'move' : 'unseen',
    size: measureChange(change?.text?.blocks ?? []),
    meaning,
    diff: change?.text ? printDiff(change.text.blocks, { below: 3, maxCharacters: maxDiffCharacters }) : '',
  }
}

interface RowContext {
  handbook: Handbook
  treeOf(version: Version): Root
}

/** Memoize trees, as each revision is compared with the previous and the next. */
function memoizeTrees(handbook: Handbook): RowContext['treeOf'] {
  const trees = new WeakMap<Entry, Root>()
  return ({ entry }) => {
    const tree = trees.get(entry) ?? printEntryAsTree(entry, handbook)
    trees.set(entry, tree)
    return tree
  }
}

function countWords(entry: Entry): number {
  return bodyOf(entry).match(/[\p{L}\p{N}]+/gu)?.length ?? 0
}
