import type { FileFacts } from '../../files/facts.ts'
import type { ImageFacts } from '../../sources/source.ts'
import type { EntryIndex } from '../entry-index.ts'
import type { Entry } from '../entry.ts'
import type { Layout } from '../reading/layout.ts'
import type { Renames } from './renames.ts'

/** The possible targets of links. */
export interface LinkIndex {
  entryIndex: EntryIndex
  assets: ReadonlySet<string>
  /** Paths of files whose names are stored decomposed, as on macOS, by their composed form, which people usually type. */
  decomposed?: ReadonlyMap<string, string> | undefined
  images: ReadonlyMap<string, ImageFacts>
  facts: ReadonlyMap<string, FileFacts>
  /** Addresses of pages without an entry: lists, and folders without an index. */
  otherPages: ReadonlySet<string>
  /** Those of them that only staff get. */
  staffOnly: ReadonlySet<string>
  /** Addresses that redirect, and their targets. */
  redirects: ReadonlyMap<string, string>
  /** Addresses that only redirect for other readers; these readers get no link to them. */
  hiddenRedirects?: ReadonlySet<string> | undefined
  /** Address prefixes that something else serves. */
  outside: readonly string[]
  /** Those on the same host, next to the handbook: they don't get the base. */
  besides: readonly string[]
  /** Prefix for such an address: nothing, or the host if the base would be added otherwise. */
  host: string
  /** File layout. */
  layout: Layout
  /** Content folders by the address prefix that their files had elsewhere, longest first. */
  rootLinks: readonly (readonly [beginning: string, folder: string])[]
  /** Former addresses listed by entries. */
  former: ReadonlyMap<string, Entry>
  /** What happened to deleted files, as far as is known. */
  renames?: Renames | undefined
}
