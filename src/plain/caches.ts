/** All caches that outlive a call are made here, so that one call can clear them. */

const clearers: (() => void)[] = []

export interface LastValue<Value> {
  /** Returns the last value, if it was set for this key. */
  get(key: string): Value | undefined
  set(key: string, value: Value): void
}

/** Creates a cache for one value. A value for another key replaces it. */
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

export interface RecentValues<Value> {
  /** Wraps the value, since it may be undefined. */
  get(key: string): { value: Value } | undefined
  set(key: string, value: Value): void
}

/** Creates an LRU cache with a limit on the total weight. A value over the limit isn't stored. */
export function recentValues<Value>(limit: number, weigh: (value: Value) => number): RecentValues<Value> {
  const values = new Map<string, { value: Value }>()
  let weight = 0
  clearers.push(() => {
    values.clear()
    weight = 0
  })
  const remove = (key: string) => {
    const found = values.get(key)
    if (found) weight -= weigh(found.value)
    values.delete(key)
  }
  return {
    get(key) {
      const found = values.get(key)
      if (!found) return undefined
      // A Map iterates in insertion order, so move the key to the end.
      values.delete(key)
      values.set(key, found)
      return found
    },
    set(key, value) {
      remove(key)
      if (weigh(value) > limit) return
      values.set(key, { value })
      weight += weigh(value)
      for (const oldest of values.keys()) if (weight > limit) remove(oldest)
    },
  }
}

/** Memoizes `make` by key. Its result must depend on the key alone. */
export function memoize<Value>(make: (key: string) => Value): (key: string) => Value {
  const values = new Map<string, Value>()
  clearers.push(() => values.clear())
  return (key) => {
    if (!values.has(key)) values.set(key, make(key))
    return values.get(key) as Value
  }
}

/** Clears all caches, for tests that share a process. */
export function clearCaches(): void {
  for (const clear of clearers) clear()
}
