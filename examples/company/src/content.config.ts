/** Gibt unseren Seiten `getCollection` und `getEntry`. */
import { handbookCollection, handbookCollections } from 'astro-handbook'
import { lieferanten } from '../handbuch/lieferanten.ts'

export const collections = { ...handbookCollections(['releases']), lieferanten: handbookCollection(lieferanten) }
