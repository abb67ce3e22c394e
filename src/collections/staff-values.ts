/** Values of a public entry that are for staff. */
import type { Collection } from './table.ts'

type Kept = Pick<Collection, 'staffFields' | 'staffParts' | 'staffValues'>

/** An entry's values without those for staff. Unchanged values are the same objects. */
export function withoutStaffValues(
  values: Record<string, unknown>,
  { staffFields = [], staffParts = {}, staffValues = {} }: Kept,
): Record<string, unknown> {
  const isForStaff = (name: string, value: unknown) =>
    staffFields.includes(name) || (staffValues[name] !== undefined && staffValues[name] === value)
  const all = Object.entries(values)
  if (!all.some(([name, value]) => isForStaff(name, value) || staffParts[name] !== undefined)) return values
  return Object.fromEntries(
    all.filter(([name, value]) => !isForStaff(name, value)).map(([name, value]) => [name, withoutKeys(value, staffParts[name])]),
  )
}

/** The rows of a list without some of their keys. */
function withoutKeys(rows: unknown, keys: readonly string[] | undefined): unknown {
  if (keys === undefined || !Array.isArray(rows)) return rows
  return rows.map((row: object) => Object.fromEntries(Object.entries(row).filter(([key]) => !keys.includes(key))))
}
