/** A feed as a file: input and output of the format printers. */
import type { FeedDocument, FeedMedium } from './feed.ts'
import type { Handbook } from '../../graph/handbook.ts'
import type { FeedFormat } from '../../graph/paths.ts'

/** What a format needs to know besides the document. */
export interface FeedSetting {
  config: Handbook['config']
  /** Full address of a path relative to the site's root. */
  address(path: string): string
  /** Size of a published file in bytes. */
  bytesOf(medium: FeedMedium): number
}

export interface FeedFile {
  /** Address relative to the site's root. */
  path: string
  format: FeedFormat
  document: FeedDocument
  text: string
}
