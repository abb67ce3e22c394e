/** References as the readers of a handbook see them: the entry, or nothing. An id is never printed in its place. */
import { collectionOf } from '../schemas/collections.ts'
import type { Audience } from '../schemas/common.ts'
import type { FieldMeta } from '../schemas/fields.ts'
import { isCalendarDay } from '../schemas/fields.ts'
import { findReferences, withoutReferences } from '../schemas/references.ts'
import { type Catalogue, catalogueOf } from './catalogue.ts'
import type { Entry } from './entry.ts'

/** The entry that a value means, among those of the catalogue. `*` stands for any collection: then the value is `COLLECTION/ID`. */
export function findReferenced(value: string, collections: readonly string[], catalogue: Catalogue): Entry | undefined {
  if (collections[0] !== '*') return collections.map((name) => catalogue.find(name, value)).find((each) => each !== undefined)
  const [collection, id] = splitKey(value.split('#')[0] ?? '')
  return catalogue.find(collection, id)
}

/** `COLLECTION/ID`; without a slash, the id is empty. */
export function splitKey(key: string): [collection: string, id: string] {
  const slash = key.indexOf('/')
  return slash < 0 ? [key, ''] : [key.slice(0, slash), key.slice(slash + 1).replace(/\/$/, '')]
}

/** Whether a value stands for a day or a whole collection, where its field may hold one instead of a reference. */
export function isNoReference(value: string, { dateToo = false, collectionToo = false }: FieldMeta): boolean {
  return (dateToo && isCalendarDay(value)) || (collectionToo && collectionOf(value) !== undefined)
}

/**
 * The entries as their readers see them. Their values hold no reference to an entry that is not among them, and a row that cannot be
 * read without its reference is left out whole. Entries about nothing that these readers see are left out too. What stays the same
 * is the same object. `others` can be referred to as well.
 */
export function withVisibleReferences(entries: readonly Entry[], others: readonly Entry[], audience: Audience): Entry[] {
  let left = [...entries]
  for (;;) {
    const catalogue = catalogueOf([...left, ...others])
    const isHidden = (value: string, meta: FieldMeta) => isUnseen(value, meta, catalogue)
    const standing = left.filter((entry) => !restsOn(entry, isHidden))
    // What rested on an entry that has just been left out goes with it.
    if (standing.length === left.length) return standing.map((entry) => visibleEntry(entry, catalogue, audience))
    left = standing
  }
}

/** One entry as readers see it who see the entries of the catalogue. */
export function visibleEntry(entry: Entry, catalogue: Catalogue, audience: Audience): Entry {
  const collection = collectionOf(entry.collection)
  if (!collection || !entry.isTyped) return entry
  const staffFields = audience === 'staff' ? [] : (collection.staffFields ?? [])
  const shown = withoutReferences(collection.schema, entry.data, ({ value, meta }) => isUnseen(value, meta, catalogue))
  const isForStaff = (name: string) => staffFields.includes(name)
  const data = Object.keys(shown).some(isForStaff) ? Object.fromEntries(Object.entries(shown).filter(([name]) => !isForStaff(name))) : shown
  return data === entry.data ? entry : { ...entry, data: data as Entry['data'] }
}

/** Whether an entry is about something, and all of that is hidden. */
export function restsOn(entry: Entry, isHidden: (value: string, meta: FieldMeta) => boolean): boolean {
  const schema = collectionOf(entry.collection)?.schema
  if (!schema || !entry.isTyped) return false
  const essential = findReferences(schema, entry.data).filter(({ meta }) => meta.essential)
  return essential.length > 0 && essential.every(({ value, meta }) => isHidden(value, meta))
}

function isUnseen(value: string, meta: FieldMeta, catalogue: Catalogue): boolean {
  return !isNoReference(value, meta) && !findReferenced(value, meta.references ?? [], catalogue)
}
