/** Pagefind's list of a word's positions: `[word, [[page, positions, …], …], …]`. Very long lists are shortened. */
import { arrayItems, readNumbers, readText, writeArray, writeNumbers } from './cbor.ts'

/** Bytes above which a list is long: the word is so frequent that exact positions say little. */
const maxBytes = 16_000
/** On pages with more positions, keep only those in some stretches: the first `words` of every `every`. */
const maxPositions = 16
const stretch = { every: 160, words: 20 }
/** Mark of plain text; smaller numbers are for headings and titles, which keep all positions. */
const plainMark = -25

export function readWord(list: Buffer): string {
  return readText(arrayItems(list)[0] ?? Buffer.of())
}

/**
 * Drops positions on pages full of the word. Words in the kept stretches keep all positions, so excerpts, sections and phrases still work
 * there. The cost: a quoted phrase isn't found on such a page if it occurs only between them.
 */
export function shorten(list: Buffer): Buffer {
  if (list.length <= maxBytes) return list
  const [word, pages, ...rest] = arrayItems(list)
  if (!word || !pages) return list
  return writeArray([word, writeArray(arrayItems(pages).map(shortenPage)), ...rest])
}

function shortenPage(page: Buffer): Buffer {
  const [number, positions, ...rest] = arrayItems(page)
  if (!number || !positions) return page
  const kept = readGroups(readNumbers(positions)).flatMap(({ mark, positions: all }) => [mark, ...differences(keepPositions(mark, all))])
  return writeArray([number, writeNumbers(kept), ...rest])
}

interface Group {
  /** Negative; says how much the following positions weigh. */
  mark: number
  positions: readonly number[]
}

/** Positions are stored as differences. */
function readGroups(written: readonly number[]): Group[] {
  const groups: { mark: number; positions: number[] }[] = []
  for (const value of written) {
    const last = groups.at(-1)
    if (value < 0) groups.push({ mark: value, positions: [] })
    else last?.positions.push((last.positions.at(-1) ?? 0) + value)
  }
  return groups
}

function keepPositions(mark: number, positions: readonly number[]): readonly number[] {
  if (mark < plainMark || positions.length <= maxPositions) return positions
  const kept = positions.filter((position) => position % stretch.every < stretch.words)
  return kept.length > 0 ? kept : positions.slice(0, maxPositions)
}

function differences(positions: readonly number[]): number[] {
  return positions.map((position, index) => position - (positions[index - 1] ?? 0))
}
