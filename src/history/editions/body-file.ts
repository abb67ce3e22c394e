/** Printed bodies, kept from build to build: an edition that is added prints only those that no edition before it has. */
import { type KeptBodies, type KeptForms, revisionName } from './bodies.ts'
import type { EditionCache } from './cache.ts'
import type { Edition } from './edition.ts'

/** `key` names all that bodies are printed with but for what they ask. */
export function readBodies(key: string, cache: EditionCache): KeptBodies {
  const bodies = new Map<string, KeptForms>()
  cache.pages(key)?.each((revision, forms) => bodies.set(revision, JSON.parse(forms.toString('utf8')) as KeptForms))
  return bodies
}

/** One after the other, since all together are large. What stands in no edition is needed no longer. */
export function keepBodies(key: string, bodies: KeptBodies, editions: readonly Edition[], cache: EditionCache): void {
  const revisions = new Set(editions.flatMap(({ files }) => files.map(revisionName)))
  cache.keepPages(
    key,
    () => undefined,
    (put) => {
      for (const [revision, forms] of bodies) if (revisions.has(revision)) put(revision, JSON.stringify(forms))
    },
  )
}
