import { type KeptBodies, type KeptForms, revisionName } from './bodies.ts'
import type { EditionCache } from './cache.ts'
import type { Edition } from './edition.ts'

export function readBodies(key: string, cache: EditionCache): KeptBodies {
  const bodies = new Map<string, KeptForms>()
  cache.pages(key)?.each((revision, forms) => bodies.set(revision, JSON.parse(forms.toString('utf8')) as KeptForms))
  return bodies
}

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
