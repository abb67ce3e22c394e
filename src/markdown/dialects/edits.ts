/** Text edits that keep offsets traceable. */
import type { Range } from '../document.ts'

/** Replaces a range with text, or inserts it where `start` is `end`. */
export interface Edit extends Range {
  text: string
}

export interface Edited {
  text: string
  /** Maps an offset in the edited text to the original. */
  offsetOf(offset: number): number
}

/** Edits may come in any order, but must not overlap. */
export function applyEdits(text: string, edits: readonly Edit[]): Edited {
  if (edits.length === 0) return { text, offsetOf: (offset) => offset }
  const sorted = edits.toSorted((a, b) => a.start - b.start || a.end - b.end)
  const pieces: string[] = []
  // Start of each kept piece, in the edited text and in the original.
  const after: number[] = [0]
  const before: number[] = [0]
  const ends: number[] = []
  let length = 0
  let at = 0
  for (const { start, end, text: inserted } of sorted) {
    pieces.push(text.slice(at, start), inserted)
    length += start - at
    ends.push(length)
    length += inserted.length
    after.push(length)
    before.push(end)
    at = end
  }
  pieces.push(text.slice(at))
  return {
    text: pieces.join(''),
    offsetOf(offset) {
      let low = 0
      let high = after.length - 1
      while (low < high) {
        const middle = (low + high + 1) >> 1
        if ((after[middle] ?? 0) <= offset) low = middle
        else high = middle - 1
      }
      // Inserted text maps to the point of insertion.
      return (before[low] ?? 0) + Math.min(offset, ends[low] ?? Number.POSITIVE_INFINITY) - (after[low] ?? 0)
    },
  }
}
