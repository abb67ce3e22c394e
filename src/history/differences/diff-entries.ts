/** Describes changed entries, one by one. Many issues that came or went are combined. */
import { diffText as text } from '../../words/diff.ts'
import { fieldLabel } from '../../words/names.ts'
import { differencesText } from '../../words/differences.ts'
import type { EntryChange } from '../../graph/entry-diff.ts'
import { type Entry, keyOf } from '../../graph/entry.ts'
import { compareFacts } from './fact-changes.ts'
import type { Handbook } from '../../graph/handbook.ts'
import type { FactChange } from '../../plain/line-changes.ts'

export interface EntryReport {
  collection: string
  title: string
  /** Undefined for several at once, and for what is gone. */
  entry?: Entry
  /** One per changed value. */
  sentences: readonly string[]
}

/** Added or removed issues to name one by one. */
const maxNamedIssues = 3

export function reportEntries(changes: readonly EntryChange[], before: Handbook, after: Handbook): EntryReport[] {
  const groups = Map.groupBy(changes, (change) => {
    const isOfMany = change.collection === 'backlog' && (change.kind === 'added' || change.kind === 'removed')
    return isOfMany ? `${change.collection} ${change.kind}` : change
  })
  return [...groups.values()].flatMap((group): EntryReport[] => {
    const [first] = group
    if (first && group.length > maxNamedIssues) {
      const titles = group.slice(0, maxNamedIssues).map(({ entry }) => entry.title)
      return [{ collection: first.collection, title: text.issues(first.kind, titles, group.length - titles.length), sentences: [] }]
    }
    return group.map((change) => ({
      collection: change.collection,
      title: formatTitle(change),
      ...(change.kind !== 'removed' && { entry: change.entry }),
      sentences: describeChange(change, before, after),
    }))
  })
}

function formatTitle({ kind, entry, before }: EntryChange): string {
  return `${keyOf(entry)} ${text.kinds[kind]}${kind === 'renamed' && before ? ` (${text.was(before.id)})` : ''}: ${entry.title}`
}

/** Return no sentences for an entry that's new or deleted altogether. */
export function describeChange({ kind, entry, before: old, fields: all }: EntryChange, before: Handbook, after: Handbook): string[] {
  if (!old || kind === 'added' || kind === 'removed') return []
  // The title already says that it was renamed.
  const fields = all.filter(({ path }) => kind !== 'renamed' || path !== 'formerly')
  const isDisclosed = (path: string) => fields.some((field) => isWithin(field.path, path) || isWithin(path, field.path))
  const facts = compareFacts({ entry: old, handbook: before }, { entry, handbook: after }, { withFiling: true, isDisclosed })
  const known = new Set(facts.map(({ label }) => label.split(':')[0]))
  // For a value without its own text, such as the examples of a rule, just say that it changed.
  const others = [...new Set(fields.map(({ path }) => fieldLabel(path.split('.')[0] ?? '')))].filter((label) => !known.has(label))
  return [...facts.map(describeFact), ...others.map((label) => text.changed(label))].map(shorten)
}

function isWithin(path: string, outer: string): boolean {
  return path === outer || path.startsWith(`${outer}.`)
}

function describeFact({ label, from, to, words }: FactChange): string {
  if (words !== undefined) return words
  if (from === undefined && to === undefined) return text.changed(label)
  return from === undefined
    ? text.came(label, to ?? '')
    : to === undefined
      ? text.went(label, from)
      : differencesText.field(label, from, to)
}

/** Keep to one line of readable length. */
function shorten(sentence: string): string {
  const line = sentence.replace(/\s+/g, ' ')
  return line.length > 320 ? `${line.slice(0, 319)}…` : line
}
