/** All that changed in one document, meaning first: its values, the sentences that bind, and then its text. */
import type { ElementContent } from 'hast'
import { toHtml } from 'hast-util-to-html'
import { h } from 'hastscript'
import { differencesText as text } from '../interface/differences.ts'
import { type FactChange, factChanges, type Version } from '../model/fact-changes.ts'
import { printDiff } from './diff-printer.ts'
import type { SentenceChange } from './obligations.ts'
import { label } from './printed-blocks.ts'
import { printRuns } from './printed-words.ts'
import { diffTexts, type TextChange } from './text-changes.ts'

export interface DocumentChange {
  facts: readonly FactChange[]
  /** Undefined if its text says the same. */
  text: TextChange | undefined
}

export interface SectionOptions {
  /** Level of the heading under which the section stands. */
  below: number
  /** What else is to be said of its meaning, a line each: how a strategy changed, for instance. */
  lines?: readonly string[]
}

/** Undefined if a reader sees the same. One version is missing of what is new or gone: then its text came or went as a whole. */
export function documentChange(before: Version | undefined, after: Version | undefined): DocumentChange | undefined {
  const facts = before && after ? factChanges(before, after) : []
  const changed = diffTexts(before, after)
  return facts.length > 0 || changed ? { facts, text: changed } : undefined
}

/** HTML; `components/changes/Difference.astro` brings it with its style sheet. */
export function printDocumentChange(change: DocumentChange, { below, lines = [] }: SectionOptions): string {
  const level = Math.min(6, below + 1)
  const meaning = [
    ...lines.map((line) => told('changed', [line])),
    ...change.facts.map(({ label: name, from, to }) => {
      const kind = from === to ? 'changed' : from === undefined ? 'added' : to === undefined ? 'removed' : 'changed'
      return told(kind, [text.field(name, from, to)])
    }),
    ...(change.text?.sentences ?? []).map(printSentence),
  ]
  const heading = (words: string) => h(`h${level}`, { class: 'difference-part' }, words)
  const first = meaning.length > 0 ? toHtml([heading(text.meaning), h('ul', { class: 'difference-meaning' }, meaning)]) : ''
  const diff = change.text ? printDiff(change.text.blocks, { below: level }) : ''
  return first + (diff ? toHtml(heading(text.text)) + diff : '')
}

function printSentence({ kind, runs, under }: SentenceChange): ElementContent {
  const place = under === undefined ? [] : [h('small', { class: 'difference-note' }, text.under(under))]
  return told(kind, [...printRuns(runs), ...place])
}

function told(kind: SentenceChange['kind'], content: readonly (ElementContent | string)[]): ElementContent {
  return h('li', { class: `difference-${kind}` }, [label(kind), ...content])
}
