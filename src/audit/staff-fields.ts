/** Fields of public entries that no public page prints. A test compares this with the pages. */
import type { Collection, OurName } from '../collections/table.ts'

/** Customers see what's derived from these, never the values. */
const derivedFrom: Readonly<Partial<Record<string, readonly string[]>>> = { milestones: ['scope'] } satisfies {
  [Name in OurName]?: readonly string[]
}

export function isForStaff({ name, staffFields = [] }: Collection, field: string): boolean {
  return [...(derivedFrom[name] ?? []), ...staffFields].includes(field)
}
