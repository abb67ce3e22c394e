/** An entry: one checked piece of content, with its place in the handbook and in its file. */
import type { z } from 'zod'
import type { Document } from '../markdown/document.ts'
import type { Span } from '../problems/problem.ts'
import type { Collection, CollectionName, collections, OurName } from '../collections/table.ts'
import type { Audience } from '../collections/fields/common.ts'
import type { Path } from '../sources/yaml.ts'

/**
 * An entry of one collection, or of any: a union with a member for each, so that `entry.collection === 'roadmap'` says what its data
 * is. `Entry<'roadmap'>` is that one member. All collections that a company defines share one, whose data only its own code knows.
 */
export type Entry<C extends CollectionName = CollectionName> = { [Name in CollectionName]: EntryIn<Name> }[C]

interface EntryIn<Name extends CollectionName> extends Common {
  collection: Name
  /** Checked values. A lenient build may miss what could not be typed. */
  data: DataOf<Name>
}

/** What an entry has whatever its collection. */
interface Common {
  id: string
  /** What is said of its collection. */
  definition: Collection
  /** Path of its file, relative to the content folder. */
  file: string
  /** Whether its values could be typed, faulty ones taken out; others are no part of a handbook. */
  isTyped: boolean
  /** Whether its keys are those of another collection: then nothing else of its values and links is told. */
  isMisplaced?: boolean
  /** Whether it is an item of a list whose id is missing or cannot be read: no reference leads to it, and none should. */
  isNameless?: boolean
  /** The values as they are written, so that their places are those in the file. */
  written: unknown
  title: string
  /** One sentence about it, if it has one. */
  description: string | undefined
  /** Address below the site's root, e.g. `/features/audit-log/`; undefined for entries without a page. */
  url: string | undefined
  audience: Audience
  /** Written but not published: a draft, an entry in review, an entry whose time has not come. */
  isDraft: boolean
  /** The whole file, front matter included. */
  text: string
  isMdx: boolean
  /** Whether it has a body of prose at all. */
  hasBody: boolean
  document: Document
  /** Where a value stands in the file; for a missing one, its parent. */
  spanOf(path: Path): Span
  /** Where a key stands. */
  keySpanOf(path: Path): Span
  /** Whether a value is written in quotes. */
  isQuoted(path: Path): boolean
}

/** The data of an entry of a collection. */
export type DataOf<C extends CollectionName> = C extends OurName
  ? z.output<(typeof collections)[C]['schema']>
  : Readonly<Record<string, unknown>>

/**
 * Whether an entry is of a collection whose name is a variable; TypeScript narrows only by a literal. What is looked up by collection
 * gets its type here.
 */
export function isIn<C extends string>(entry: Entry, collection: C): entry is Entry<C & CollectionName> {
  return entry.collection === collection
}

/**
 * An entry with other values. They must come from the schema of its collection: TypeScript can't follow that where the name of the
 * collection is a variable. In a lenient build some may be missing.
 */
export function withData(entry: Common & { collection: CollectionName }, data: Record<string, unknown>): Entry {
  return { ...entry, data } as Entry
}

/** Whether it was read from the export of an issue tracker, with thousands of others in its file. */
export function isExported({ file }: Pick<Entry, 'file'>): boolean {
  return /\.json$/i.test(file)
}

/** `COLLECTION/ID`, the name of an entry among all. */
export function keyOf(entry: Pick<Entry, 'collection' | 'id'>): string {
  return `${entry.collection}/${entry.id}`
}
