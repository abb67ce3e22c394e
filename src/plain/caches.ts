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

export interface RecentValues<Value> {
  /** In an object of its own, since undefined is a value too. */
  get(key: string): { value: Value } | undefined
  set(key: string, value: Value): void
}

/** Holds values that weigh so much together at most; those that were not asked for the longest go first, and one that's too heavy is not kept. */
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
      // A map lists its keys by when they were set.
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
