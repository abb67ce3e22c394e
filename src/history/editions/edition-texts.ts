/** Texts of published editions for the search index: which current texts an edition has as well, and those that are no longer current. */
import type { Collection } from '../../collections/table.ts'

/** Page content as HTML, and its headings as text. */
export interface SearchText {
  html: string
  headings: readonly string[]
}

export interface EditionTexts {
  /** Editions with the same text, by current address. */
  asToday: ReadonlyMap<string, readonly string[]>
  /** All other texts, each once, sorted by address. */
  others: readonly EditionText[]
}

export interface EditionText {
  /** Address below the site's root, in the newest edition that has the text. */
  url: string
  editions: readonly string[]
  definition: Collection
  title: string
  text: SearchText
}
