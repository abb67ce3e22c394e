/** Compares any two editions by their small page tables. A separate module because a browser script loads it. */
import { type EditionIndex, isInRanges } from './edition-index.ts'

/** Title of each page and a digest of its content, by path. */
export type PageTable = Record<string, readonly [title: string, digest: string]>

/** Means today in URLs, so no edition may have this name. */
export const todayName = 'today'

export interface PageChange {
  kind: 'added' | 'removed' | 'renamed' | 'changed'
  title: string
  /** Path in the first edition, if it has the page. */
  from?: string
  /** Path in the second edition, if it has the page. */
  to?: string
  /** Whether the content differs. */
  isChanged: boolean
}

/** Index of an edition; today comes last. Undefined for an unknown name. */
export function editionPosition({ editions }: EditionIndex, name: string): number | undefined {
  const position = name === todayName ? editions.length : editions.findIndex((edition) => edition.name === name)
  return position < 0 ? undefined : position
}

/** Sorted by title. */
export function comparePages(
  index: EditionIndex,
  positions: readonly [number, number],
  tables: readonly [PageTable, PageTable],
): PageChange[] {
  return index.documents
    .flatMap((addresses): PageChange[] => {
      const [from, to] = positions.map((position) => Object.keys(addresses).find((address) => isInRanges(position, addresses[address])))
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
