/** Which lines came and which went. Pure. */

export interface FactChange {
  label: string
  /** Missing: there was none. Both are missing where these readers may not know one of them. */
  from?: string
  /** Missing: there is none any more. */
  to?: string
  /** The change as a sentence, in place of the values. */
  words?: string
}

/** What came stands beside what went, one by one, as far as both reach. */
export function lineChanges(label: string, old: readonly string[], now: readonly string[]): FactChange[] {
  const [gone, come] = [without(old, now), without(now, old)]
  return Array.from({ length: Math.max(gone.length, come.length) }, (_, index): FactChange => {
    const [from, to] = [gone[index], come[index]]
    return { label, ...(from !== undefined && { from }), ...(to !== undefined && { to }) }
  })
}

/** The lines of one list that the other lacks; each stands for one. */
function without(lines: readonly string[], others: readonly string[]): string[] {
  const left = [...others]
  return lines.filter((line) => {
    const place = left.indexOf(line)
    if (place >= 0) left.splice(place, 1)
    return place < 0
  })
}
