/**
 * Two versions of the same entries: what was added, removed, renamed, and which fields changed. Pure, and the ground for what
 * goes further: `strategy-diff.ts` reads the meaning of strategies out of it, and texts can be compared block by block above it.
 */
import type { CollectionName } from '../collections/table.ts'
import { blankFrontMatter } from '../sources/front-matter.ts'
import { type Entry, keyOf } from './entry.ts'

export interface FieldChange {
  /** Keys from the top, with points: `measures.share.target`. An item of a list is named by its own key. */
  path: string
  /** Undefined: it was not there. */
  from: unknown
  /** Undefined: it is there no more. */
  to: unknown
}

export interface EntryChange {
  kind: 'added' | 'removed' | 'renamed' | 'changed'
  collection: CollectionName
  /** The entry as it is now; as it was, if it was removed. */
  entry: Entry
  /** As it was before; undefined if it was added. */
  before: Entry | undefined
  fields: FieldChange[]
  /** Whether its prose changed. */
  isTextChanged: boolean
}

/** Names the document that an entry is, whatever its file is called; undefined where nobody knows. */
export type DocumentName = (entry: Entry) => string | undefined

/**
 * Each entry of `after` with its earlier self: the same document by its history, else the same id, else the same title, where that is
 * certain. Everything that compares two states finds its pairs here.
 */
export function pairEntries(
  before: readonly Entry[],
  after: readonly Entry[],
  names?: { before: DocumentName; after: DocumentName },
): Map<Entry, Entry> {
  const pairs = new Map<Entry, Entry>()
  const taken = new Set<Entry>()
  const pairBy = (nameBefore: DocumentName, nameAfter: DocumentName) => {
    const known = new Map(before.filter((entry) => !taken.has(entry)).map((entry) => [nameBefore(entry), entry]))
    for (const entry of after) {
      const name = nameAfter(entry)
      const old = name === undefined ? undefined : known.get(name)
      if (!old || pairs.has(entry) || taken.has(old)) continue
      pairs.set(entry, old)
      taken.add(old)
    }
  }
  if (names) pairBy(names.before, names.after)
  pairBy(keyOf, keyOf)
  const renamed = renamesOf(
    before.filter((entry) => !taken.has(entry)),
    after.filter((entry) => !pairs.has(entry)),
  )
  return new Map([...pairs, ...renamed])
}

/** In the order of `after`, what was removed last. Entries without any change are left out. */
export function diffEntries(
  allBefore: readonly Entry[],
  allAfter: readonly Entry[],
  names?: { before: DocumentName; after: DocumentName },
): EntryChange[] {
  // An item may hold the very words that are withheld.
  const [before = [], after = []] = [allBefore, allAfter].map((entries) => entries.filter(({ collection }) => collection !== 'withheld'))
  const pairs = pairEntries(before, after, names)
  const kept = new Set(pairs.values())
  return [
    ...after.flatMap((entry): EntryChange[] => {
      const { collection } = entry
      const earlier = pairs.get(entry)
      if (!earlier) return [{ kind: 'added', collection, entry, before: undefined, fields: [], isTextChanged: false }]
      const fields = diffFields(earlier.data, entry.data)
      const isTextChanged = bodyOf(earlier) !== bodyOf(entry)
      const isSame = keyOf(earlier) === keyOf(entry)
      if (isSame && fields.length === 0 && !isTextChanged) return []
      return [{ kind: isSame ? 'changed' : 'renamed', collection, entry, before: earlier, fields, isTextChanged }]
    }),
    ...before
      .filter((entry) => !kept.has(entry))
      .map(
        (entry): EntryChange => ({ kind: 'removed', collection: entry.collection, entry, before: entry, fields: [], isTextChanged: false }),
      ),
  ]
}

/** New entries by the one that had their title before, where that is certain: no other lost or new entry of the kind has it. */
export function renamesOf<E extends Pick<Entry, 'collection' | 'title'>>(removed: readonly E[], added: readonly E[]): Map<E, E> {
  const titleOf = ({ collection, title }: E) => `${collection} ${title}`
  const lost = Map.groupBy(removed, titleOf)
  return new Map(
    [...Map.groupBy(added, titleOf)].flatMap(([title, news]): [E, E][] => {
      const olds = lost.get(title) ?? []
      return news.length === 1 && olds.length === 1 ? [[news[0] as E, olds[0] as E]] : []
    }),
  )
}

/** The order of keys and of lists means nothing; items of lists are found again by a key of theirs, else by what they hold. */
export function diffFields(from: unknown, to: unknown, path: readonly string[] = []): FieldChange[] {
  if (canonical(from) === canonical(to)) return []
  if (isMap(from) && isMap(to)) {
    const keys = [...new Set([...Object.keys(from), ...Object.keys(to)])]
    return keys.flatMap((key) => diffFields(from[key], to[key], [...path, key]))
  }
  if (Array.isArray(from) && Array.isArray(to)) return diffLists(from, to, path)
  return [{ path: path.join('.'), from, to }]
}

/** Keys by which items of lists are called, in this order. */
const itemKeys = ['id', 'item', 'on', 'from', 'text']

function diffLists(from: readonly unknown[], to: readonly unknown[], path: readonly string[]): FieldChange[] {
  const key = itemKeys.find((each) => isKeyOf(each, from) && isKeyOf(each, to))
  if (key === undefined) {
    const changes = (list: readonly unknown[], others: readonly unknown[]) => {
      const left = others.map(canonical)
      return list.filter((item) => {
        const place = left.indexOf(canonical(item))
        if (place >= 0) left.splice(place, 1)
        return place < 0
      })
    }
    const name = path.join('.')
    return [
      ...changes(from, to).map((item) => ({ path: name, from: item, to: undefined })),
      ...changes(to, from).map((item) => ({ path: name, from: undefined, to: item })),
    ]
  }
  const byKey = (list: readonly unknown[]) => new Map(list.map((item) => [String((item as Record<string, unknown>)[key]), item]))
  const [before, after] = [byKey(from), byKey(to)]
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((each) => diffFields(before.get(each), after.get(each), [...path, each]))
}

/** Whether every item of a list is a map with that key, no two with the same value. */
function isKeyOf(key: string, list: readonly unknown[]): boolean {
  const values = list.map((item) => (isMap(item) ? item[key] : undefined))
  return values.every((value) => typeof value === 'string' || typeof value === 'number') && new Set(values.map(String)).size === list.length
}

/** The prose of an entry, without its front matter. */
export function bodyOf({ text, hasBody }: Pick<Entry, 'text' | 'hasBody'>): string {
  return hasBody ? blankFrontMatter(text).trim() : ''
}

/** One text for one value, whatever the order in which it is written. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).sort().join(',')}]`
  if (isMap(value)) {
    const fields = Object.entries(value).filter(([, each]) => each !== undefined)
    return `{${fields
      .map(([key, each]) => `${JSON.stringify(key)}:${canonical(each)}`)
      .sort()
      .join(',')}}`
  }
  return JSON.stringify(value) ?? 'undefined'
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
