/** Changes to a text that keep track of its offsets. */
import type { Range } from '../document.ts'

/** Puts a text in the place of a range; of nothing if `start` is `end`. */
export interface Edit extends Range {
  text: string
}

export interface Edited {
  text: string
  /** The offset in the text before that an offset in the text after stands for. */
  offsetOf(offset: number): number
}

/** Edits must not overlap; they may come in any order. */
export function applyEdits(text: string, edits: readonly Edit[]): Edited {
  if (edits.length === 0) return { text, offsetOf: (offset) => offset }
  const sorted = edits.toSorted((a, b) => a.start - b.start || a.end - b.end)
  const pieces: string[] = []
  // Where each kept piece begins: in the text after, and in the text before.
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
      // What was put in stands for the place where it was put.
      return (before[low] ?? 0) + Math.min(offset, ends[low] ?? Number.POSITIVE_INFINITY) - (after[low] ?? 0)
    },
  }
}
