/** Fields of public entries that no public page prints. A test compares this with the pages. */
import { type CollectionName, collectionOf } from '../collections/table.ts'

/** Customers see what's derived from these, never the values. */
const derivedFrom: Partial<Record<CollectionName, readonly string[]>> = { milestones: ['scope'] }

export function isForStaff(collection: CollectionName, field: string): boolean {
  return [...(derivedFrom[collection] ?? []), ...(collectionOf(collection)?.staffFields ?? [])].includes(field)
}
