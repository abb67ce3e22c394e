/** Puts linked things into rows so that lines between rows rarely cross; a line that passes by a row gets a place in it. */

export interface Place {
  id: string
  /** `passage` is where a line only passes; `rest` stands for what is not shown, so it stands last. */
  kind: 'entry' | 'passage' | 'rest'
}

export interface Arrangement {
  rows: readonly (readonly Place[])[]
  /** From a place to one in the next row, each once. */
  links: readonly (readonly [string, string])[]
}

type Pair = readonly [from: string, to: string]

/** `pairs` are ids of which the first stands in an earlier row. */
export function arrange(rows: readonly (readonly Place[])[], pairs: readonly Pair[]): Arrangement {
  const rowOf = new Map(rows.flatMap((row, index) => row.map(({ id }) => [id, index] as const)))
  const places = rows.map((row) => [...row])
  const links = new Map<string, Pair>()
  const between = ([from, to]: Pair) => `${rowOf.get(from)} ${rowOf.get(to)}`
  for (const group of Map.groupBy(pairs, between).values()) {
    const isTogether = bundler(group)
    for (const [from, to] of group) {
      let last = from
      for (let row = (rowOf.get(from) ?? 0) + 1; row < (rowOf.get(to) ?? 0); row++) {
        const id = `${isTogether === 'from' ? `from ${from}` : `to ${to}`} in ${row}`
        if (!places[row]?.some((place) => place.id === id)) places[row]?.push({ id, kind: 'passage' })
        links.set(`${last}\n${id}`, [last, id])
        last = id
      }
      links.set(`${last}\n${to}`, [last, to])
    }
  }
  const all = [...links.values()]
  return { rows: untangled(places, all), links: all }
}

/** Lines of one beginning, or of one end, pass by a row together: whichever makes fewer. */
function bundler(pairs: readonly Pair[]): 'from' | 'to' {
  const count = (side: 0 | 1) => new Set(pairs.map((pair) => pair[side])).size
  return count(0) < count(1) ? 'from' : 'to'
}

/** Lines pass at the right rather than at the left, where entries stand in one column. */
const delay = { entry: 0, passage: 1.2, rest: Number.POSITIVE_INFINITY } as const

/** Each place below the middle of what it is linked to in the row above; then so from below, and once more from above. */
function untangled(rows: readonly (readonly Place[])[], links: readonly Pair[]): (readonly Place[])[] {
  const above = Map.groupBy(links, ([, to]) => to)
  const below = Map.groupBy(links, ([from]) => from)
  const result = [...rows]
  const order = (row: number, other: number, linked: (id: string) => readonly string[]) => {
    const place = new Map(result[other]?.map(({ id }, index) => [id, index]))
    const weight = ({ id, kind }: Place, index: number) => {
      const found = linked(id).flatMap((each) => place.get(each) ?? [])
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
