/** Prints all changes in one document, meaning first: values, binding sentences, then text. */
import type { Element, ElementContent } from 'hast'
import { toHtml } from 'hast-util-to-html'
import { h } from 'hastscript'
import { differencesText as text } from '../../words/differences.ts'
import type { Version } from '../../graph/entry-version.ts'
import { compareFacts } from './fact-changes.ts'
import type { FactChange } from '../../plain/line-changes.ts'
import { printDiff } from './diff-printer.ts'
import type { SentenceChange } from './obligations.ts'
import { printLabel } from './printed-blocks.ts'
import { printRuns } from './printed-words.ts'
import { diffTexts, type TextChange, type TextOptions } from './text-changes.ts'

export interface DocumentChange {
  facts: readonly FactChange[]
  /** Undefined if the text is unchanged. */
  text: TextChange | undefined
}

export interface SectionOptions {
  /** Level of the heading above. */
  below: number
  /** More lines about the meaning, for instance how a strategy changed. */
  lines?: readonly string[]
  /** Limit on characters of text, and of the markup of its meaning. */
  maxCharacters?: number
  /** Limit on characters of unchanged text in one fold. */
  maxUnchanged?: number
}

/**
 * Return undefined if readers see no difference. A new or deleted entry has just one version, and its whole text counts as added or
 * removed.
 */
export function compareDocument(
  before: Version | undefined,
  after: Version | undefined,
  options?: TextOptions,
): DocumentChange | undefined {
  // Of an untyped entry only the text is known.
  const facts = before?.entry.isTyped && after?.entry.isTyped ? compareFacts(before, after) : []
  const changed = diffTexts(before, after, options)
  return facts.length > 0 || changed ? { facts, text: changed } : undefined
}

/** Returns HTML. Pages with it need `styles/components/difference.css`. */
export function printDocumentChange(change: DocumentChange, { below, lines = [], maxCharacters, maxUnchanged }: SectionOptions): string {
  const level = Math.min(6, below + 1)
  const meaning = printMeaningItems(change, lines)
  const heading = (words: string) => h(`h${level}`, { class: 'difference-part' }, words)
  const first = meaning.length > 0 ? toHtml([heading(text.meaning), printList(meaning, maxCharacters)]) : ''
  const diff = change.text
    ? printDiff(change.text.blocks, {
        below: level,
        ...(maxCharacters !== undefined && { maxCharacters }),
        ...(maxUnchanged !== undefined && { maxUnchanged }),
      })
    : ''
  return first + (diff ? toHtml(heading(text.text)) + diff : '')
}

/** Print the first changes in meaning, as a list within a row. Returns '' if there are none. */
export function printMeaning(change: DocumentChange | undefined, lines: readonly string[] = []): string {
  const meaning = printMeaningItems(change ?? { facts: [], text: undefined }, lines)
  return meaning.length > 0 ? toHtml(printList(meaning, maxRowCharacters)) : ''
}

/** Characters of markup for the meaning in a row. */
const maxRowCharacters = 1200

/** Shows at least one item, and the number of those that don't fit. */
function printList(items: readonly ElementContent[], maxCharacters = 30_000): Element {
  let used = 0
  const end = items.findIndex((item) => {
    used += toHtml(item).length
    return used > maxCharacters
  })
  const shown = end < 0 ? items : items.slice(0, Math.max(1, end))
  const rest = items.length - shown.length
  return h('ul', { class: 'difference-meaning' }, [...shown, ...(rest > 0 ? [h('li', { class: 'difference-more' }, text.more(rest))] : [])])
}

function printMeaningItems({ facts, text: changed }: DocumentChange, lines: readonly string[]): ElementContent[] {
  return [
    ...lines.map((line) => printItem('changed', [line])),
    ...facts.map(({ label: name, from, to, words }) => {
      if (words !== undefined) return printItem('changed', [words])
      const kind = from === to ? 'changed' : from === undefined ? 'added' : to === undefined ? 'removed' : 'changed'
      return printItem(kind, [text.field(name, from, to)])
    }),
    ...(changed?.sentences ?? []).map(printSentence),
  ]
}

function printSentence({ kind, runs, under }: SentenceChange): ElementContent {
  const heading = under === undefined ? [] : [h('small', { class: 'difference-note' }, text.under(under))]
  return printItem(kind, [...printRuns(runs), ...heading])
}

function printItem(kind: SentenceChange['kind'], content: readonly (ElementContent | string)[]): ElementContent {
  return h('li', { class: `difference-${kind}` }, [printLabel(kind), ...content])
}
