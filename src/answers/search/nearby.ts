/** What is offered where nothing is found: the nearest titles, and whom to ask. */
import { searchable } from '../../plain/list-filter.ts'

export interface Contact {
  /** The area that they keep; missing for who keeps a page or the whole. */
  area?: string
  /** Who or what it is: the name of a person or a role, or the address where the handbook is written. */
  name: string
  url?: string
}

/** Who is asked where nothing is near: the owner of the handbook, or where nobody is named, the place where it is written. */
export type GeneralContact = Contact & { is: 'owner' | 'place' }

export interface Nearby {
  /** Title, address, and the place of who answers for it in `keepers`. */
  pages: readonly (readonly [title: string, url: string, contact?: number])[]
  contacts: readonly Contact[]
  general?: GeneralContact
}

export interface Offer {
  pages: readonly { title: string; url: string }[]
  ask?: Contact | GeneralContact
}

const maxPages = 5
/** Of the pairs of letters, so many must be the same. */
const minLikeness = 0.3

export function offerFor(query: string, { pages, contacts, general }: Nearby): Offer {
  const asked = pairsOf(query)
  const near = pages
    .map((page) => ({ page, likeness: likenessOf(asked, pairsOf(page[0])) }))
    .filter(({ likeness }) => likeness >= minLikeness)
    .sort((a, b) => b.likeness - a.likeness)
    .map(({ page }) => page)
  const contact = near.find(([, , place]) => place !== undefined)?.[2]
  const ask = contact === undefined ? general : contacts[contact]
  return { pages: near.slice(0, maxPages).map(([title, url]) => ({ title, url })), ...(ask && { ask }) }
}

function pairsOf(text: string): string[] {
  const words = searchable(text).match(/[\p{L}\p{N}]+/gu) ?? []
  return words.flatMap((word) => Array.from(` ${word}`, (_, index) => ` ${word} `.slice(index, index + 2)))
}

/** The share of pairs that both have (Sørensen and Dice). */
function likenessOf(a: readonly string[], b: readonly string[]): number {
  const left = [...b]
  const shared = a.filter((pair) => {
    const at = left.indexOf(pair)
    if (at >= 0) left.splice(at, 1)
    return at >= 0
  })
  return a.length + b.length === 0 ? 0 : (2 * shared.length) / (a.length + b.length)
}
