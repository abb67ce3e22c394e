/** The glossary, as its page shows it. */
import { entriesOf } from '../../graph/graph.ts'
import type { Handbook } from '../../graph/handbook.ts'
import { type Link, linkOfEntry } from '../../graph/link.ts'
import { termPath } from '../../graph/paths.ts'
import { keyOf } from '../../graph/entry.ts'
import { findReferenced } from '../../graph/links/visible-reference.ts'
import { compareTitles } from '../../words/order.ts'

export interface Term {
  /** Its anchor on the page. */
  id: string
  term: string
  aliases: readonly string[]
  definition: string
  /** The entry with more details, if these readers can see it. */
  see?: Link
  /** Pages that use the term. */
  usedBy: readonly Link[]
}

/** All visible terms, alphabetically. */
export function glossaryOf(handbook: Handbook): Term[] {
  return entriesOf(handbook, 'glossary')
    .toSorted((a, b) => compareTitles(a.data.term, b.data.term))
    .map((entry) => {
      const { term, aliases = [], definition } = entry.data
      const see = entry.data.see === undefined ? undefined : linkTo(entry.data.see, handbook)
      const usedBy = (handbook.backlinks.get(keyOf(entry)) ?? []).map(linkOfEntry)
      return { id: entry.id, term, aliases, definition, ...(see && { see }), usedBy }
    })
}

/** `COLLECTION/ID#anchor` as a link. */
function linkTo(reference: string, { entryIndex }: Handbook): Link | undefined {
  const [, anchor] = reference.split('#')
  const found = findReferenced(reference, ['*'], entryIndex)
  if (!found) return undefined
  if (found.collection === 'glossary') return { title: found.title, url: termPath(found.id) }
  return { title: found.title, url: found.url && found.url + (anchor === undefined ? '' : `#${anchor}`) }
}
