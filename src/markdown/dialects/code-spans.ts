/** Finds code spans without parsing the text. The test it returns scans a paragraph the first time it's asked about it. */
import type { Range } from '../document.ts'
import type { Line } from './dialect.ts'
import { isEscaped } from './emphasis.ts'

export function createCodeSpanTest(text: string, lines: readonly Line[]): (offset: number, line: number) => boolean {
  const byLine = new Map<number, Range[]>()
  const isBreak = (line: Line | undefined) => line === undefined || line.isCode || line.begin >= line.end
  const read = (index: number): Range[] => {
    let first = index
    let last = index
    while (!isBreak(lines[first - 1])) first--
    while (!isBreak(lines[last + 1])) last++
    const spans = findSpans(text, lines[first]?.start ?? 0, lines[last]?.end ?? 0)
    for (let line = first; line <= last; line++) byLine.set(line, spans)
    return spans
  }
  return (offset, line) => {
    const spans = byLine.get(line) ?? read(line)
    let low = 0
    let high = spans.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((spans[middle]?.end ?? 0) > offset) high = middle
      else low = middle + 1
    }
    return (spans[low]?.start ?? Number.POSITIVE_INFINITY) <= offset
  }
}

function findSpans(text: string, start: number, end: number): Range[] {
  const part = text.slice(start, end)
  const runs = Array.from(part.matchAll(/`+/g), ({ 0: run, index }) => ({ length: run.length, index }))
  const spans: Range[] = []
  // Runs by length, last first, so that the next one can be popped.
  const waiting = Map.groupBy(runs.toReversed(), ({ length }) => length)
  let at = 0
  for (const { length, index } of runs) {
    const same = waiting.get(length) ?? []
    while (same.length > 0 && (same.at(-1)?.index ?? 0) <= index) same.pop()
    const closing = same.at(-1)
    if (index < at || closing === undefined || isEscaped(part, index)) continue
    at = closing.index + length
    spans.push({ start: start + index, end: start + at })
  }
  return spans
}
