/** Compares two lists of lines. */

export interface FactChange {
  label: string
  /** Missing if there was no value. Both are missing if one is hidden from these readers. */
  from?: string
  /** Missing if the value was removed. */
  to?: string
  /** The change as a sentence, instead of values. */
  words?: string
}

/** Pairs removed and added lines one by one, as far as both go. */
export function lineChanges(label: string, old: readonly string[], now: readonly string[]): FactChange[] {
  const [gone, come] = [without(old, now), without(now, old)]
  return Array.from({ length: Math.max(gone.length, come.length) }, (_, index): FactChange => {
    const [from, to] = [gone[index], come[index]]
    return { label, ...(from !== undefined && { from }), ...(to !== undefined && { to }) }
  })
}

/** Returns the lines that the other list lacks. Duplicates count. */
function without(lines: readonly string[], others: readonly string[]): string[] {
  const left = [...others]
  return lines.filter((line) => {
    const place = left.indexOf(line)
    if (place >= 0) left.splice(place, 1)
    return place < 0
  })
}
