/** What the search knows of closed editions: where a text of today stands too, and the texts that today has no longer. */
import type { Collection } from '../../collections/table.ts'

/** What stands on a page, as HTML, and its headings as text. */
export interface SearchText {
  html: string
  headings: readonly string[]
}

export interface EditionTexts {
  /** By today's address: the editions that have the same text. */
  asToday: ReadonlyMap<string, readonly string[]>
  /** The others, each once, by their addresses. */
  others: readonly EditionText[]
}

export interface EditionText {
  /** Address below the site's root, in the newest edition that has it. */
  url: string
  editions: readonly string[]
  definition: Collection
  title: string
  text: SearchText
}
