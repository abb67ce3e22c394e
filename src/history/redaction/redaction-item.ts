import type { Entry } from '../../graph/entry.ts'
import type { Redaction } from './notice.ts'
import type { DocumentText } from './redaction-document.ts'

export type RedactionEntry = Entry<'withheld'>

/** One item of the list, with the texts that are meant. */
export interface RedactionItem {
  entry: RedactionEntry
  /** Undefined if no file had this path. */
  document: DocumentText | undefined
  /** Those of its revisions that are meant. */
  blobs: ReadonlySet<string>
  redaction: Redaction
}
