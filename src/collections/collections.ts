/** The collections of a handbook: the built-in ones, then the company's. */
import type { Collection } from './define.ts'
import { type CollectionName, collections as ours, isOurs, type OwnName } from './table.ts'

export interface Collections {
  /** In listing order. */
  readonly names: readonly CollectionName[]
  /** Collections with a folder and a file per entry. */
  readonly folders: readonly CollectionName[]
  /** Collections with a public list, in the order in which lists are named together. */
  readonly listed: readonly CollectionName[]
  /** The company's collections. */
  readonly own: readonly Collection[]
  /** Whether a collection of that name exists. */
  has(name: string): name is CollectionName
  of(name: CollectionName): Collection
  /** The collection of that name; undefined if there is none. */
  find(name: string): Collection | undefined
  /** Identifies the company's code: changes when the code does. */
  readonly code: string
  /** Distinguishes them from those of another configuration, for cache keys. */
  toJSON(): unknown
}

/** `own` are validated definitions. */
export function collectionsWith(own: readonly Collection[], code = ''): Collections {
  const byName = new Map<string, Collection>([...Object.values<Collection>(ours), ...own].map((each) => [each.name, each]))
  const isOwn = (name: string): name is OwnName => !isOurs(name) && byName.has(name)
  const has = (name: string): name is CollectionName => isOurs(name) || isOwn(name)
  const names = [...byName.keys()].filter(has)
  const of = (name: CollectionName): Collection => {
    const found = byName.get(name)
    if (!found) throw new Error(`There is no collection "${name}".`)
    return found
  }
  const orderOf = (name: CollectionName) => of(name).nav?.order ?? Number.POSITIVE_INFINITY
  return {
    names,
    folders: names.filter((name) => of(name).form === 'folder'),
    listed: names.filter((name) => of(name).title !== undefined).toSorted((a, b) => orderOf(a) - orderOf(b) || 0),
    own,
    has,
    of,
    find: (name) => byName.get(name),
    code,
    toJSON() {
      return [own.map(({ name }) => name), this.code]
    },
  }
}

/** The built-in collections only. */
export const ourCollections: Collections = collectionsWith([])
