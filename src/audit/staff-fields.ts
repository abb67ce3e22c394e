/** Fields of public entries that no public page prints. A test holds this to what the pages do. */
import type { Collection, OurName } from '../collections/table.ts'

/** Customers see what is made of these, never the values. */
const derivedFrom: Readonly<Partial<Record<string, readonly string[]>>> = { milestones: ['scope'] } satisfies {
  [Name in OurName]?: readonly string[]
}

export function isForStaff({ name, staffFields = [] }: Collection, field: string): boolean {
  return [...(derivedFrom[name] ?? []), ...staffFields].includes(field)
}
