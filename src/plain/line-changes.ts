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
export function compareLines(label: string, old: readonly string[], now: readonly string[]): FactChange[] {
  const [removed, added] = [subtractLines(old, now), subtractLines(now, old)]
  return Array.from({ length: Math.max(removed.length, added.length) }, (_, index): FactChange => {
    const [from, to] = [removed[index], added[index]]
    return { label, ...(from !== undefined && { from }), ...(to !== undefined && { to }) }
  })
}

/** Returns the lines that the other list lacks. Duplicates count. */
function subtractLines(lines: readonly string[], others: readonly string[]): string[] {
  const left = [...others]
  return lines.filter((line) => {
    const index = left.indexOf(line)
    if (index >= 0) left.splice(index, 1)
    return index < 0
  })
}
