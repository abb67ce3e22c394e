/** The handbook as a value: all entries that its readers may see. */
import type { CollectionName } from '../collections/table.ts'
import type { Config } from '../config.ts'
import type { View } from './audience.ts'
import type { Edge } from './edge.ts'
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
  /** Build time, ISO with offset. */
  now: string
  /** File layout; detected from the sources by default. */
  layout?: Layout | undefined
  /** Whether to print what's sound, despite errors. */
  lenient?: boolean | undefined
  lastEdition?: LastEdition | undefined
  renames?: Renames | undefined
  /** The day of a file's first commit, for entries that have no other. */
  firstDays?: ((file: string) => string | undefined) | undefined
}

/** Input of a handbook, besides what the handbook keeps. */
export interface BuildOptions extends HandbookOptions {
  parsers?: Parsers | undefined
}

/** Contains only visible entries, which refer only to visible entries. */
export interface Handbook extends HandbookOptions, Graph {
  layout: Layout
  /** Rank of each scored roadmap item, by id. */
  scoreOrder: ReadonlyMap<string, number>
  /** Trees of pages and roles. */
  trees: Readonly<Record<'handbook' | 'roles', NavItem>>
  redirects: readonly Redirect[]
  /** Data for resolving links. */
  linkIndex: LinkIndex
  /** Entries whose text or front matter refers to an entry, by its key. */
  backlinks: ReadonlyMap<string, readonly Entry[]>
}

export interface Checked extends Folded {
  handbook: Handbook
  /** All written entries, including drafts and staff content. */
  written: Graph
  /** Entries that couldn't be typed, and are in neither set. */
  untyped: readonly Entry[]
  /** Links and references between all entries. */
  edges: readonly Edge[]
  /** What a link of any entry may lead to. */
  allLinks: LinkIndex
  /** What couldn't be read, and causes other problems. */
  unread: readonly Unread[]
  /** Number of entries per collection, including hidden ones. */
  counts: Partial<Record<CollectionName, number>>
}
