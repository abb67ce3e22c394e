/** An entry: one checked piece of content, with its place in the handbook and in its file. */
import type { z } from 'zod'
import type { Document } from '../markdown/document.ts'
import type { Span } from '../problems/problem.ts'
import type { CollectionName, collections } from '../collections/table.ts'
import type { Audience } from '../collections/fields/common.ts'
import type { Path } from '../sources/yaml.ts'

export interface Entry<C extends CollectionName = CollectionName> {
  collection: C
  id: string
  /** Path of its file, relative to the content folder. */
  file: string
  /** Whether its values could be typed, faulty ones taken out; others are no part of a handbook. */
  isTyped: boolean
  /** Whether its keys are those of another collection: then nothing else of its values and links is told. */
  isMisplaced?: boolean
  /** Whether it is an item of a list whose id is missing or cannot be read: no reference leads to it, and none should. */
  isNameless?: boolean
  /** Checked values. A lenient build may miss what could not be typed. */
  data: DataOf<C>
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

export type DataOf<C extends CollectionName> = z.output<(typeof collections)[C]['schema']>

/** Whether it was read from the export of an issue tracker, with thousands of others in its file. */
export function isExported({ file }: Pick<Entry, 'file'>): boolean {
  return /\.json$/i.test(file)
}

/** `COLLECTION/ID`, the name of an entry among all. */
export function keyOf(entry: Pick<Entry, 'collection' | 'id'>): string {
  return `${entry.collection}/${entry.id}`
}
