/** Anchors of pages besides the headings of their texts. */
import { listings } from '../../collections/listings.ts'
import { type Collection, isOurs, type OurName, ourNames } from '../../collections/table.ts'
import type { EntryIndex } from '../entry-index.ts'
import type { Entry } from '../entry.ts'
import type { Listing } from '../listing.ts'
import { collectionPath } from '../paths.ts'

/** Headings of the text must not use these. `values` are the entry's values as written. */
export function ownAnchors({ anchors = {} }: Collection, values: unknown): string[] {
  const has = (key: string) => {
    const value = (values as Record<string, unknown> | null | undefined)?.[key]
    return Array.isArray(value) ? value.length > 0 : value !== undefined && value !== null
  }
  return Object.entries(anchors).flatMap(([anchor, key]) => (key === true || has(key) ? [anchor] : []))
}

/** The entries behind an anchor of a list; none for an unknown list or anchor. */
export function entriesAtAnchor(path: string, anchor: string, entryIndex: EntryIndex): Entry[] {
  const { anchors = {} } = listingAt(path)
  return ourNames.flatMap((name) => entriesWith(name, anchors, anchor, entryIndex))
}

function entriesWith<C extends OurName>(collection: C, anchors: Anchors, anchor: string, entryIndex: EntryIndex): Entry[] {
  const isMeant: Anchors[C] = anchors[collection]
  if (!isMeant) return []
  return entryIndex.ids(collection).flatMap((id) => {
    const entry = entryIndex.find(collection, id)
    return entry && isMeant(entry, anchor) ? [entry] : []
  })
}

type Anchors = NonNullable<Listing<OurName>['anchors']>

/** The listing of the collection whose list is at a path. */
function listingAt(path: string): Pick<Listing<OurName>, 'anchors' | 'fixedAnchors'> {
  const name = path.split('/')[1] ?? ''
  return isOurs(name) && path === collectionPath(name) ? (listings[name] ?? {}) : {}
}

/** Whether a list page has an anchor. */
export function listHasAnchor(path: string, anchor: string, entryIndex: EntryIndex): boolean {
  return listingAt(path).fixedAnchors?.includes(anchor) === true || entriesAtAnchor(path, anchor, entryIndex).length > 0
}
