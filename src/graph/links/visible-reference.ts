/** References as readers see them: the entry, or nothing. An id is never printed instead. */
import { withoutStaffValues } from '../../collections/staff-values.ts'
import type { Audience } from '../../collections/fields/common.ts'
import { type FieldMeta, isCalendarDay } from '../../collections/fields/fields.ts'
import { findReferences, withoutReferences } from '../../collections/fields/references.ts'
import { type EntryIndex, indexEntries } from '../entry-index.ts'
import { type Entry, isExported, withData } from '../entry.ts'

/** The entry that a value refers to. `*` means any collection: then the value is `COLLECTION/ID`. */
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

/** Whether a value is a date or a whole collection, where its field allows one instead of a reference, COLLECTION/ID. */
export function isNoReference(value: string, { dateToo = false, collectionToo = false }: FieldMeta): boolean {
  return (dateToo && isCalendarDay(value)) || (collectionToo && !value.includes('/'))
}

/**
 * The entries that are meaningful without the hidden ones: a release of a hidden offering isn't. A reference to a missing entry is an error
 * of its own, and doesn't hide anything.
 */
export function withoutResting(entries: readonly Entry[], hidden: readonly Entry[]): Entry[] {
  const unseen = indexEntries(hidden)
  const isHidden = (value: string, { references = [] }: FieldMeta) => findReferenced(value, references, unseen) !== undefined
  return entries.filter((entry) => !restsOn(entry, isHidden))
}

/**
 * The entries as their readers see them: without references to hidden entries, and without rows that need such a reference. Customers'
 * entries contain no staff content. Unchanged entries stay the same object. References to `others` are allowed too.
 */
export function withVisibleReferences(entries: readonly Entry[], others: readonly Entry[], audience: Audience): Entry[] {
  const entryIndex = indexEntries([...entries, ...others])
  return entries.map((entry) => visibleEntry(entry, entryIndex, audience))
}

/** One entry as seen by readers who see the entries in the index. */
export function visibleEntry(entry: Entry, entryIndex: EntryIndex, audience: Audience): Entry {
  const { definition } = entry
  // References from an export's labels are looked up where they're shown, which is to staff only.
  if (!entry.isTyped || isExported(entry)) return entry
  const isUnseen = (value: string, meta: FieldMeta) =>
    !isNoReference(value, meta) && !findReferenced(value, meta.references ?? [], entryIndex)
  // Keep references of an entry that refers only to missing entries: without them, it would apply to everything.
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
