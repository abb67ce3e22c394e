/** Compares a revision of a page with the one before it. */
import { bodyOf } from '../../graph/entry-diff.ts'
import type { Entry } from '../../graph/entry.ts'
import type { Handbook } from '../../graph/handbook.ts'
import type { Version } from '../../graph/entry-version.ts'
import { visibleEntry } from '../../graph/links/visible-reference.ts'
import { printEntryAsTree } from '../../page/printing.ts'
import { type ChangeSize, measureChange } from '../differences/block-diff.ts'
import { type Block, splitBlocks } from '../differences/blocks.ts'
import { compareDocument, printMeaning } from '../differences/change-section.ts'
import { maxUnchangedOnPages, printDiff } from '../differences/diff-printer.ts'
import { noteQuestions } from './questions.ts'

export interface RevisionChange {
  /** Previous address, if it changed. */
  from?: string | undefined
  kind: 'first' | 'meaning' | 'text' | 'move' | 'unseen' | 'untold' | 'cut'
  size: ChangeSize
  /** HTML of changes in meaning, or ''. */
  meaning: string
  /** HTML of text differences, or ''. */
  diff: string
}

export interface NotedChange {
  change: RevisionChange
  /** What it asked of today's handbook. */
  questions: readonly string[]
}

/** Limit on characters of text in a revision's differences. */
const maxDiffCharacters = 10_000

export type ChangeComparison = (before: Entry | undefined, entry: Entry) => NotedChange

/** Each text is printed once, though it's compared with the previous and the next. */
export function createComparison(handbook: Handbook): ChangeComparison {
  const printed = new WeakMap<Entry, PrintedText>()
  return (before, entry) => {
    if (!before) return { change: { kind: 'first', size: { added: countWords(entry), removed: 0 }, meaning: '', diff: '' }, questions: [] }
    const noted = noteQuestions(handbook)
    const questions = new Set<string>()
    const originals = new Map([before, entry].map((each) => [toVersion(each, noted.handbook), each]))
    const blocksOf = (version: Version) => {
      const original = originals.get(version) ?? version.entry
      const text = printed.get(original) ?? printText(version.entry, handbook)
      printed.set(original, text)
      for (const question of text.questions) questions.add(question)
      return text.blocks
    }
    const [old, now] = [...originals.keys()]
    const change = describeChange(before, entry, before.text === entry.text ? undefined : compareDocument(old, now, { blocksOf }))
    return { change, questions: [...new Set([...questions, ...noted.questions])] }
  }
}

interface PrintedText {
  blocks: readonly Block[]
  questions: ReadonlySet<string>
}

function printText(entry: Entry, handbook: Handbook): PrintedText {
  const noted = noteQuestions(handbook)
  return { blocks: splitBlocks(printEntryAsTree(entry, noted.handbook).children), questions: noted.questions }
}

function toVersion(entry: Entry, handbook: Handbook): Version {
  return { entry: visibleEntry(entry, handbook.entryIndex, handbook.audience), handbook }
}

function describeChange(before: Entry, entry: Entry, change: ReturnType<typeof compareDocument>): RevisionChange {
  const isRenamed = before.url !== entry.url && before.url !== undefined
  const meaning = printMeaning(change)
  return {
    ...(isRenamed && { from: before.url }),
    kind: meaning !== '' ? 'meaning' : change ? 'text' : before.isTyped !== entry.isTyped ? 'untold' : isRenamed ? 'move' : 'unseen',
    size: measureChange(change?.text?.blocks ?? []),
    meaning,
    diff: change?.text
      ? printDiff(change.text.blocks, { below: 3, maxCharacters: maxDiffCharacters, maxUnchanged: maxUnchangedOnPages })
      : '',
  }
}

function countWords(entry: Entry): number {
  return bodyOf(entry).match(/[\p{L}\p{N}]+/gu)?.length ?? 0
}
