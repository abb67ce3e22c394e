/** Values that outlive the call that made them. Every such cache is made here, so that one call empties them all. */

const clearers: (() => void)[] = []

export interface LastValue<Value> {
  /** The value that was set last, if it was set for this key. */
  get(key: string): Value | undefined
  set(key: string, value: Value): void
}

/** Holds one value: a value set for another key takes its place. */
export function lastValue<Value>(): LastValue<Value> {
  let last: { key: string; value: Value } | undefined
  clearers.push(() => {
    last = undefined
  })
  return {
    get: (key) => (last?.key === key ? last.value : undefined),
    set(key, value) {
      last = { key, value }
    },
  }
}

/** `make`, called once for each key; what it returns must depend on the key alone. */
export function memoize<Value>(make: (key: string) => Value): (key: string) => Value {
  const values = new Map<string, Value>()
  clearers.push(() => values.clear())
  return (key) => {
    if (!values.has(key)) values.set(key, make(key))
    return values.get(key) as Value
  }
}

/** Forgets everything; tests that share a process begin with it. */
export function clearCaches(): void {
  for (const clear of clearers) clear()
}
