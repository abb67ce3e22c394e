/** Finds entries by id, file and address. */
import type { Collections } from '../collections/collections.ts'
import { type Collection, type CollectionName, isOurs, collections as ours } from '../collections/table.ts'
import { type Entry, isIn, keyOf } from './entry.ts'
import { folderPage } from './reading/places.ts'
import { isMinor } from '../plain/versions.ts'

export interface EntryIndex {
  /** The entry with that id. Accepts `index` forms of folders, and `x.y.0` for `x.y`. Undefined if there's no id. */
  find<C extends string>(collection: C, id: string | undefined): Entry<C & CollectionName> | undefined
  byFile(path: string): Entry | undefined
  /** By file path without extension, or by the folder of an index; `.` is the content folder. */
  byStem(stem: string): Entry | undefined
  byUrl(path: string): Entry | undefined
  ids(collection: string): string[]
  /** All entries with a page. */
  pages: readonly Entry[]
}

export function indexEntries(entries: readonly Entry[]): EntryIndex {
  const byKey = new Map<string, Entry>()
  const byFile = new Map<string, Entry>()
  const byStem = new Map<string, Entry>()
  const byUrl = new Map<string, Entry>()
  for (const entry of entries) {
    if (!entry.isNameless) setOnce(byKey, keyOf(entry).normalize('NFC'), entry)
    if (entry.definition.form !== 'folder') continue
    const file = entry.file.normalize('NFC')
    setOnce(byFile, file, entry)
    const stem = file.replace(/\.[^./]+$/, '')
    setOnce(byStem, stem, entry)
    const folder = stem.replace(folderPage, '')
    if (folder !== stem) setOnce(byStem, folder === '' ? '.' : folder, entry)
    if (entry.url) setOnce(byUrl, entry.url, entry)
  }
  return {
    find: (collection, id) =>
      (id === undefined ? [] : spellings(collection, id))
        .map((each) => byKey.get(`${collection}/${each}`.normalize('NFC')))
        .find((each) => each !== undefined && isIn(each, collection)),
    byFile: (path) => byFile.get(path.normalize('NFC')),
    byStem: (stem) => byStem.get(stem.normalize('NFC')),
    byUrl: (path) => byUrl.get(path),
    ids: (collection) => entries.filter((entry) => entry.collection === collection && !entry.isNameless).map((entry) => entry.id),
    pages: entries.filter((entry) => entry.url !== undefined),
  }
}

/** The same index, with entries of another one for missing ids. */
export function withFallback(entryIndex: EntryIndex, other: EntryIndex): EntryIndex {
  return { ...entryIndex, find: (collection, id) => entryIndex.find(collection, id) ?? other.find(collection, id) }
}

/** The ids that a spelling may refer to. */
function spellings(collection: string, id: string): string[] {
  if (collection === 'releases' && isMinor(id)) return [id, id.endsWith('.0') && id.split('.').length === 3 ? id.slice(0, -2) : `${id}.0`]
  if (isTree(collection) && folderPage.test(id) && id !== 'index') return [id, id.replace(folderPage, '') || 'index']
  return [id]
}

/** Whether entries of a collection are in folders that have pages. */
function isTree(collection: string): boolean {
  const { bare }: Partial<Collection> = isOurs(collection) ? ours[collection] : {}
  return bare === true
}

/** The collections that a reference can point to, as a noun for messages: "person or role". */
export function nounOf(names: readonly string[], collections: Collections): string {
  return names.map((name) => collections.find(name)?.noun ?? name).join(' or ')
}

function setOnce<K, V>(map: Map<K, V>, key: K, value: V): void {
  if (!map.has(key)) map.set(key, value)
}
