/** Resolves the references of imported entries: names of people, and numbers of decisions. */
import { type Problem, problem } from '../../problems/problem.ts'
import { findReferences, withoutReferences } from '../../collections/fields/references.ts'
import { type EntryIndex, indexEntries, nounOf } from '../entry-index.ts'
import { type Entry, isIn, withData } from '../entry.ts'
import { findReferenced, isNoReference } from '../links/visible-reference.ts'
import type { Collections } from '../../collections/collections.ts'

type Values = Record<string, unknown>

export interface Settled {
  entries: Entry[]
  problems: Problem[]
}

/**
 * Imported entries refer to others by name, number or file. What isn't found is reported and left out, except names of people, which stay as
 * text. Complete entries stay the same objects.
 */
export function settleEntries(entries: readonly Entry[], collections: Collections): Settled {
  const open = entries.filter(({ lacks, isTyped }) => lacks !== undefined && isTyped)
  if (open.length === 0) return { entries: [...entries], problems: [] }
  const index = indexEntries(entries)
  const ids = idsByName(entries)
  const problems: Problem[] = []
  const settled = new Map(open.map((entry) => [entry, settle(entry, { index, ids, collections, problems })]))
  const known = entries.map((entry) => settled.get(entry) ?? entry)
  return { entries: relateDecisions(known, problems), problems }
}

interface Context {
  index: EntryIndex
  ids: ReadonlyMap<string, string>
  collections: Collections
  problems: Problem[]
}

function settle(entry: Entry, { index, ids, collections, problems }: Context): Entry {
  const { schema, noun } = entry.definition
  const named = resolveNames({ ...entry.data }, ids, entry.collection === 'decisions' ? decisionIds(index) : new Map())
  const names = new Map<string, string[]>()
  const lost = findReferences(schema, named).filter(
    ({ value, meta }) => !meta.essential && !isNoReference(value, meta) && !findReferenced(value, meta.references ?? [], index),
  )
  const reported = new Set<string>()
  for (const { path, value, meta } of lost) {
    const key = String(path[0])
    const { references = [] } = meta
    if (references.includes('people')) names.set(key, [...(names.get(key) ?? []), value])
    if (reported.has(key)) continue
    reported.add(key)
    const what = references[0] === '*' ? 'entry' : nounOf(references, collections)
    const message = `An imported ${noun} names no ${what} of the handbook under "${key}".`
    const hint = references.includes('people')
      ? 'Add the person to people.yaml with the same name, or write an id.'
      : 'Write the id of an entry, or remove the value.'
    problems.push(problem('entry-incomplete', entry.file, entry.spanOf([key]), message, { hint }))
  }
  const gone = new Set(lost.map(({ value, meta }) => `${meta.references?.join()} ${value}`))
  const shown = withoutReferences(schema, named, ({ value, meta }) => gone.has(`${meta.references?.join()} ${value}`))
  // If nothing in a list was found, it's unknown, not empty: an entry with no features is for everyone.
  const isUnknown = (key: string, value: unknown) => reported.has(key) && Array.isArray(value) && value.length === 0
  const known = Object.fromEntries(Object.entries(shown).filter(([key, value]) => !isUnknown(key, value)))
  const data: Values = names.size === 0 ? known : { ...known, names: Object.fromEntries(names) }
  // Positions come from the file; what the entry refers to is what was found.
  return withData({ ...entry, written: withoutNames(data) }, data)
}

function withoutNames({ names: _, ...values }: Values): Values {
  return values
}

/** Ids of people and roles by the names that people write. */
function idsByName(entries: readonly Entry[]): Map<string, string> {
  const people = entries.flatMap((entry) => (isIn(entry, 'people') || isIn(entry, 'roles') ? [entry] : []))
  return new Map(people.filter(({ isTyped }) => isTyped).map(({ id, title }) => [title.trim().toLowerCase(), id]))
}

/** Ids of decisions by their numbers and file names. */
function decisionIds(index: EntryIndex): Map<string, string> {
  const ids = index.ids('decisions')
  return new Map(
    ids.flatMap((id): [string, string][] => {
      const name = id.split('/').at(-1) ?? id
      const number = /\d+/.exec(name)?.[0]
      return [[name, id], ...(number === undefined ? [] : [[String(Number(number)), id] satisfies [string, string]])]
    }),
  )
}

const peopleKeys = ['authors', 'deciders', 'consulted', 'informed']
const decisionKeys = ['supersedes', 'supersededBy']

function resolveNames(data: Values, ids: ReadonlyMap<string, string>, decisions: ReadonlyMap<string, string>): Values {
  const resolve = (keys: readonly string[], find: (value: string) => string | undefined) =>
    Object.fromEntries(
      keys.flatMap((key) => {
        const given = data[key]
        return Array.isArray(given) ? [[key, [...new Set(given.map((each) => find(String(each)) ?? String(each)))]]] : []
      }),
    )
  return {
    ...data,
    ...resolve(peopleKeys, (value) => ids.get(value.replace(/^@/, '').toLowerCase())),
    ...resolve(decisionKeys, (value) => decisions.get(value) ?? (/^\d+$/.test(value) ? decisions.get(String(Number(value))) : undefined)),
  }
}

/** A decision that names its successor is one that the successor supersedes. */
function relateDecisions(entries: readonly Entry[], problems: Problem[]): Entry[] {
  const replaced = new Map<string, string[]>()
  const ids = new Set(entries.flatMap((entry) => (entry.collection === 'decisions' ? [entry.id] : [])))
  for (const entry of entries) {
    if (!isIn(entry, 'decisions')) continue
    for (const by of entry.data.supersededBy ?? [])
      if (ids.has(by)) replaced.set(by, [...(replaced.get(by) ?? []), entry.id])
      else {
        const message = "The status of an imported decision names a successor that the handbook doesn't have."
        const hint = 'Add the successor, or correct its number.'
        problems.push(problem('entry-incomplete', entry.file, entry.spanOf(['status']), message, { hint }))
      }
  }
  return entries.map((entry): Entry => {
    if (!isIn(entry, 'decisions')) return entry
    const before = replaced.get(entry.id) ?? []
    const { supersededBy, ...data } = entry.data
    if (before.length === 0 && supersededBy === undefined) return entry
    const supersedes = [...new Set([...(data.supersedes ?? []), ...before])]
    return withData(entry, supersedes.length === 0 ? data : { ...data, supersedes })
  })
}
