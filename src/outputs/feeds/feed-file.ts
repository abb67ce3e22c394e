/** A feed as a file: what its printers are given, and what they make. */
import type { FeedDocument, FeedMedium } from './feed.ts'
import type { Handbook } from '../../graph/handbook.ts'
import type { FeedFormat } from '../../graph/paths.ts'

/** What a format needs to know beside the document. */
export interface FeedSetting {
  config: Handbook['config']
  /** Whole address of a path below the site's root. */
  address(path: string): string
  /** Bytes of a file as it is published. */
  bytesOf(medium: FeedMedium): number
}

export interface FeedFile {
  /** Address below the site's root. */
  path: string
  format: FeedFormat
  document: FeedDocument
  text: string
}
