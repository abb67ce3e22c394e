import type { Entry } from '../../graph/entry.ts'
import type { Redaction } from './notice.ts'
import type { DocumentText } from './withheld-document.ts'

export type WithheldEntry = Entry<'withheld'>

/** One item of the list, with the texts that are meant. */
export interface WithheldItem {
  entry: WithheldEntry
  /** Undefined if no file had this path. */
  document: DocumentText | undefined
  /** Those of its revisions that are meant. */
  blobs: ReadonlySet<string>
  redaction: Redaction
}
