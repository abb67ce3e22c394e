/** Fields of public entries that no public page prints. A test holds this to what the pages do. */
import { type CollectionName, collectionOf } from '../collections/table.ts'

/** Customers see what is made of these, never the values. */
const derivedFrom: Partial<Record<CollectionName, readonly string[]>> = { milestones: ['scope'] }

export function isForStaff(collection: CollectionName, field: string): boolean {
  return [...(derivedFrom[collection] ?? []), ...(collectionOf(collection)?.staffFields ?? [])].includes(field)
}
