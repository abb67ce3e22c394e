/** The handbook as a value: all entries together, cut to what its readers may see. */
import type { CollectionName } from '../collections/table.ts'
import type { Config } from '../config.ts'
import type { View } from './audience.ts'
import type { Entry } from './entry.ts'
import type { Graph, LastEdition } from './graph.ts'
import type { Layout } from './reading/layout.ts'
import type { Parsers } from './reading/parsers.ts'
import type { LinkIndex } from './links/link-index.ts'
import type { Renames } from './links/renames.ts'
import type { NavItem } from './navigation.ts'
import type { Redirect } from './links/redirect.ts'
import type { Folded, Unread } from './reading/unread.ts'

export interface HandbookOptions extends View {
  config: Config
  /** The build instant, ISO with offset. */
  now: string
  /** Where files lie; left out, it is found in the sources. */
  layout?: Layout | undefined
  lastEdition?: LastEdition | undefined
  renames?: Renames | undefined
}

/** What a handbook is built with, beside what stays with it. */
export interface BuildOptions extends HandbookOptions {
  parsers?: Parsers | undefined
}

/** Its entries are those that may be seen, and they refer to no others. */
export interface Handbook extends HandbookOptions, Graph {
  layout: Layout
  /** The place of each scored item of the roadmap, by its id. */
  scoreOrder: ReadonlyMap<string, number>
  /** The trees of handbook and roles. */
  trees: Readonly<Record<'handbook' | 'roles', NavItem>>
  redirects: readonly Redirect[]
  /** What links need to be resolved. */
  linkIndex: LinkIndex
  /** Entries whose text or front matter leads to an entry, by its key. */
  backlinks: ReadonlyMap<string, readonly Entry[]>
}

export interface Checked extends Folded {
  handbook: Handbook
  /** Everything that was written, drafts and what is for staff included. */
  written: Graph
  /** What could not be typed, and is part of neither. */
  untyped: readonly Entry[]
  /** What could not be read, so that problems follow from it. */
  unread: readonly Unread[]
  /** How many entries each collection has, hidden ones included. */
  counts: Partial<Record<CollectionName, number>>
}
