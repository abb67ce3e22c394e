/** Values that follow from a handbook and are needed for many pages: each is made once. */
const known = new WeakMap<object, Map<string, unknown>>()

/** The value of that name for a handbook; `make` must depend on the handbook and the name alone. */
export function memoizeFor<T>(handbook: object, name: string, make: () => T): T {
  const values = known.get(handbook) ?? new Map<string, unknown>()
  known.set(handbook, values)
  if (!values.has(name)) values.set(name, make())
  return values.get(name) as T
}
