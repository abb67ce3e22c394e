/** Arranges linked things in rows with few line crossings. A line that crosses a row gets a slot in it. */

export interface Slot {
  id: string
  /** `waypoint` is where a line crosses the row; `rest` represents hidden entries, so it comes last. */
  kind: 'entry' | 'waypoint' | 'rest'
}

export interface Arrangement {
  rows: readonly (readonly Slot[])[]
  /** From a slot to one in the next row, each once. */
  links: readonly (readonly [string, string])[]
}

type Pair = readonly [from: string, to: string]

/** `pairs` hold ids; the first of a pair is in an earlier row. */
export function arrange(rows: readonly (readonly Slot[])[], pairs: readonly Pair[]): Arrangement {
  const rowOf = new Map(rows.flatMap((row, index) => row.map(({ id }) => [id, index] as const)))
  const slots = rows.map((row) => [...row])
  const links = new Map<string, Pair>()
  const between = ([from, to]: Pair) => `${rowOf.get(from)} ${rowOf.get(to)}`
  for (const group of Map.groupBy(pairs, between).values()) {
    const isTogether = bundleSide(group)
    for (const [from, to] of group) {
      let last = from
      for (let row = (rowOf.get(from) ?? 0) + 1; row < (rowOf.get(to) ?? 0); row++) {
        const id = `${isTogether === 'from' ? `from ${from}` : `to ${to}`} in ${row}`
        if (!slots[row]?.some((slot) => slot.id === id)) slots[row]?.push({ id, kind: 'waypoint' })
        links.set(`${last}\n${id}`, [last, id])
        last = id
      }
      links.set(`${last}\n${to}`, [last, to])
    }
  }
  const all = [...links.values()]
  return { rows: untangle(slots, all), links: all }
}

/** Lines with the same start, or with the same end, cross a row together, whichever makes fewer. */
function bundleSide(pairs: readonly Pair[]): 'from' | 'to' {
  const count = (side: 0 | 1) => new Set(pairs.map((pair) => pair[side])).size
  return count(0) < count(1) ? 'from' : 'to'
}

/** Prefer waypoints on the right, since entries are in one column. */
const delay = { entry: 0, waypoint: 1.2, rest: Number.POSITIVE_INFINITY } as const

/** Barycenter ordering: each slot moves to the mean position of its links in the row above, then below, then above again. */
function untangle(rows: readonly (readonly Slot[])[], links: readonly Pair[]): (readonly Slot[])[] {
  const above = Map.groupBy(links, ([, to]) => to)
  const below = Map.groupBy(links, ([from]) => from)
  const result = [...rows]
  const order = (row: number, other: number, linked: (id: string) => readonly string[]) => {
    const position = new Map(result[other]?.map(({ id }, index) => [id, index]))
    const weight = ({ id, kind }: Slot, index: number) => {
      const found = linked(id).flatMap((each) => position.get(each) ?? [])
      return delay[kind] + (found.length === 0 ? index : found.reduce((sum, each) => sum + each, 0) / found.length)
    }
    const weighed = (result[row] ?? []).map((each, index) => ({ each, weight: weight(each, index) }))
    result[row] = weighed.toSorted((a, b) => a.weight - b.weight).map(({ each }) => each)
  }
  const down = () => rows.forEach((_, row) => void order(row, row - 1, (id) => above.get(id)?.map(([from]) => from) ?? []))
  const up = () =>
    rows.forEach((_, index) => void order(rows.length - 1 - index, rows.length - index, (id) => below.get(id)?.map(([, to]) => to) ?? []))
  down()
  up()
  down()
  return result
}
