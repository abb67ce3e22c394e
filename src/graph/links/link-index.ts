import type { FileFacts } from '../../files/facts.ts'
import type { ImageFacts } from '../../sources/source.ts'
import type { EntryIndex } from '../entry-index.ts'
import type { Entry } from '../entry.ts'
import type { Layout } from '../reading/layout.ts'
import type { Renames } from './renames.ts'

/** What links can lead to. */
export interface LinkIndex {
  entryIndex: EntryIndex
  assets: ReadonlySet<string>
  /** Paths of files whose names are stored decomposed, as macOS does it, by the composed form in which they are mostly written. */
  decomposed?: ReadonlyMap<string, string> | undefined
  images: ReadonlyMap<string, ImageFacts>
  facts: ReadonlyMap<string, FileFacts>
  /** Addresses of pages that no entry has: lists, folders without an index. */
  otherPages: ReadonlySet<string>
  /** Addresses that redirect, and where to. */
  redirects: ReadonlyMap<string, string>
  /** Addresses that redirect for others than these readers, who get no link to them. */
  hiddenRedirects?: ReadonlySet<string> | undefined
  /** Beginnings of addresses that something else serves. */
  outside: readonly string[]
  /** Those of them that lie on the same host, beside the handbook: its base isn't part of them. */
  besides: readonly string[]
  /** What to write before such an address: nothing, or the host where a base would be written otherwise. */
  host: string
  /** Where files lie. */
  layout: Layout
  /** Folders of the content, by the beginning of the addresses that files below them had elsewhere; the longest first. */
  rootLinks: readonly (readonly [beginning: string, folder: string])[]
  /** Addresses that entries say they had. */
  former: ReadonlyMap<string, Entry>
  /** What became of files that are gone, as far as somebody knows. */
  renames?: Renames | undefined
}
