/** Memoizes values derived from a handbook that many pages need. */
const known = new WeakMap<object, Map<string, unknown>>()

/** Memoizes `make` by handbook and name. Its result must depend on these alone. */
export function memoizeFor<T>(handbook: object, name: string, make: () => T): T {
  const values = known.get(handbook) ?? new Map<string, unknown>()
  known.set(handbook, values)
  if (!values.has(name)) values.set(name, make())
  return values.get(name) as T
}
