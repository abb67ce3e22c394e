/** What to offer if nothing is found: similar titles, and someone to ask. */
import { searchable } from '../../plain/list-filter.ts'

export interface Contact {
  /** The contact's area; missing for the owner of a page or of the whole handbook. */
  area?: string
  /** Name of a person or a role, or the URL of the repository. */
  name: string
  url?: string
}

/** The contact if no title is similar: the handbook's owner, or if there is none, its repository. */
export type GeneralContact = Contact & { is: 'owner' | 'place' }

export interface Nearby {
  /** Title, URL, and the owner's index in `contacts`. */
  pages: readonly (readonly [title: string, url: string, contact?: number])[]
  contacts: readonly Contact[]
  general?: GeneralContact
}

export interface NearbySuggestion {
  pages: readonly { title: string; url: string }[]
  ask?: Contact | GeneralContact
}

const maxPages = 5
/** Minimum share of letter pairs in common. */
const minSimilarity = 0.3

export function suggestNearby(query: string, { pages, contacts, general }: Nearby): NearbySuggestion {
  const asked = letterPairs(query)
  const similar = pages
    .map((page) => ({ page, similarity: rateSimilarity(asked, letterPairs(page[0])) }))
    .filter(({ similarity }) => similarity >= minSimilarity)
    .sort((a, b) => b.similarity - a.similarity)
    .map(({ page }) => page)
  const contact = similar.find(([, , index]) => index !== undefined)?.[2]
  const ask = contact === undefined ? general : contacts[contact]
  return { pages: similar.slice(0, maxPages).map(([title, url]) => ({ title, url })), ...(ask && { ask }) }
}

function letterPairs(text: string): string[] {
  const words = searchable(text).match(/[\p{L}\p{N}]+/gu) ?? []
  return words.flatMap((word) => Array.from(` ${word}`, (_, index) => ` ${word} `.slice(index, index + 2)))
}

/** Sørensen–Dice coefficient: the share of pairs that both have. */
function rateSimilarity(a: readonly string[], b: readonly string[]): number {
  const left = [...b]
  const shared = a.filter((pair) => {
    const at = left.indexOf(pair)
    if (at >= 0) left.splice(at, 1)
    return at >= 0
  })
  return a.length + b.length === 0 ? 0 : (2 * shared.length) / (a.length + b.length)
}
