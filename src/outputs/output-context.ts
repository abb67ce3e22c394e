import type { Graph } from '../graph/graph.ts'
import type { Handbook } from '../graph/handbook.ts'
import type { EditionTexts } from '../history/editions/edition-texts.ts'

/** What every output is made from. */
export interface OutputContext {
  handbook: Handbook
  /** Everything that was written; left out for customers. */
  all?: Graph | undefined
  /** Absolute path of the content folder. */
  content: string
  /** Absolute path of the folder that gets the site. */
  out: string
  /** When each file was last changed, ISO. */
  updated: ReadonlyMap<string, string>
  /** The closed editions, by their days. */
  editions: readonly PublishedEdition[]
  /** What the search finds of them. */
  closed?: EditionTexts | undefined
}

export interface PublishedEdition {
  name: string
  /** Day, `YYYY-MM-DD`. */
  date: string
  note?: string | undefined
}
