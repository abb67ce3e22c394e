/** What changed in entries, in words: one item for each, or one for all where many of a kind came or went. */
import { diffText as text } from '../../words/diff.ts'
import { fieldLabel } from '../../words/names.ts'
import { differencesText } from '../../words/differences.ts'
import type { EntryChange } from '../../graph/entry-diff.ts'
import { keyOf } from '../../graph/entry.ts'
import { factChanges } from './fact-changes.ts'
import type { Handbook } from '../../graph/handbook.ts'
import type { FactChange } from '../../plain/line-changes.ts'

export interface EntryReport {
  collection: string
  title: string
  /** A sentence for each value that changed. */
  says: readonly string[]
}

/** So many issues that came or went are named one by one. */
const mostIssues = 3

export function entryReports(changes: readonly EntryChange[], before: Handbook, after: Handbook): EntryReport[] {
  const groups = Map.groupBy(changes, (change) => {
    const isOfMany = change.collection === 'backlog' && (change.kind === 'added' || change.kind === 'removed')
    return isOfMany ? `${change.collection} ${change.kind}` : change
  })
  return [...groups.values()].flatMap((group): EntryReport[] => {
    const [first] = group
    if (first && group.length > mostIssues) {
      const titles = group.slice(0, mostIssues).map(({ entry }) => entry.title)
      return [{ collection: first.collection, title: text.issues(first.kind, titles, group.length - titles.length), says: [] }]
    }
    return group.map((change) => ({ collection: change.collection, title: nameOf(change), says: sentencesFor(change, before, after) }))
  })
}

function nameOf({ kind, entry, before }: EntryChange): string {
  return `${keyOf(entry)} ${text.kinds[kind]}${kind === 'renamed' && before ? ` (${text.was(before.id)})` : ''}: ${entry.title}`
}

/** Of what came or went as a whole, nothing more is said. */
export function sentencesFor({ kind, entry, before: old, fields: all }: EntryChange, before: Handbook, after: Handbook): string[] {
  if (!old || kind === 'added' || kind === 'removed') return []
  // That it was renamed is said already.
  const fields = all.filter(({ path }) => kind !== 'renamed' || path !== 'formerly')
  const isDisclosed = (path: string) => fields.some((field) => isWithin(field.path, path) || isWithin(path, field.path))
  const facts = factChanges({ entry: old, handbook: before }, { entry, handbook: after }, { withFiling: true, isDisclosed })
  const known = new Set(facts.map(({ label }) => label.split(':')[0]))
  // What has no words of its own, such as the examples of a rule, changed at least.
  const others = [...new Set(fields.map(({ path }) => fieldLabel(path.split('.')[0] ?? '')))].filter((label) => !known.has(label))
  return [...facts.map(sayFact), ...others.map((label) => text.changed(label))].map(shorten)
}

function isWithin(path: string, outer: string): boolean {
  return path === outer || path.startsWith(`${outer}.`)
}

function sayFact({ label, from, to, words }: FactChange): string {
  if (words !== undefined) return words
  if (from === undefined && to === undefined) return text.changed(label)
  return from === undefined
    ? text.came(label, to ?? '')
    : to === undefined
      ? text.went(label, from)
      : differencesText.field(label, from, to)
}

/** In one line, and not longer than one that can be read. */
function shorten(sentence: string): string {
  const line = sentence.replace(/\s+/g, ' ')
  return line.length > 320 ? `${line.slice(0, 319)}…` : line
}
