/** Indexes of the same thing in two texts. */
export type Pair = readonly [before: number, after: number]

/** Return the longest subsequence of pairs with increasing second indexes (patience sorting). */
export function findLongestIncreasing(pairs: readonly Pair[]): Pair[] {
  const ends: number[] = []
  const previous: (number | undefined)[] = []
  pairs.forEach(([, after], index) => {
    let [low, high] = [0, ends.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((pairs[ends[middle] ?? 0]?.[1] ?? 0) < after) low = middle + 1
      else high = middle
    }
    previous[index] = ends[low - 1]
    ends[low] = index
  })
  const chosen: Pair[] = []
  for (let index = ends.at(-1); index !== undefined; index = previous[index]) chosen.push(pairs[index] as Pair)
  return chosen.reverse()
}
