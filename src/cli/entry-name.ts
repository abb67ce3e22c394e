/** An entry named on the command line. */
import type { Collections } from '../collections/collections.ts'
import type { CollectionName } from '../collections/table.ts'
import { CallError } from './common.ts'
import { resolveKind } from './ls.ts'

/** Reads KIND/ID, where the kind is a collection or its noun, and the id may have the ending of its file. */
export function readEntryName(given: string, collections: Collections): { collection: CollectionName; id: string } {
  const [kind = '', ...rest] = given.split('/')
  if (rest.length === 0 || rest.join('') === '') throw new CallError(`"${given}" is not KIND/ID, for example roadmap/audit-export.`)
  return { collection: resolveKind(kind, collections), id: rest.join('/').replace(/\/$|\.(mdx?|ya?ml)$/i, '') }
}
