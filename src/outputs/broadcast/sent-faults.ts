/** The errors that stand against sending something: those in what is sent, and in what that says of others. Errors elsewhere do not. */
import type { Problem } from '../../problems/problem.ts'
import { findReferences } from '../../collections/fields/references.ts'
import type { Subject } from './broadcasts.ts'
import { entriesOfRelease } from '../../collections/changelog/view.ts'
import { type Entry, isExported } from '../../graph/entry.ts'
import { entriesOf } from '../../graph/graph.ts'
import type { Checked } from '../../graph/handbook.ts'
import { reachOf } from '../../collections/changelog/reach.ts'
import { findReferenced, splitKey } from '../../graph/links/visible-reference.ts'

type Findings = Pick<Checked, 'handbook' | 'written' | 'untyped' | 'problems'>

/** The errors that stand against a message on one entry or release. */
export function faultsOfMessage(subject: Subject, findings: Findings): Problem[] {
  const { handbook } = findings
  const changes = subject.kind === 'entry' ? [subject.entry] : entriesOfRelease(handbook, subject.entry)
  return faultsOf([subject.entry, ...changes], findings)
}

/** The errors of what could not be typed and is meant by an id, so that nothing can be sent of it. */
export function faultsOfUntyped(ref: string, findings: Findings): Problem[] {
  const [, collection, name = ''] = /^\/?(?:(changelog|releases)\/)?(.*?)\/?$/.exec(ref.trim()) ?? []
  const isMeant = (entry: Entry) =>
    (collection === undefined ? entry.collection === 'changelog' || entry.collection === 'releases' : entry.collection === collection) &&
    (entry.id === name || (entry.data as { uid?: unknown }).uid === name)
  const [meant] = findings.untyped.filter(isMeant)
  return meant ? faultsOf([meant], findings) : []
}

/** The errors that stand against the changelog as one file; an entry that could not be typed would be missing in it. */
export function faultsOfExport(findings: Findings): Problem[] {
  const { handbook, untyped, problems } = findings
  const entries = [...entriesOf(handbook, 'changelog'), ...entriesOf(handbook, 'releases')]
  const missing = untyped.filter(({ collection, isDraft }) => isExportedKind(collection) && !isDraft)
  const lost = problems.filter(
    ({ code, file, suggestions = [] }) =>
      (code === 'entry-misplaced' && suggestions.some((name) => isExportedKind(name.split('/')[0] ?? ''))) ||
      (code === 'file-type-unknown' && isExportedKind(file.split('/')[0] ?? '')),
  )
  const faults = new Set([...faultsOf([...entries, ...missing], findings), ...lost])
  return problems.filter((problem) => faults.has(problem))
}

function isExportedKind(collection: string): boolean {
  return collection === 'changelog' || collection === 'releases'
}

/** What a message tells of an entry, and so of others: its kind, whom it is for, where it is. Who approved it is told nowhere. */
const untold = new Set(['reviews', 'owner'])
/** Of what is referred to, these references are read as well: who has a feature, and since when. */
const readOn: readonly string[] = ['features', 'releases', 'tiers']

function faultsOf(entries: readonly Entry[], { written, untyped, problems, handbook }: Findings): Problem[] {
  const all = [...written.entries, ...untyped]
  const find = (collections: readonly string[], value: string) =>
    findReferenced(value, collections, written.entryIndex) ??
    untyped.find((entry) => collections.includes(entry.collection) && entry.id === value)
  const used = new Set(entries)
  const lists = new Set<string>(['offerings', 'tiers'])
  const follow = (entry: Entry) => {
    for (const { collections, value } of referencesOf(entry)) {
      const target = find(collections, value)
      if (!target) for (const name of collections) lists.add(name)
      else if (!used.has(target)) {
        used.add(target)
        if (readOn.includes(target.collection)) follow(target)
      }
    }
  }
  for (const entry of entries) {
    follow(entry)
    if (entry.collection !== 'changelog' || !entry.isTyped) continue
    const { release } = entry.data
    for (const { releases } of reachOf(entry, handbook)) for (const each of releases) used.add(each)
    // Which release brings it follows from all of them.
    if (release === undefined) for (const each of untyped) if (each.collection === 'releases') used.add(each)
  }
  const isUsed = (problem: Problem) => [...used].some((entry) => isIn(problem, entry))
  const isOfList = (problem: Problem) =>
    lists.has(problem.file.replace(/(\/.*|\.ya?ml)$/i, '')) && !all.some((entry) => isIn(problem, entry))
  return problems.filter((problem) => problem.severity === 'error' && (isUsed(problem) || isOfList(problem)))
}

function referencesOf(entry: Entry): { collections: readonly string[]; value: string }[] {
  const inFrontMatter = findReferences(entry.definition.schema, entry.written)
  return [
    ...inFrontMatter
      .filter(({ path }) => !untold.has(String(path[0])))
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

/** Whether a problem is in the file of an entry, or among its lines in a list. */
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
