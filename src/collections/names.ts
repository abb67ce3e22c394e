/** The names of all collections, in the order in which they are listed. */
import { z } from 'zod'
import { audienceSchema } from './fields/common.ts'

/** Those that are a folder, a file for each entry. */
export const folderNames = [
  'handbook',
  'roles',
  'strategy',
  'objectives',
  'insights',
  'roadmap',
  'backlog',
  'milestones',
  'decisions',
  'openings',
  'features',
  'releases',
  'changelog',
] as const

export const collectionNames = [
  ...folderNames,
  'people',
  'tiers',
  'offerings',
  'areas',
  'triage',
  'glossary',
  'editions',
  'withheld',
  'redirects',
  'broadcasts',
] as const

export type CollectionName = (typeof collectionNames)[number]

/** An audience for some of the collections; a misspelled name must not leave one public. */
export const audienceByCollection = () => z.strictObject(byCollection(audienceSchema.optional()))

/** A shape with the same field for every collection. */
export function byCollection<T extends z.ZodType>(field: T): Record<CollectionName, T> {
  return Object.fromEntries(collectionNames.map((name) => [name, field])) as Record<CollectionName, T>
}

/** A shape with the same field for every collection that is a folder. */
export function byFolder<T extends z.ZodType>(field: T): Record<(typeof folderNames)[number], T> {
  return Object.fromEntries(folderNames.map((name) => [name, field])) as Record<(typeof folderNames)[number], T>
}
