/**
 * What `astro:content` reads. The handbook's collections come from the handbook of this run, for its audience and its time, also if a kept
 * bundle renders the pages; a company's other collections come from Astro's own store. See `src/integrations/data-store.ts`.
 */
import { type AstroEntry, findAstroEntries } from './astro-entries.ts'
import { getSite } from './handbook.ts'

type OrPromise<T> = T | Promise<T>

/** What Astro's `getCollection` and `getEntry` call; see astro/dist/content/runtime.js, 7.3.5. */
interface DataStore {
  hasCollection(collection: string): OrPromise<boolean>
  get(collection: string, id: string): OrPromise<unknown>
  values(collection: string): OrPromise<readonly unknown[]>
}

/** Puts the handbook's collections in front of Astro's own store. */
export function withHandbook(astro: { get(): Promise<DataStore> }): { get(): Promise<DataStore> } {
  return {
    async get() {
      const [site, others] = [await getSite(), await astro.get()]
      const find = (collection: string): ReadonlyMap<string, AstroEntry> | undefined => findAstroEntries(site, collection)
      return {
        hasCollection: (collection) => find(collection) !== undefined || others.hasCollection(collection),
        get: (collection, id) => {
          const ours = find(collection)
          return ours ? ours.get(id) : others.get(collection, id)
        },
        values: (collection) => {
          const ours = find(collection)
          return ours ? [...ours.values()] : others.values(collection)
        },
      }
    },
  }
}
