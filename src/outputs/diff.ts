/** What changed between two states of a handbook: as text for a terminal, as Markdown for a pull request, as JSON for programs. */
import type { List, ListItem, PhrasingContent, RootContent } from 'mdast'
import { diffLines, sentenceLine } from '../editions/diff-lines.ts'
import type { TextChange } from '../editions/text-changes.ts'
import { diffText as text } from '../interface/diff.ts'
import { differencesText } from '../interface/differences.ts'
import { changeLine } from '../interface/strategy.ts'
import { writeMarkdown } from '../markdown/markdown-printer.ts'
import type { EntryChange, FieldChange } from '../model/diff.ts'
import { type Entry, keyOf } from '../model/entry.ts'
import type { Handbook } from '../model/handbook.ts'
import type { HandbookDiff, StrategyReport } from '../model/handbook-diff.ts'
import { type Reason, type StrategyChange, tellChange } from '../model/strategy-diff.ts'
import { escapeLine } from '../problems/printable.ts'
import { heading, list, paragraph, strong } from './mdast.ts'
import { lineAsMarkdown, lineAsText } from './word-diff.ts'

export interface DiffReport {
  diff: HandbookDiff
  /** Names of the two states, as people call them. */
  from: string
  to: string
  before: Handbook
  after: Handbook
  /** What changed in texts that were there before and still are. */
  texts: readonly TextReport[]
  /** Sentences that bind, of all texts, new and removed ones among them. */
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

/** Names of people and roles come from both states: who is new stands in one, who went in the other. */
const lineOf = (change: StrategyChange, { before, after }: DiffReport) => {
  const find = (collection: string, id: string) => after.catalogue.find(collection, id) ?? before.catalogue.find(collection, id)
  return changeLine(tellChange(change, { catalogue: { ...after.catalogue, find } }))
}
const titleOf = ({ strategy, predecessor }: StrategyReport) =>
  predecessor ? text.succeeds(strategy.title, predecessor.title) : text.strategy(strategy.title)
const nameOf = ({ kind, entry, before }: EntryChange) =>
  `${keyOf(entry)} ${text.kinds[kind]}${kind === 'renamed' && before ? ` (${text.was(before.id)})` : ''}: ${entry.title}`
const fieldOf = ({ path, from, to }: FieldChange) => `${path}: ${show(from)} → ${show(to)}`

/** Lines that are the reason of no single change. */
function otherNotes({ changes, notes }: StrategyReport): Reason[] {
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
    titleOf(each),
    ...each.changes.flatMap((change) => [
      `  ${lineOf(change, report)}`,
      ...(change.reason ? [`      ${change.reason.on}: ${change.reason.note}`] : []),
    ]),
    ...otherNotes(each).map(({ on, note }) => `  ${text.noted} ${on}: ${note}`),
  ])
  const entries = diff.entries.flatMap((each) => [nameOf(each), ...each.fields.map((field) => `  ${fieldOf(field)}`)])
  const sentences = report.sentences.flatMap((each) => [
    `  ${each.entry.file}`,
    ...each.sentences.flatMap((sentence) => lineAsText(sentenceLine(sentence)).map((line) => `    ${line}`)),
  ])
  const texts = report.texts.flatMap(({ entry, blocks }) => [
    `  ${entry.file}`,
    ...diffLines(blocks).flatMap((line) => lineAsText(line).map((each) => `    ${each}`)),
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
  const code = (value: string): PhrasingContent => ({ type: 'inlineCode', value })
  const strategies = diff.strategies.flatMap((each): RootContent[] => {
    const lines = [
      ...each.changes.map((change) => [
        strong(lineOf(change, report)),
        ...(change.reason ? [`. ${change.reason.on}: ${change.reason.note}`] : []),
      ]),
      ...otherNotes(each).map(({ on, note }) => [`${text.noted} ${on}: ${note}`]),
    ]
    return [heading(3, titleOf(each)), list(lines)]
  })
  const byCollection = Map.groupBy(diff.entries, ({ collection }) => collection)
  const entries = [...byCollection].flatMap(([collection, changes]): RootContent[] => [
    heading(3, collection),
    list(changes.flatMap((each) => [[strong(nameOf(each))], ...each.fields.map((field) => [code(each.entry.id), ` ${fieldOf(field)}`])])),
  ])
  const meaning = [...strategies, ...entries]
  return writeMarkdown([
    heading(2, text.between(from, to)),
    ...meaning,
    ...byFile(
      differencesText.binding,
      report.sentences.map(({ entry, sentences }) => ({ entry, items: sentences.map((each) => lineAsMarkdown(sentenceLine(each))) })),
    ),
    ...byFile(
      text.texts,
      report.texts.map(({ entry, blocks }) => ({ entry, items: diffLines(blocks).map(lineAsMarkdown) })),
    ),
  ])
}

/** A heading, and below it each file with its lines. */
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
    entries: diff.entries.map(({ kind, collection, entry, before, fields }) => ({
      kind,
      collection,
      id: entry.id,
      ...(kind === 'renamed' && { before: before?.id }),
      title: entry.title,
      file: entry.file,
      fields,
    })),
    sentences: report.sentences.flatMap(({ entry, sentences }) =>
      sentences.map((each) => ({ file: entry.file, kind: each.kind, under: each.under, words: sentenceLine(each).pieces })),
    ),
    texts: report.texts.map(({ entry }) => entry.file),
    blocks: report.texts.flatMap(({ entry, blocks }) =>
      diffLines(blocks).map(({ kind, pieces, notes }) => ({ file: entry.file, kind, words: pieces, notes })),
    ),
  }
  return `${JSON.stringify(value, null, 2)}\n`
}

/** A value in one line. */
function show(value: unknown): string {
  if (value === undefined || value === null) return text.none
  const said = typeof value === 'string' ? value : JSON.stringify(value)
  const line = said.replace(/\s+/g, ' ')
  return line.length > 160 ? `${line.slice(0, 159)}…` : line
}
