/** Gives whatever is made from a handbook the store where results are kept from build to build. */
import { noStore, type Store, storeKey } from './store.ts'

const stores = new WeakMap<object, Store>()

/** Keeps results made from this handbook. Without this, nothing is kept. */
export function keepResults(handbook: object, store: Store): void {
  stores.set(handbook, store)
}

/** Returns the store for a handbook's results. */
export function resultsOf(handbook: object): Store {
  return stores.get(handbook) ?? noStore
}

/** Returns the text kept for a handbook under these parts, or makes and keeps it. `parts` must name all that `make` uses. */
export function keepText(handbook: object, parts: readonly string[], make: () => string): string {
  const store = resultsOf(handbook)
  if (store === noStore) return make()
  const key = storeKey(...parts)
  const kept = store.get(key)
  if (kept) return kept.toString()
  const text = make()
  store.put(key, Buffer.from(text))
  return text
}
