/** Fields of public entries that no public page prints. A test holds this table to what the pages do. */
import type { CollectionName } from '../schemas/collections.ts'

const staffFields: Partial<Record<CollectionName, readonly string[]>> = { milestones: ['scope'] }

export function isForStaff(collection: CollectionName, field: string): boolean {
  return staffFields[collection]?.includes(field) ?? false
}
