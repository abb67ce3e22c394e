/** Any two editions side by side, from what small files say of their pages. Apart from all else, because a script in a page needs it. */
import type { EditionIndex } from './switch.ts'

/** For the address of each page its title, and a digest of what it says. */
export type PageTable = Record<string, readonly [title: string, digest: string]>

/** Stands for today in addresses; no edition may have this name. */
export const todayName = 'today'

export interface PageChange {
  kind: 'added' | 'removed' | 'renamed' | 'changed'
  title: string
  /** Address within the first, if it has the page. */
  from?: string
  /** Address within the second, if it has the page. */
  to?: string
  /** Whether there are differences to be seen. */
  isChanged: boolean
}

/** The place of an edition in the index; today comes last. Undefined for an unknown name. */
export function placeOf({ editions }: EditionIndex, name: string): number | undefined {
  const place = name === todayName ? editions.length : editions.findIndex((edition) => edition.name === name)
  return place < 0 ? undefined : place
}

/** In the order of titles. */
export function comparePages(
  index: EditionIndex,
  places: readonly [number, number],
  tables: readonly [PageTable, PageTable],
): PageChange[] {
  return index.documents
    .flatMap((addresses): PageChange[] => {
      const [from, to] = places.map((place) => Object.keys(addresses).find((address) => addresses[address]?.includes(place)))
      const [old, now] = [from === undefined ? undefined : tables[0][from], to === undefined ? undefined : tables[1][to]]
      const title = now?.[0] ?? old?.[0] ?? ''
      if (!old || from === undefined) return now && to !== undefined ? [{ kind: 'added', title, to, isChanged: false }] : []
      if (!now || to === undefined) return [{ kind: 'removed', title, from, isChanged: false }]
      const isChanged = old[1] !== now[1]
      if (from !== to) return [{ kind: 'renamed', title, from, to, isChanged }]
      return isChanged ? [{ kind: 'changed', title, from, to, isChanged }] : []
    })
    .sort((a, b) => (a.title < b.title ? -1 : a.title > b.title ? 1 : 0))
}
