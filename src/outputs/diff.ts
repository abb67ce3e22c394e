/** What changed between two states of a handbook: as text for a terminal, as Markdown for a pull request, as JSON for programs. */
import type { PhrasingContent, RootContent } from 'mdast'
import { diffText as text } from '../interface/diff.ts'
import { changeLine } from '../interface/strategy.ts'
import { writeMarkdown } from '../markdown/markdown-printer.ts'
import type { EntryChange, FieldChange } from '../model/diff.ts'
import { keyOf } from '../model/entry.ts'
import type { Graph } from '../model/graph.ts'
import type { HandbookDiff, StrategyReport } from '../model/handbook-diff.ts'
import { type Reason, type StrategyChange, tellChange } from '../model/strategy-diff.ts'
import { heading, list, paragraph, strong } from './mdast.ts'

export interface DiffReport {
  diff: HandbookDiff
  /** Names of the two states, as people call them. */
  from: string
  to: string
  before: Graph
  after: Graph
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

function isEmpty({ strategies, entries, texts }: HandbookDiff): boolean {
  return strategies.length + entries.length + texts.length === 0
}

export function diffAsText(report: DiffReport): string {
  const { diff, from, to } = report
  if (isEmpty(diff)) return text.nothing(from, to)
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
  const texts = diff.texts.map(({ entry }) => `  ${entry.file}`)
  return [
    text.between(from, to),
    ...strategies,
    ...(entries.length > 0 ? ['', ...entries] : []),
    ...(texts.length > 0 ? ['', text.texts, ...texts] : []),
  ].join('\n')
}

export function diffAsMarkdown(report: DiffReport): string {
  const { diff, from, to } = report
  if (isEmpty(diff)) return writeMarkdown([paragraph(text.nothing(from, to))])
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
    ...(diff.texts.length > 0 ? [heading(3, text.texts), list(diff.texts.map(({ entry }) => [code(entry.file)]))] : []),
  ])
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
    texts: diff.texts.map(({ entry }) => entry.file),
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
