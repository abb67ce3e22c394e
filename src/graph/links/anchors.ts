/** Anchors that pages have beside the headings of their texts. */
import { matrixAnchor, releaseAnchor } from '../../plain/list-anchors.ts'
import { type CollectionName, collectionOf } from '../../collections/table.ts'
import type { Catalogue } from '../catalogue.ts'
import type { Entry } from '../entry.ts'
import { slugOf } from '../sections.ts'

/** Headings of the text keep clear of these. `values` are the entry's values as written. */
export function ownAnchors(collection: CollectionName, values: unknown): string[] {
  const has = (key: string) => {
    const value = (values as Record<string, unknown> | null | undefined)?.[key]
    return Array.isArray(value) ? value.length > 0 : value !== undefined && value !== null
  }
  return Object.entries(collectionOf(collection)?.anchors ?? {}).flatMap(([anchor, key]) => (key === true || has(key) ? [anchor] : []))
}

/** The entries that an anchor of a list stands for; none for a page without a known list, or an anchor that is not there. */
export function entriesAtAnchor(path: string, anchor: string, catalogue: Catalogue): Entry[] {
  const named = (collection: CollectionName, test: (entry: Entry) => boolean) =>
    catalogue.ids(collection).flatMap((id) => {
      const entry = catalogue.find(collection, id)
      return entry && test(entry) ? [entry] : []
    })
  const areas = () => named('areas', ({ title }) => slugOf(title) === anchor)
  switch (path) {
    case '/changelog/':
      return named('releases', (release) => releaseAnchor(release) === anchor)
    case '/releases/':
      return named('releases', ({ id }) => `v${id.split('.')[0]}` === anchor)
    case '/features/':
      return [...areas(), ...named('offerings', ({ id }) => matrixAnchor(id) === anchor)]
    case '/roadmap/':
      return areas()
    case '/glossary/':
      return named('glossary', ({ id }) => id === anchor)
    default:
      return []
  }
}

/** Whether a page that lists entries has an anchor. */
export function listHasAnchor(path: string, anchor: string, catalogue: Catalogue): boolean {
  return (path === '/changelog/' && anchor === releaseAnchor(undefined)) || entriesAtAnchor(path, anchor, catalogue).length > 0
}
