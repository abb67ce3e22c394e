/** Values in a store, as JSON. */
import type { Store } from './store.ts'

/** The value kept for a key. The key must name its type's version too, as a digest of the program does. */
export function getValue<T>(store: Store, key: string): T | undefined {
  const bytes = store.get(key)
  return bytes && (JSON.parse(bytes.toString('utf8')) as T)
}

export function putValue<T>(store: Store, key: string, value: T): void {
  store.put(key, Buffer.from(JSON.stringify(value)))
}
