import type { Entry } from '../../graph/entry.ts'
import type { Redaction } from './notice.ts'
import type { DocumentText } from './redaction-document.ts'

export type RedactionEntry = Entry<'withheld'>

/** One item of the list, with the texts it applies to. */
export interface RedactionItem {
  entry: RedactionEntry
  /** Undefined if no file had this path. */
  document: DocumentText | undefined
  /** The document's blobs that it applies to. */
  blobs: ReadonlySet<string>
  redaction: Redaction
}
