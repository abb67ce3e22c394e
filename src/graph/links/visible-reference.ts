/** References as the readers of a handbook see them: the entry, or nothing. An id is never printed in its place. */
import { withoutStaffValues } from '../../collections/staff-values.ts'
import type { Audience } from '../../collections/fields/common.ts'
import { type FieldMeta, isCalendarDay } from '../../collections/fields/fields.ts'
import { findReferences, withoutReferences } from '../../collections/fields/references.ts'
import { type EntryIndex, indexEntries } from '../entry-index.ts'
import { type Entry, isExported, withData } from '../entry.ts'

/** The entry that a value means, among those of the catalogue. `*` stands for any collection: then the value is `COLLECTION/ID`. */
export function findReferenced(value: string, collections: readonly string[], entryIndex: EntryIndex): Entry | undefined {
  if (collections[0] !== '*') return collections.map((name) => entryIndex.find(name, value)).find((each) => each !== undefined)
  const [collection, id] = splitKey(value.split('#')[0] ?? '')
  return entryIndex.find(collection, id)
}

/** `COLLECTION/ID`; without a slash, the id is empty. */
export function splitKey(key: string): [collection: string, id: string] {
  const slash = key.indexOf('/')
  return slash < 0 ? [key, ''] : [key.slice(0, slash), key.slice(slash + 1).replace(/\/$/, '')]
}

/** Whether a value stands for a day or a whole collection, where its field may hold one instead of a reference, COLLECTION/ID. */
export function isNoReference(value: string, { dateToo = false, collectionToo = false }: FieldMeta): boolean {
  return (dateToo && isCalendarDay(value)) || (collectionToo && !value.includes('/'))
}

/**
 * The entries that say something to readers who do not see the hidden ones: a release of a hidden offering does not. What leads to no
 * entry at all is an error of its own, and no reason to hide anything.
 */
export function withoutResting(entries: readonly Entry[], hidden: readonly Entry[]): Entry[] {
  const unseen = indexEntries(hidden)
  const isHidden = (value: string, { references = [] }: FieldMeta) => findReferenced(value, references, unseen) !== undefined
  return entries.filter((entry) => !restsOn(entry, isHidden))
}

/**
 * The entries as their readers see them: their values hold no reference to an entry that is not among them, and a row that cannot be
 * read without its reference is left out whole. Those of customers hold nothing that is for staff. What stays the same is the same object. `others` can be referred to as well.
 */
export function withVisibleReferences(entries: readonly Entry[], others: readonly Entry[], audience: Audience): Entry[] {
  const entryIndex = indexEntries([...entries, ...others])
  return entries.map((entry) => visibleEntry(entry, entryIndex, audience))
}

/** One entry as readers see it who see the entries of the catalogue. */
export function visibleEntry(entry: Entry, entryIndex: EntryIndex, audience: Audience): Entry {
  const { definition } = entry
  // Of an export, what its labels lead to is looked up where it is shown: to staff alone.
  if (!entry.isTyped || isExported(entry)) return entry
  const isUnseen = (value: string, meta: FieldMeta) =>
    !isNoReference(value, meta) && !findReferenced(value, meta.references ?? [], entryIndex)
  // An entry that is about nothing there is keeps what it says: without it, it would be about everything.
  const isLost = restsOn(entry, isUnseen)
  const shown = withoutReferences(definition.schema, entry.data, ({ value, meta }) => !(isLost && meta.essential) && isUnseen(value, meta))
  const data = audience === 'staff' ? shown : withoutStaffValues(shown, definition)
  return data === entry.data ? entry : withData(entry, data)
}

/** Whether an entry is about something, and all of that is hidden. */
export function restsOn(entry: Entry, isHidden: (value: string, meta: FieldMeta) => boolean): boolean {
  if (!entry.isTyped) return false
  const essential = findReferences(entry.definition.schema, entry.data).filter(({ meta }) => meta.essential)
  return essential.length > 0 && essential.every(({ value, meta }) => isHidden(value, meta))
}
