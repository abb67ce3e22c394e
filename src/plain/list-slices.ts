/** Splits long lists into pages, so that no page grows with the handbook. */
export interface ListSlice<T> {
  rows: readonly T[]
  /** From 1. */
  page: number
  pages: number
}

/** Returns at least one page, even for an empty list. */
export function splitIntoPages<T>(rows: readonly T[], size = 150): ListSlice<T>[] {
  const pages = Math.max(1, Math.ceil(rows.length / size))
  return Array.from({ length: pages }, (_, index) => ({ rows: rows.slice(index * size, (index + 1) * size), page: index + 1, pages }))
}

/** Splits a grouped list into pages, each with the groups of its rows; a group may continue on the next page. */
export function splitGroupsIntoPages<T, G extends { items: readonly T[] }>(groups: readonly G[], size: number): ListSlice<G>[] {
  const rows = groups.flatMap((group) => group.items.map((item) => ({ group, item })))
  return splitIntoPages(rows, size).map(({ rows: slice, ...place }) => {
    const byGroup = [...Map.groupBy(slice, ({ group }) => group)]
    return { ...place, rows: byGroup.map(([group, members]) => ({ ...group, items: members.map(({ item }) => item) })) }
  })
}

/** Slices up to a maximum weight; a heavier row gets its own slice. At least one slice, even for no rows. */
export function slicesByWeight<T>(rows: readonly T[], maxWeight: number, weigh: (row: T) => number): ListSlice<T>[] {
  const slices: T[][] = [[]]
  let weight = 0
  for (const row of rows) {
    const slice = slices.at(-1)
    weight += weigh(row)
    if (slice && (slice.length === 0 || weight <= maxWeight)) slice.push(row)
    else {
      slices.push([row])
      weight = weigh(row)
    }
  }
  return slices.map((each, index) => ({ rows: each, page: index + 1, pages: slices.length }))
}

/** Returns the pages to link: the first, the last, neighbours, and every tenth. */
export function pagesToLink(page: number, pages: number): number[] {
  const all = Array.from({ length: pages }, (_, index) => index + 1)
  if (pages <= 12) return all
  return all.filter((each) => each === 1 || each === pages || Math.abs(each - page) <= 2 || each % 10 === 0)
}

/** Returns the address parameter of a page; undefined for the first. */
export function pageParam({ page }: { page: number }): string | undefined {
  return page === 1 ? undefined : String(page)
}
