/** Lets pages in src/pages read the handbook with Astro's `getCollection`, `getEntry` and `render`. */
import { handbookCollections } from './astro-collections.ts'

export const collections = handbookCollections(['changelog', 'releases'])
