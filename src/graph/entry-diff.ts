/**
 * Compares two versions of the same entries: which were added, removed or renamed, and which fields changed. Pure. `strategy-diff.ts`
 * interprets strategies based on it, and block-by-block comparison of texts builds on it.
 */
import type { CollectionName } from '../collections/table.ts'
import { blankFrontMatter } from '../sources/front-matter.ts'
import { type Entry, keyOf } from './entry.ts'

export interface FieldChange {
  /** Keys from the top, joined by dots: `measures.share.target`. A list item is named by its key. */
  path: string
  /** Undefined if it was added. */
  from: unknown
  /** Undefined if it was removed. */
  to: unknown
}

export interface EntryChange {
  kind: 'added' | 'removed' | 'renamed' | 'changed'
  collection: CollectionName
  /** The current entry, or the old one if it was removed. */
  entry: Entry
  /** The old entry; undefined if it was added. */
  before: Entry | undefined
  fields: FieldChange[]
  /** Whether the prose changed. */
  isTextChanged: boolean
}

/** Identifies the document of an entry, whatever its file is called; undefined if unknown. */
export type DocumentName = (entry: Entry) => string | undefined

/**
 * Pairs each entry of `after` with its earlier version: the same document by history, else the same id, else the same title if that's
 * unambiguous. Every comparison of two states uses these pairs.
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

/** In the order of `after`, then removals. Unchanged entries are left out. */
export function diffEntries(
  allBefore: readonly Entry[],
  allAfter: readonly Entry[],
  names?: { before: DocumentName; after: DocumentName },
): EntryChange[] {
  // An item may contain the redacted words.
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

/** New entries by the old entry with the same title, if no other added or removed entry of the kind has that title. */
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

/** The order of keys and lists doesn't matter; list items are matched by a key, else by content. */
export function diffFields(from: unknown, to: unknown, path: readonly string[] = []): FieldChange[] {
  if (canonical(from) === canonical(to)) return []
  if (isMap(from) && isMap(to)) {
    const keys = [...new Set([...Object.keys(from), ...Object.keys(to)])]
    return keys.flatMap((key) => diffFields(from[key], to[key], [...path, key]))
  }
  if (Array.isArray(from) && Array.isArray(to)) return diffLists(from, to, path)
  return [{ path: path.join('.'), from, to }]
}

/** Keys that identify list items, in order of preference. */
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

/** Whether every list item is a map with that key and a unique value. */
function isKeyOf(key: string, list: readonly unknown[]): boolean {
  const values = list.map((item) => (isMap(item) ? item[key] : undefined))
  return values.every((value) => typeof value === 'string' || typeof value === 'number') && new Set(values.map(String)).size === list.length
}

/** The prose of an entry, without front matter. */
export function bodyOf({ text, hasBody }: Pick<Entry, 'text' | 'hasBody'>): string {
  return hasBody ? blankFrontMatter(text).trim() : ''
}

/** A canonical text for a value, independent of key order. */
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
