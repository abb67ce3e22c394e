/** What the editing commands share: they find an entry, and return changed texts for the caller to check and write. */
import type { CollectionName } from '../../collections/table.ts'
import { isCalendarDay } from '../../collections/fields/fields.ts'
import type { Entry } from '../../graph/entry.ts'
import type { EntryIndex } from '../../graph/entry-index.ts'
import { quotedCommand } from '../../plain/command.ts'
import { didYouMean, nearest } from '../../problems/nearest.ts'
import { EditError } from '../yaml-edit.ts'

/** The content that a verb works on. */
export interface VerbContext {
  entryIndex: EntryIndex
  /** Entries whose values have errors. */
  untyped: readonly Entry[]
  /** Time of the run, ISO with offset. */
  now: string
}

export interface ContentEdit {
  /** New texts by path below the content folder; undefined for a file to be removed. */
  texts: ReadonlyMap<string, string | undefined>
  /** New paths of files, by old path. Texts go by the new one. */
  moved?: ReadonlyMap<string, string>
  /** The folder that moves as a whole, with files that aren't content. */
  folder?: { from: string; to: string }
  /** What was done, as a sentence. */
  summary: string
}

/** Returns the entry with that id, written with or without its collection. Throws an `EditError` that names the nearest id. */
export function findEntry<C extends CollectionName>({ entryIndex, untyped }: VerbContext, collection: C, given: string): Entry<C> {
  const prefix = `${collection}/`
  const id = (given.startsWith(prefix) ? given.slice(prefix.length) : given).replace(/\.(mdx?|ya?ml)$/i, '')
  const entry = entryIndex.find(collection, id)
  if (entry) return refuseTwins({ entryIndex, untyped }, entry)
  const unread = untyped.find((each) => each.collection === collection && each.id === id)
  if (unread) throw new EditError(`"${unread.file}" has errors. Fix them first: ${quotedCommand(['check'])} lists them.`)
  const hint = didYouMean(nearest(id, entryIndex.ids(collection)), `${quotedCommand(['ls', collection])} lists them.`)
  throw new EditError(`There is no ${collection}/${id}. ${hint}`)
}

/** Returns the entry if it's the only one with its id. Throws an `EditError` otherwise, as either could be meant. */
export function refuseTwins<E extends Entry>({ entryIndex, untyped }: Pick<VerbContext, 'entryIndex' | 'untyped'>, entry: E): E {
  const { collection, id, file } = entry
  const unread = untyped.filter((each) => each.collection === collection && each.id === id)
  const count = entryIndex.ids(collection).filter((each) => each === id).length + unread.length
  if (count < 2) return entry
  throw new EditError(`${count} entries have the id "${collection}/${id}", one of them in "${file}". Give the others another id first.`)
}

/** Returns the day of something that has happened, by default today. Throws an `EditError` for any other text, and for a day to come. */
export function pastDay(given: string | undefined, { now }: Pick<VerbContext, 'now'>): string {
  const day = given ?? now.slice(0, 10)
  if (!isCalendarDay(day)) throw new EditError(`"${day}" is not a valid date. Write it as YYYY-MM-DD.`)
  // Where a writer sits it may be tomorrow already: UTC+14 is the furthest ahead.
  const furthest = new Date(Date.parse(now) + 14 * 3_600_000).toISOString().slice(0, 10)
  if (day > furthest) throw new EditError(`${day} is in the future. Give the day on which it happened.`)
  return day
}
