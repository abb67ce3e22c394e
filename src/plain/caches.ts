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

/** Holds so many values; those that were not asked for the longest go first. */
export function recentValues<Value>(limit: number): RecentValues<Value> {
  const values = new Map<string, { value: Value }>()
  clearers.push(() => values.clear())
  const put = (key: string, each: { value: Value }) => {
    values.delete(key)
    values.set(key, each)
  }
  return {
    get(key) {
      const found = values.get(key)
      if (found) put(key, found)
      return found
    },
    set(key, value) {
      put(key, { value })
      for (const oldest of values.keys()) if (values.size > limit) values.delete(oldest)
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
