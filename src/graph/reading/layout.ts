/** The folders of each collection. A company folder without collection folders is the handbook itself. */
import type { Collections } from '../../collections/collections.ts'
import type { CollectionName } from '../../collections/table.ts'
import { findFrontMatter } from '../../sources/front-matter.ts'
import type { Origins } from '../../sources/git/content-paths.ts'
import type { SourceFile } from '../../sources/source.ts'

export interface Layout {
  /** `own`: each collection in a folder of its name. `plain`: all pages belong to the handbook. `set`: as configured under `folders`. */
  kind: 'own' | 'plain' | 'set'
  /** The existing collections. */
  collections: Collections
  /** Folder of each collection, without a trailing slash; '' is the content folder. For nested folders, the innermost wins. */
  folders: ReadonlyMap<CollectionName, string>
  /** Files with another location while the content had another layout. */
  earlier?: { paths: ReadonlySet<string>; layout: Layout } | undefined
  /** Of an old commit: what its links are relative to, if files have moved since. */
  origins?: Origins | undefined
}

/** The configured collections and folders. */
export interface FolderSettings {
  collections: Collections
  folders?: Readonly<Partial<Record<string, string>>> | undefined
}

const topReadme = /^readme\.mdx?$/i

export function ownFolders(collections: Collections): Layout {
  return { kind: 'own', collections, folders: new Map(collections.folders.map((name) => [name, name])) }
}

export function plainFolder(collections: Collections): Layout {
  return { kind: 'plain', collections, folders: new Map([['handbook', '']]) }
}

/** The layout that was detected, else each collection in a folder of its name. */
export function layoutIn({ layout, config }: { layout?: Layout | undefined; config: FolderSettings }): Layout {
  return layout ?? ownFolders(config.collections)
}

/**
 * The layout from `folders` in the configuration. If one collection has the content folder, the others have their configured folder, or
 * none.
 */
export function layoutSet({ collections, folders = {} }: FolderSettings): Layout {
  const given = collections.folders.flatMap((name): [CollectionName, string][] => {
    const folder = folders[name]
    return folder === undefined ? [] : [[name, folder]]
  })
  const taken = new Set(given.map(([, folder]) => folder))
  const others = collections.folders.filter((name) => folders[name] === undefined && !taken.has(name)).map((name) => [name, name] as const)
  return { kind: 'set', collections, folders: new Map(taken.has('') ? given : [...given, ...others]) }
}

/**
 * Detects the layout of a content folder. Unless configured, it's plain if there are pages outside collection folders and those folders, if
 * any, contain only prose: a folder `roles/` of ordinary pages isn't a collection. A `README.md` at the top of collection folders describes
 * them.
 */
export function findLayout(files: readonly SourceFile[], { collections, folders = {} }: FolderSettings): Layout {
  if (Object.keys(folders).length > 0) return layoutSet({ collections, folders })
  const inside = files.filter(({ path }) => folderOf(path, collections) !== undefined)
  if (inside.some((file) => isTyped(file, collections))) return ownFolders(collections)
  const pages = files.filter(({ path }) => isPage(path) && folderOf(path, collections) === undefined)
  const strays = inside.length > 0 ? pages.filter(({ path }) => !topReadme.test(path)) : pages
  return strays.length > 0 ? plainFolder(collections) : ownFolders(collections)
}

/** Whether a file in a collection's folder is clearly an entry: by its format, or by a key that pages don't have. */
function isTyped({ path, text }: SourceFile, collections: Collections): boolean {
  const collection = folderOf(path, collections)
  if (collection === undefined) return false
  if (collection === 'handbook') return isPage(path)
  if (!isPage(path)) return true
  const found = findFrontMatter(text)
  if (found.kind !== 'present') return false
  const { shape } = collections.of(collection).schema
  const shared = collections.of('handbook').schema.shape
  const keys = Array.from(text.slice(found.yaml.start, found.yaml.end).matchAll(/^["']?([\w-]+)["']?[ \t]*:/gm), ([, key = '']) => key)
  return keys.some((key) => Object.hasOwn(shape, key) && !Object.hasOwn(shared, key))
}

/**
 * The layout of an old tree: as configured if the configured folders contain anything, else detected. `textsOf` reads files, and is only
 * called if paths aren't enough.
 */
export function layoutThen<File extends { path: string }>(
  tree: readonly File[],
  today: Layout,
  textsOf: (files: readonly File[]) => readonly SourceFile[],
): Layout {
  if (today.kind === 'set' && tree.some(({ path }) => isOf(path, today))) return today
  const bare = (files: readonly File[]) => files.map(({ path }) => ({ path, text: '' }))
  const { collections } = today
  const found = findLayout(bare(tree), { collections })
  if (found.kind === 'own') return found
  const inFolders = tree.filter(({ path }) => isPage(path) && folderOf(path, collections) !== undefined)
  return findLayout([...bare(tree), ...textsOf(inFolders)], { collections })
}

/** Today's layout, and the other one for pages from before the content was moved. `commits` lists parents first. */
export function layoutOver(commits: readonly Commit[], today: Layout): Layout {
  const other = otherLayout(today)
  const there = new Set<string>()
  const paths = new Set<string>()
  for (const { changes } of commits) {
    for (const change of changes)
      if (change.kind === 'removed') there.delete(change.path)
      else if (change.kind === 'renamed') there.delete(change.from)
    const pages = changes.flatMap(({ kind, path }) => (kind === 'removed' ? [] : [path]))
    for (const path of pages) if (isOf(path, today)) there.add(path)
    if (there.size > 0) continue
    for (const path of pages)
      if (isPage(path) && (other.kind === 'plain' ? folderOf(path, today.collections) === undefined : collectionAt(path, other)))
        paths.add(path)
  }
  return paths.size === 0 ? today : { ...today, earlier: { paths, layout: other } }
}

/** Path changes of a commit. */
interface Commit {
  changes: readonly ({ kind: 'added' | 'changed' | 'removed'; path: string } | { kind: 'renamed'; path: string; from: string })[]
}

/** The layout before content was moved into collection folders, or out of them. */
function otherLayout({ kind, collections }: Layout): Layout {
  return kind === 'own' ? plainFolder(collections) : ownFolders(collections)
}

/** Whether the paths alone determine the layout; a folder `roles/` of Markdown is ambiguous. */
function isOf(path: string, { kind, folders, collections }: Layout): boolean {
  if (kind === 'plain') return isPage(path) && folderOf(path, collections) === undefined && !topReadme.test(path)
  if (kind === 'own')
    return path.startsWith('handbook/') ? isPage(path) : folderOf(path, collections) !== undefined && /\.(ya?ml|json)$/i.test(path)
  return [...folders.values()].some((folder) => (folder === '' ? isPage(path) : path.startsWith(`${folder}/`)))
}

/** The collection whose folder contains a path, and the rest of the path; undefined outside collections. */
export function collectionAt(path: string, { folders }: Layout): { collection: CollectionName; inside: string } | undefined {
  let found: { collection: CollectionName; folder: string } | undefined
  for (const [collection, folder] of folders)
    if ((folder === '' || path.startsWith(`${folder}/`)) && (!found || folder.length > found.folder.length)) found = { collection, folder }
  return found && { collection: found.collection, inside: found.folder === '' ? path : path.slice(found.folder.length + 1) }
}

/** The path of an entry's file or folder, from its id; undefined if the collection has no folder here. */
export function pathIn(collection: CollectionName, inside: string, { folders }: Layout): string | undefined {
  const folder = folders.get(collection)
  if (folder === undefined) return undefined
  return [folder, inside].filter((part) => part !== '').join('/')
}

/** The address of a path without extension: `docs/sizing` is `/handbook/sizing`. */
export function addressAt(path: string, layout: Layout): string {
  const found = collectionAt(path, layout) ?? rootAt(path, layout)
  return found ? `/${found.collection}${found.inside === '' ? '' : `/${found.inside}`}` : `/${path}`
}

/** The reverse: the path, without extension, of an address. */
export function pathAt(address: string, layout: Layout): string {
  const [, name = '', inside = ''] = /^\/([^/]*)\/?(.*?)\/*$/s.exec(address) ?? []
  return layout.collections.has(name) && layout.collections.folders.includes(name)
    ? (pathIn(name, inside, layout) ?? address.slice(1))
    : address.slice(1)
}

function rootAt(path: string, { folders }: Layout): { collection: CollectionName; inside: string } | undefined {
  const [found] = [...folders].find(([, folder]) => folder === path) ?? []
  return found && { collection: found, inside: '' }
}

/** The collection of a path, if each has a folder of its name. */
function folderOf(path: string, { folders }: Collections): CollectionName | undefined {
  const slash = path.indexOf('/')
  const top = slash < 0 ? '' : path.slice(0, slash)
  return folders.find((name) => name === top)
}

function isPage(path: string): boolean {
  return /\.mdx?$/i.test(path)
}
