/** Errors that block sending a message: those in its subject and in what it says about other entries. Other errors don't. */
import type { Problem } from '../../problems/problem.ts'
import { ungroupRepeatedKeys } from '../../problems/repeated-keys.ts'
import { findReferences } from '../../collections/fields/references.ts'
import type { Subject } from './broadcasts.ts'
import { entriesOfRelease } from '../../collections/changelog/view.ts'
import { type Entry, isExported } from '../../graph/entry.ts'
import { entriesOf } from '../../graph/graph.ts'
import type { Checked } from '../../graph/handbook.ts'
import { reachOf } from '../../collections/changelog/reach.ts'
import { findReferenced, splitKey } from '../../graph/links/visible-reference.ts'

type Findings = Pick<Checked, 'handbook' | 'written' | 'untyped' | 'problems'>

/** Errors that block a message about an entry or a release. */
export function messageErrors(subject: Subject, findings: Findings): Problem[] {
  const { handbook } = findings
  const changes = subject.kind === 'entry' ? [subject.entry] : entriesOfRelease(handbook, subject.entry)
  return entryErrors([subject.entry, ...changes], findings)
}

/** Errors of an entry with invalid data that an id refers to; it can't be sent. */
export function invalidEntryErrors(ref: string, findings: Findings): Problem[] {
  const [, collection, name = ''] = /^\/?(?:(changelog|releases)\/)?(.*?)\/?$/.exec(ref.trim()) ?? []
  const isMeant = (entry: Entry) =>
    (collection === undefined ? entry.collection === 'changelog' || entry.collection === 'releases' : entry.collection === collection) &&
    (entry.id === name || (entry.data as { uid?: unknown }).uid === name)
  const [meant] = findings.untyped.filter(isMeant)
  return meant ? entryErrors([meant], findings) : []
}

/** Errors that block exporting the changelog; an entry with invalid data would be missing. */
export function exportErrors(findings: Findings): Problem[] {
  const { handbook, untyped } = findings
  const problems = ungroupRepeatedKeys(findings.problems)
  const entries = [...entriesOf(handbook, 'changelog'), ...entriesOf(handbook, 'releases')]
  const missing = untyped.filter(({ collection, isDraft }) => isExportedKind(collection) && !isDraft)
  const misplaced = problems.filter(
    ({ code, file, suggestions = [] }) =>
      (code === 'entry-misplaced' && suggestions.some((name) => isExportedKind(name.split('/')[0] ?? ''))) ||
      (code === 'file-type-unknown' && isExportedKind(file.split('/')[0] ?? '')),
  )
  const errors = new Set([...entryErrors([...entries, ...missing], findings), ...misplaced])
  return problems.filter((problem) => errors.has(problem))
}

function isExportedKind(collection: string): boolean {
  return collection === 'changelog' || collection === 'releases'
}

/** Fields that a message leaves out, so errors in what they refer to don't matter. */
const omittedFields = new Set(['reviews', 'owner'])
/** Collections whose own references are followed too: who has a feature, and since when. */
const followedCollections: readonly string[] = ['features', 'releases', 'tiers']

function entryErrors(entries: readonly Entry[], { written, untyped, problems, handbook }: Findings): Problem[] {
  const all = [...written.entries, ...untyped]
  const find = (collections: readonly string[], value: string) =>
    findReferenced(value, collections, written.entryIndex) ??
    untyped.find((entry) => collections.includes(entry.collection) && entry.id === value)
  const used = new Set(entries)
  const lists = new Set<string>(['offerings', 'tiers'])
  const follow = (entry: Entry) => {
    for (const { collections, value } of findReferencesIn(entry)) {
      const target = find(collections, value)
      if (!target) for (const name of collections) lists.add(name)
      else if (!used.has(target)) {
        used.add(target)
        if (followedCollections.includes(target.collection)) follow(target)
      }
    }
  }
  for (const entry of entries) {
    follow(entry)
    if (entry.collection !== 'changelog' || !entry.isTyped) continue
    const { release } = entry.data
    for (const { releases } of reachOf(entry, handbook)) for (const each of releases) used.add(each)
    // An entry without a release finds it among all of them.
    if (release === undefined) for (const each of untyped) if (each.collection === 'releases') used.add(each)
  }
  const isUsed = (problem: Problem) => [...used].some((entry) => isIn(problem, entry))
  const isInMissingList = (problem: Problem) =>
    lists.has(problem.file.replace(/(\/.*|\.ya?ml)$/i, '')) && !all.some((entry) => isIn(problem, entry))
  return ungroupRepeatedKeys(problems).filter((problem) => problem.severity === 'error' && (isUsed(problem) || isInMissingList(problem)))
}

function findReferencesIn(entry: Entry): { collections: readonly string[]; value: string }[] {
  const inFrontMatter = findReferences(entry.definition.schema, entry.written)
  return [
    ...inFrontMatter
      .filter(({ path }) => !omittedFields.has(String(path[0])))
      .map(({ value, meta }) => {
        const [collection, id] = meta.references?.[0] === '*' ? splitKey(value.split('#')[0] ?? '') : [undefined, value]
        return { collections: collection === undefined ? (meta.references ?? []) : [collection], value: id }
      }),
    ...entry.document.references.map(({ to, collection }) => {
      const [name, id] = collection === undefined ? splitKey(to.split('#')[0] ?? '') : [collection, to]
      return { collections: [name], value: id }
    }),
  ]
}

/** Whether a problem is in an entry's file, or within its lines of a list. */
function isIn({ file, line, column }: Problem, entry: Entry): boolean {
  if (file !== entry.file) return false
  if (isOwnFile(entry)) return true
  const span = entry.spanOf([])
  const isAfter = line > span.line || (line === span.line && column >= span.column)
  const isBefore = line < span.endLine || (line === span.endLine && column <= span.endColumn)
  return isAfter && isBefore
}

function isOwnFile(entry: Entry): boolean {
  return entry.definition.form === 'folder' && !isExported(entry)
}
