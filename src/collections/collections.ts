/** The collections of a handbook: those of the tool, then those that a company defines in its configuration. */
import type { Collection } from './define.ts'
import { type CollectionName, collections as ours, isOurs, type OwnName } from './table.ts'

export interface Collections {
  /** In the order in which they are listed. */
  readonly names: readonly CollectionName[]
  /** Those that are a folder with a file for each entry. */
  readonly folders: readonly CollectionName[]
  /** Those with a list for readers, in the order in which lists are named beside each other. */
  readonly listed: readonly CollectionName[]
  /** What a company defines. */
  readonly own: readonly Collection[]
  /** Whether there is one of that name. */
  has(name: string): name is CollectionName
  of(name: CollectionName): Collection
  /** The collection of that name; undefined if there is none. */
  find(name: string): Collection | undefined
  /** Names the code of the company's own: another one where that changed. */
  readonly code: string
  /** What tells them apart from those of another configuration, for keys of what is kept. */
  toJSON(): unknown
}

/** `own` are definitions that were found sound. */
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

/** Those of the tool alone. */
export const ourCollections: Collections = collectionsWith([])
