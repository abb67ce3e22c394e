/** Formats the changes between two states of a handbook: text for terminals, Markdown for pull requests, JSON for programs. */
import type { List, ListItem, PhrasingContent, RootContent } from 'mdast'
import { toDiffLines, toSentenceLine } from './diff-lines.ts'
import type { TextChange } from './text-changes.ts'
import { diffText as text } from '../../words/diff.ts'
import { differencesText } from '../../words/differences.ts'
import { strategyText } from '../../collections/strategy/words.ts'
import { writeMarkdown } from '../../markdown/markdown-printer.ts'
import { withFallback } from '../../graph/entry-index.ts'
import type { Entry } from '../../graph/entry.ts'
import type { Handbook } from '../../graph/handbook.ts'
import type { HandbookDiff, StrategyReport } from './handbook.ts'
import { groupByReason, type Reason, type StrategyChange, tellChange } from '../../collections/strategy/meaning.ts'
import { escapeLine } from '../../problems/printable.ts'
import { reportEntries, describeChange } from './diff-entries.ts'
import { heading, list, paragraph, strong } from '../../markdown/mdast.ts'
import { formatLineAsMarkdown, formatLineAsText } from './word-diff.ts'

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
const describeStrategyChange = (change: StrategyChange, { before, after }: DiffReport) =>
  strategyText.changeLine(tellChange(change, { entryIndex: withFallback(after.entryIndex, before.entryIndex) }))

const formatStrategyTitle = ({ strategy, predecessor }: StrategyReport) =>
  predecessor ? text.succeeds(strategy.title, predecessor.title) : text.strategy(strategy.title)
/** Notes that aren't the reason for a particular change. */
function listOtherNotes({ changes, notes }: StrategyReport): Reason[] {
  const given = new Set(changes.map(({ reason }) => reason))
  return notes.filter((note) => !given.has(note))
}

function isEmpty({ diff, texts, sentences }: DiffReport): boolean {
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

export function diffAsMarkdown(report: DiffReport): string {
  const { diff, from, to } = report
  if (isEmpty(report)) return writeMarkdown([paragraph(text.nothing(from, to))])
  const strategies = diff.strategies.flatMap((each): RootContent[] => {
    const groups = groupByReason(each.changes).map(({ reason, changes }) => {
      const lines = changes.map((change) => strong(describeStrategyChange(change, report)))
      if (reason === undefined || lines.length === 1)
        return { head: [...lines, ...(reason ? [`. ${reason.on}: ${reason.note}`] : [])], below: [] }
      return { head: [`${reason.on}: ${reason.note}`], below: lines.map((line) => [line]) }
    })
    const notes = listOtherNotes(each).map(({ on, note }) => ({ head: [`${text.noted} ${on}: ${note}`], below: [] }))
    return [heading(3, formatStrategyTitle(each)), nestedList([...groups, ...notes])]
  })
  const byCollection = Map.groupBy(reportEntries(diff.entries, report.before, report.after), ({ collection }) => collection)
  const entries = [...byCollection].flatMap(([collection, changes]): RootContent[] => [
    heading(3, collection),
    nestedList(changes.map(({ title, sentences }) => ({ head: [strong(title)], below: sentences.map((sentence) => [sentence]) }))),
  ])
  const meaning = [...strategies, ...entries]
  return writeMarkdown([
    heading(2, text.between(from, to)),
    ...meaning,
    ...byFile(
      differencesText.binding,
      report.sentences.map(({ entry, sentences }) => ({
        entry,
        items: sentences.map((each) => formatLineAsMarkdown(toSentenceLine(each))),
      })),
    ),
    ...byFile(
      text.texts,
      report.texts.map(({ entry, blocks }) => ({ entry, items: toDiffLines(blocks).map(formatLineAsMarkdown) })),
    ),
  ])
}

/** A list whose items may have sublists. */
function nestedList(
  items: readonly { head: readonly (string | PhrasingContent)[]; below: readonly (readonly (string | PhrasingContent)[])[] }[],
): List {
  const { children, ...rest } = list(items.map(({ head }) => head))
  const belowOf = (index: number) => items[index]?.below ?? []
  return {
    ...rest,
    children: children.map((item, index) =>
      belowOf(index).length === 0 ? item : { ...item, children: [...item.children, list(belowOf(index))] },
    ),
  }
}

/** A heading, then each file with its lines. */
function byFile(title: string, files: readonly { entry: Entry; items: ListItem[] }[]): RootContent[] {
  if (files.length === 0) return []
  const { children, ...rest } = list(files.map(({ entry }) => [{ type: 'inlineCode', value: entry.file }]))
  const linesOf = (index: number): List => ({ type: 'list', ordered: false, spread: false, children: files[index]?.items ?? [] })
  return [
    heading(3, title),
    { ...rest, children: children.map((item, index) => ({ ...item, children: [...item.children, linesOf(index)] })) },
  ]
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
