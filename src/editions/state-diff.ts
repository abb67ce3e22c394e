/** What changed between two states of the handbook, document by document. */
import { changeLine } from '../interface/strategy.ts'
import { bodyOf, diffFields } from '../model/diff.ts'
import { type Entry, isExported, keyOf } from '../model/entry.ts'
import type { Version } from '../model/fact-changes.ts'
import type { Handbook } from '../model/handbook.ts'
import { diffHandbooks } from '../model/handbook-diff.ts'
import { tellChange } from '../model/strategy-diff.ts'
import { type CollectionName, collectionNames, collectionOf } from '../schemas/collections.ts'
import { sizeOfChange, type ChangeSize } from './block-diff.ts'
import { type DocumentChange, documentChange } from './change-section.ts'
import { picturesIn, type State, treeIn } from './state.ts'

export type DifferenceKind = 'added' | 'removed' | 'renamed' | 'changed'

export interface Difference {
  kind: DifferenceKind
  /** As it is after; as it was, if it was removed. */
  entry: Entry
  before: Entry | undefined
  /** Undefined for what moved and still says the same. */
  change: DocumentChange | undefined
  /** What a strategy tells of itself and of its objectives, a line each. */
  lines: readonly string[]
  size: ChangeSize
  /** How many of its pictures show something else at the same address. */
  otherPictures: number
}

/** In the order of collections, and in each of addresses. What readers cannot tell apart is left out. */
export function diffStates(before: State, after: State): Difference[] {
  const [olds, news] = [documentsIn(before), documentsIn(after)]
  const moved = movesBetween(olds, news)
  const lines = strategyLines(before.handbook, after.handbook)
  const treeOf = ({ entry, handbook }: Version) => (handbook === before.handbook ? treeIn(before, entry, moved) : treeIn(after, entry))
  const versionIn = ({ handbook }: State, entry: Entry | undefined): Version | undefined => entry && { entry, handbook }
  return [...new Set([...news.keys(), ...olds.keys()])]
    .flatMap((key): Difference[] => {
      const [old, now] = [olds.get(key), news.get(key)]
      const entry = now ?? old
      const told = (now && lines.get(now)) ?? []
      const isRenamed = old !== undefined && now !== undefined && old.url !== now.url
      const otherPictures = old && now ? countOthers(picturesIn(before, old), picturesIn(after, now)) : 0
      const isUntouched = old !== undefined && now !== undefined && otherPictures === 0 && isSame(old, now)
      if (!entry || (isUntouched && !isRenamed && told.length === 0)) return []
      const options = { treeOf, hasOtherPictures: otherPictures > 0 }
      const found = isUntouched ? undefined : documentChange(versionIn(before, old), versionIn(after, now), options)
      // A strategy says by itself what changed in it.
      const change = found && old && told.length > 0 ? { ...found, facts: [] } : found
      const isReadable = old?.isTyped === now?.isTyped
      if (old && now && !isRenamed && !change && told.length === 0 && otherPictures === 0 && isReadable) return []
      const kind = !old ? 'added' : !now ? 'removed' : isRenamed ? 'renamed' : 'changed'
      return [{ kind, entry, before: old, change, lines: told, size: sizeOfChange(change?.text?.blocks ?? []), otherPictures }]
    })
    .sort((a, b) => compareEntries(a.entry, b.entry))
}

/** What stands at another address is told by the differences of the text. */
function countOthers(olds: ReadonlyMap<string, string>, news: ReadonlyMap<string, string>): number {
  return [...news].filter(([url, blob]) => olds.has(url) && olds.get(url) !== blob).length
}

/** Lists without pages that customers see on pages of others. */
const seenByAll: readonly CollectionName[] = ['tiers', 'offerings', 'glossary']
/** How the handbook is kept, not what it says. */
const keeping: readonly CollectionName[] = ['editions', 'redirects', 'broadcasts', 'triage']

/** By what stays the same when a file is moved: the document, or of an entry of a list its id. */
function documentsIn({ handbook, untyped, documentOf }: State): Map<string, Entry> {
  const isTold = ({ url, collection }: Entry) =>
    url !== undefined || seenByAll.includes(collection) || (handbook.audience === 'staff' && !keeping.includes(collection))
  return new Map(
    [...handbook.entries, ...untyped].filter(isTold).map((entry) => {
      const hasFile = collectionOf(entry.collection)?.form === 'folder' && !isExported(entry)
      return [hasFile ? `file ${documentOf(entry.file)?.id ?? entry.file}` : keyOf(entry), entry]
    }),
  )
}

function movesBetween(olds: ReadonlyMap<string, Entry>, news: ReadonlyMap<string, Entry>): Map<string, string> {
  return new Map(
    [...olds].flatMap(([key, old]): [string, string][] => {
      const url = news.get(key)?.url
      return old.url === undefined || url === undefined || url === old.url ? [] : [[old.url, url]]
    }),
  )
}

/** Who links to it, or what others are called by now, is no change of it. */
function isSame(old: Entry, now: Entry): boolean {
  if (old.text === now.text && old.collection === now.collection && isExported(old) === isExported(now) && hasOwnFile(old)) return true
  return old.isTyped === now.isTyped && diffFields(old.data, now.data).length === 0 && bodyOf(old) === bodyOf(now)
}

function hasOwnFile(entry: Entry): boolean {
  return collectionOf(entry.collection)?.form === 'folder' && !isExported(entry)
}

function strategyLines(before: Handbook, after: Handbook): Map<Entry, string[]> {
  if (!after.entries.some(({ collection }) => collection === 'strategy')) return new Map()
  const find = (collection: string, id: string) => after.catalogue.find(collection, id) ?? before.catalogue.find(collection, id)
  const catalogue = { ...after.catalogue, find }
  return new Map(
    diffHandbooks(before, after).strategies.map(({ strategy, changes }) => [
      strategy as unknown as Entry,
      changes.map((change) => {
        const line = changeLine(tellChange(change, { catalogue }))
        return change.reason ? `${line} (${change.reason.note})` : line
      }),
    ]),
  )
}

function compareEntries(a: Entry, b: Entry): number {
  const place = ({ collection }: Entry) => collectionNames.indexOf(collection)
  const name = ({ url, id }: Entry) => url ?? id
  return place(a) - place(b) || (name(a) < name(b) ? -1 : 1)
}
