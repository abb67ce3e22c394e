/** Compares two states of the handbook document by document. */
import { strategyText } from '../../collections/strategy/words.ts'
import type { CollectionName } from '../../collections/table.ts'
import { withFallback } from '../../graph/entry-index.ts'
import { bodyOf, type DocumentName, diffFields, pairEntries } from '../../graph/entry-diff.ts'
import { type Entry, isExported } from '../../graph/entry.ts'
import type { Version } from '../../graph/entry-version.ts'
import type { Handbook } from '../../graph/handbook.ts'
import { diffHandbooks } from './handbook.ts'
import { groupByReason, tellChange } from '../../collections/strategy/meaning.ts'
import { type ChangeSize, measureChange } from './block-diff.ts'
import { splitBlocks } from './blocks.ts'
import { type DocumentChange, compareDocument } from './change-section.ts'
import { listPictures, type State, printTreeIn } from './state.ts'

export type DifferenceKind = 'added' | 'removed' | 'renamed' | 'changed'

export interface Difference {
  kind: DifferenceKind
  /** The later version, or the earlier one if it was removed. */
  entry: Entry
  before: Entry | undefined
  /** Undefined if only the address changed. */
  change: DocumentChange | undefined
  /** What a strategy reports about itself and its objectives, one line each. */
  lines: readonly string[]
  size: ChangeSize
  /** Pictures with the same address but another file. */
  replacedPictures: number
}

/** Sorted by collection, then address. Leaves out what looks the same to readers. */
export function diffStates(before: State, after: State): Difference[] {
  const names = { before: createDocumentNames(before), after: createDocumentNames(after) }
  const [olds, news] = [listVisibleEntries(before), listVisibleEntries(after)]
  const pairs = pairEntries(olds, news, names)
  const kept = new Set(pairs.values())
  const renamed = mapRenamedAddresses(pairs)
  const lines = listStrategyLines(before.handbook, after.handbook, names)
  const blocksOf = ({ entry, handbook }: Version) =>
    splitBlocks((handbook === before.handbook ? printTreeIn(before, entry, renamed) : printTreeIn(after, entry)).children)
  const versionIn = ({ handbook }: State, entry: Entry | undefined): Version | undefined => entry && { entry, handbook }
  const removed = olds.filter((old) => !kept.has(old)).map((old) => [old, undefined] as const)
  return [...news.map((now) => [pairs.get(now), now] as const), ...removed]
    .flatMap(([old, now]): Difference[] => {
      const entry = now ?? old
      const reported = (now && lines.get(now)) ?? []
      const isRenamed = old !== undefined && now !== undefined && old.url !== now.url
      const replacedPictures = old && now ? countReplacedPictures(listPictures(before, old), listPictures(after, now)) : 0
      const isUntouched = old !== undefined && now !== undefined && replacedPictures === 0 && isUnchanged(old, now)
      if (!entry || (isUntouched && !isRenamed && reported.length === 0)) return []
      const options = { blocksOf, hasReplacedPictures: replacedPictures > 0 }
      const found = isUntouched ? undefined : compareDocument(versionIn(before, old), versionIn(after, now), options)
      // A strategy reports its own changes.
      const change = found && old && reported.length > 0 ? { ...found, facts: [] } : found
      const isReadable = old?.isTyped === now?.isTyped
      if (old && now && !isRenamed && !change && reported.length === 0 && replacedPictures === 0 && isReadable) return []
      const kind = !old ? 'added' : !now ? 'removed' : isRenamed ? 'renamed' : 'changed'
      return [{ kind, entry, before: old, change, lines: reported, size: measureChange(change?.text?.blocks ?? []), replacedPictures }]
    })
    .sort((a, b) => compareEntries(a.entry, b.entry, after.handbook.config.collections.names))
}

/** A picture at another address is part of the text's differences. */
function countReplacedPictures(olds: ReadonlyMap<string, string>, news: ReadonlyMap<string, string>): number {
  return [...news].filter(([url, blob]) => olds.has(url) && olds.get(url) !== blob).length
}

function listVisibleEntries({ handbook, untyped }: State): Entry[] {
  const isDisclosed = ({ url, definition }: Entry) => {
    const readers = definition.changesSeenBy
    return url !== undefined || readers === 'everybody' || (handbook.audience === 'staff' && readers !== 'nobody')
  }
  return [...handbook.entries, ...untyped].filter(isDisclosed)
}

/** Return ids that survive a rename of the file. */
function createDocumentNames({ documentOf }: State): DocumentName {
  return (entry) => (hasOwnFile(entry) ? documentOf(entry.file)?.id : undefined)
}

function mapRenamedAddresses(pairs: ReadonlyMap<Entry, Entry>): Map<string, string> {
  return new Map(
    [...pairs].flatMap(([{ url }, old]): [string, string][] =>
      old.url === undefined || url === undefined || url === old.url ? [] : [[old.url, url]],
    ),
  )
}

/** New backlinks and renamed targets don't change an entry. */
function isUnchanged(old: Entry, now: Entry): boolean {
  if (old.text === now.text && old.collection === now.collection && isExported(old) === isExported(now) && hasOwnFile(old)) return true
  return old.isTyped === now.isTyped && diffFields(old.data, now.data).length === 0 && bodyOf(old) === bodyOf(now)
}

function hasOwnFile(entry: Entry): boolean {
  return entry.definition.form === 'folder' && !isExported(entry)
}

function listStrategyLines(before: Handbook, after: Handbook, names: Parameters<typeof diffHandbooks>[2]): Map<Entry, string[]> {
  if (!after.entries.some(({ collection }) => collection === 'strategy')) return new Map()
  const entryIndex = withFallback(after.entryIndex, before.entryIndex)
  return new Map(
    diffHandbooks(before, after, names).strategies.map(({ strategy, changes }) => [
      strategy,
      groupByReason(changes).flatMap(({ reason, changes: same }) => {
        const lines = same.map((change) => strategyText.changeLine(tellChange(change, { entryIndex })))
        // Report a reason shared by several changes once.
        return reason === undefined
          ? lines
          : lines.length === 1
            ? [`${lines[0]} (${reason.note})`]
            : [...lines, `${reason.on}: ${reason.note}`]
      }),
    ]),
  )
}

function compareEntries(a: Entry, b: Entry, names: readonly CollectionName[]): number {
  const position = ({ collection }: Entry) => names.indexOf(collection)
  const name = ({ url, id }: Entry) => url ?? id
  return position(a) - position(b) || (name(a) < name(b) ? -1 : 1)
}
