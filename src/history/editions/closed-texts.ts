/** What the search knows of closed editions: where a text of today stands too, and the texts that today has no longer. */
import type { CollectionName } from '../../collections/table.ts'
import { collectionTitles } from '../../graph/sections.ts'
import type { SearchHead, SearchText } from '../../outputs/search/page.ts'

export interface ClosedTexts {
  /** By today's address: the editions that have the same text. */
  asToday: ReadonlyMap<string, readonly string[]>
  /** The others, each once, by their addresses. */
  others: readonly ClosedText[]
}

export interface ClosedText {
  /** Address below the site's root, in the newest edition that has it. */
  url: string
  editions: readonly string[]
  collection: CollectionName
  title: string
  text: SearchText
}

export function closedHead({ title, collection, editions }: ClosedText): SearchHead {
  const kind = collectionTitles[collection] ?? collection
  return {
    title,
    otherNames: [],
    kind,
    standing: collection === 'changelog' ? 'record' : 'current',
    filters: { kind: [kind], edition: editions },
  }
}
