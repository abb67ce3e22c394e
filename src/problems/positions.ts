/** Converts offsets to lines and columns. */
import type { Span } from './problem.ts'

export interface Positions {
  /** Returns the span between two offsets; the end is exclusive. */
  span(start: number, end: number): Span
}

/** Indexes the lines of a text once, when first needed. Lines end with LF, CRLF or CR. */
export function positionsOf(text: string): Positions {
  let starts: number[] | undefined
  const point = (offset: number) => {
    starts ??= findLineStarts(text)
    const at = Math.max(0, Math.min(offset, text.length))
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((starts[middle] ?? 0) <= at) low = middle
      else high = middle - 1
    }
    return { line: low + 1, column: at - (starts[low] ?? 0) + 1 }
  }
  return {
    span(start, end) {
      const from = point(start)
      const to = point(Math.max(start, end))
      return { line: from.line, column: from.column, endLine: to.line, endColumn: to.column }
    },
  }
}

function findLineStarts(text: string): number[] {
  const starts = [0]
  for (const match of text.matchAll(/\r\n|\n|\r/g)) starts.push(match.index + match[0].length)
  return starts
}
