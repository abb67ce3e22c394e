/** Formats the changes between two states of a handbook: text for terminals, JSON for programs. `diff-markdown.ts` has Markdown. */
import { toDiffLines, toSentenceLine } from './diff-lines.ts'
import type { TextChange } from './text-changes.ts'
import { diffText as text } from '../../words/diff.ts'
import { differencesText } from '../../words/differences.ts'
import { strategyText } from '../../collections/strategy/words.ts'
import { withFallback } from '../../graph/entry-index.ts'
import type { Entry } from '../../graph/entry.ts'
import type { Handbook } from '../../graph/handbook.ts'
import type { HandbookDiff, StrategyReport } from './handbook.ts'
import { groupByReason, type Reason, type StrategyChange, tellChange } from '../../collections/strategy/meaning.ts'
import { escapeLine } from '../../problems/printable.ts'
import { reportEntries, describeChange } from './diff-entries.ts'
import { formatLineAsText } from './word-diff.ts'

export interface DiffReport {
  diff: HandbookDiff
  /** Names of the two states, as the caller gave them. */
  from: string
  to: string
  before: Handbook
  after: Handbook
  /** Texts that exist in both states. */
  texts: readonly TextReport[]
  /** Binding sentences of all texts, including new and deleted ones. */
  sentences: readonly SentenceReport[]
}

export interface TextReport {
  entry: Entry
  blocks: TextChange['blocks']
}

export interface SentenceReport {
  entry: Entry
  sentences: TextChange['sentences']
}

/** Names come from both states: a new person is only in one, a former one only in the other. */
export const describeStrategyChange = (change: StrategyChange, { before, after }: DiffReport) =>
  strategyText.changeLine(tellChange(change, { entryIndex: withFallback(after.entryIndex, before.entryIndex) }))

export const formatStrategyTitle = ({ strategy, predecessor }: StrategyReport) =>
  predecessor ? text.succeeds(strategy.title, predecessor.title) : text.strategy(strategy.title)
/** Notes that aren't the reason for a particular change. */
export function listOtherNotes({ changes, notes }: StrategyReport): Reason[] {
  const given = new Set(changes.map(({ reason }) => reason))
  return notes.filter((note) => !given.has(note))
}

export function isEmpty({ diff, texts, sentences }: DiffReport): boolean {
  return diff.strategies.length + diff.entries.length + texts.length + sentences.length === 0
}

export function diffAsText(report: DiffReport): string {
  const { diff, from, to } = report
  if (isEmpty(report)) return text.nothing(from, to)
  const strategies = diff.strategies.flatMap((each) => [
    '',
    formatStrategyTitle(each),
    ...groupByReason(each.changes).flatMap(({ reason, changes }) => {
      const lines = changes.map((change) => describeStrategyChange(change, report))
      const note = reason && `${reason.on}: ${reason.note}`
      const [first, ...others] =
        note !== undefined && lines.length > 1 ? [note, ...lines] : [...lines, ...(note === undefined ? [] : [note])]
      return [`  ${first}`, ...others.map((line) => `      ${line}`)]
    }),
    ...listOtherNotes(each).map(({ on, note }) => `  ${text.noted} ${on}: ${note}`),
  ])
  const entries = reportEntries(diff.entries, report.before, report.after).flatMap(({ title, sentences }) => [
    title,
    ...sentences.map((sentence) => `  ${sentence}`),
  ])
  const sentences = report.sentences.flatMap((each) => [
    `  ${each.entry.file}`,
    ...each.sentences.flatMap((sentence) => formatLineAsText(toSentenceLine(sentence)).map((line) => `    ${line}`)),
  ])
  const texts = report.texts.flatMap(({ entry, blocks }) => [
    `  ${entry.file}`,
    ...toDiffLines(blocks).flatMap((line) => formatLineAsText(line).map((each) => `    ${each}`)),
  ])
  return [
    text.between(from, to),
    ...strategies,
    ...(entries.length > 0 ? ['', ...entries] : []),
    ...(sentences.length > 0 ? ['', differencesText.binding, ...sentences] : []),
    ...(texts.length > 0 ? ['', text.texts, ...texts] : []),
  ]
    .map(escapeLine)
    .join('\n')
}

export function diffAsJson(report: DiffReport): string {
  const { diff, from, to } = report
  const value = {
    from,
    to,
    strategies: diff.strategies.map(({ strategy, predecessor, changes, notes }) => ({
      id: strategy.id,
      title: strategy.title,
      ...(predecessor && { predecessor: predecessor.id }),
      changes,
      notes,
    })),
    entries: diff.entries.map(({ kind, collection, entry, before, fields, isTextChanged }) => ({
      kind,
      collection,
      id: entry.id,
      ...(kind === 'renamed' && { before: before?.id }),
      title: entry.title,
      file: entry.file,
      says: describeChange({ kind, collection, entry, before, fields, isTextChanged }, report.before, report.after),
      fields,
    })),
    sentences: report.sentences.flatMap(({ entry, sentences }) =>
      sentences.map((each) => ({ file: entry.file, kind: each.kind, under: each.under, words: toSentenceLine(each).pieces })),
    ),
    texts: report.texts.map(({ entry }) => entry.file),
    blocks: report.texts.flatMap(({ entry, blocks }) =>
      toDiffLines(blocks).map(({ kind, pieces, notes }) => ({ file: entry.file, kind, words: pieces, notes })),
    ),
  }
  return `${JSON.stringify(value, null, 2)}\n`
}
