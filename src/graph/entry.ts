/** An entry: one checked piece of content, with its position in the handbook and in its file. */
import type { z } from 'zod'
import type { Document } from '../markdown/document.ts'
import type { Span } from '../problems/problem.ts'
import type { Collection, CollectionName, collections, OurName } from '../collections/table.ts'
import type { Audience } from '../collections/fields/common.ts'
import type { Path } from '../sources/yaml.ts'

/**
 * An entry of one collection, or of any: a union with a member per collection, so `entry.collection === 'roadmap'` narrows its data.
 * `Entry<'roadmap'>` is that member. All company-defined collections share one member, whose data only the company's code knows.
 */
export type Entry<C extends CollectionName = CollectionName> = { [Name in CollectionName]: EntryIn<Name> }[C]

interface EntryIn<Name extends CollectionName> extends Common {
  collection: Name
  /** Checked values. In a lenient build, values that couldn't be typed are missing. */
  data: DataOf<Name>
}

/** Properties of entries in every collection. */
interface Common {
  id: string
  /** The definition of its collection. */
  definition: Collection
  /** File path, relative to the content folder. */
  file: string
  /** Whether its values could be typed after removing invalid ones; otherwise it isn't part of a handbook. */
  isTyped: boolean
  /** Whether its keys belong to another collection. Then no other problems of its values and links are reported. */
  isMisplaced?: boolean
  /** Whether it's a list item with a missing or unreadable id: nothing can refer to it. */
  isNameless?: boolean
  /** Keys that an imported entry lacks; undefined if it's complete, or if its collection is strict. */
  lacks?: readonly string[]
  /** The values as written, so positions match the file. */
  written: unknown
  title: string
  /** A one-sentence description, if any. */
  description: string | undefined
  /** Address relative to the site's root, e.g. `/features/audit-log/`; undefined for entries without a page. */
  url: string | undefined
  audience: Audience
  /** Written but not published: a draft, in review, or scheduled. */
  isDraft: boolean
  /** The whole file, including front matter. */
  text: string
  isMdx: boolean
  /** Whether it has a prose body. */
  hasBody: boolean
  document: Document
  /** Position of a value in the file; of its parent if it's missing. */
  spanOf(path: Path): Span
  /** Position of a key. */
  keySpanOf(path: Path): Span
  /** Whether a value is in quotes. */
  isQuoted(path: Path): boolean
}

/** The data of an entry. */
export type DataOf<C extends CollectionName> = C extends OurName
  ? z.output<SchemaOf<(typeof collections)[C]>>
  : Readonly<Record<string, unknown>>

/** What imported entries may lack is optional. */
type SchemaOf<C extends Collection> = C extends { relaxed: { schema: infer S extends z.ZodObject } } ? S : C['schema']

/**
 * Whether an entry belongs to a collection whose name is a variable. TypeScript only narrows by literals, so lookups get their type here.
 */
export function isIn<C extends string>(entry: Entry, collection: C): entry is Entry<C & CollectionName> {
  return entry.collection === collection
}

/**
 * An entry with other values. They must come from its collection's schema; TypeScript can't verify that if the collection's name is a
 * variable. In a lenient build, some may be missing.
 */
export function withData(entry: Common & { collection: CollectionName }, data: Record<string, unknown>): Entry {
  return { ...entry, data } as Entry
}

/** Whether it comes from an issue tracker's export, where one file contains thousands of entries. */
export function isExported({ file }: Pick<Entry, 'file'>): boolean {
  return /\.json$/i.test(file)
}

/** `COLLECTION/ID`, unique among all entries. */
export function keyOf(entry: Pick<Entry, 'collection' | 'id'>): string {
  return `${entry.collection}/${entry.id}`
}
