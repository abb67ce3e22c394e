import type { Output } from '../files/output.ts'
import type { Graph } from '../graph/graph.ts'
import type { Handbook } from '../graph/handbook.ts'
import type { EditionTexts } from '../history/editions/edition-texts.ts'

/** Input of all outputs. */
export interface OutputContext {
  handbook: Handbook
  /** All entries, drafts included; undefined for customers. */
  all?: Graph | undefined
  /** Absolute path of the content folder. */
  content: string
  out: Output
  /** Time of each file's last change, ISO. */
  updated: ReadonlyMap<string, string>
  /** Published editions by date. */
  editions: readonly PublishedEdition[]
  /** Their search texts. */
  editionTexts?: EditionTexts | undefined
}

export interface PublishedEdition {
  name: string
  /** Day, `YYYY-MM-DD`. */
  date: string
  note?: string | undefined
}
