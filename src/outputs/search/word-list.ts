/** Where a word stands, as Pagefind writes it: `[word, [[page, places, …], …], …]`. A list that is very long is made shorter. */
import { arrayItems, readNumbers, readText, writeArray, writeNumbers } from './cbor.ts'

/** Bytes of a list above which it is long: the word stands so often that where exactly says little. */
const long = 16_000
/** On a page with more places than these, only those in some passages are kept: the beginning of every so many words. */
const maxPositions = 16
const passage = { every: 160, words: 20 }
/** The mark of words that count as much as plain text; a smaller number is one of headings and titles, which keep all places. */
const plainMark = -25

export function wordOf(list: Buffer): string {
  return readText(arrayItems(list)[0] ?? Buffer.of())
}

/**
 * The list with fewer places on pages that are full of the word. In the passages that are kept, all words keep their places, so excerpts,
 * parts of pages and phrases are found there as before. The price: on such a page, words in quotation marks that stand together
 * nowhere but between those passages are not found as a phrase.
 */
export function shortened(list: Buffer): Buffer {
  if (list.length <= long) return list
  const [word, pages, ...rest] = arrayItems(list)
  if (!word || !pages) return list
  return writeArray([word, writeArray(arrayItems(pages).map(shortenedPage)), ...rest])
}

function shortenedPage(page: Buffer): Buffer {
  const [number, places, ...rest] = arrayItems(page)
  if (!number || !places) return page
  const kept = groupsOf(readNumbers(places)).flatMap(({ mark, places: all }) => [mark, ...differences(keptOf(mark, all))])
  return writeArray([number, writeNumbers(kept), ...rest])
}

interface Group {
  /** A negative number that says how much the places after it count. */
  mark: number
  places: readonly number[]
}

/** Each place is written as its distance from the one before. */
function groupsOf(written: readonly number[]): Group[] {
  const groups: { mark: number; places: number[] }[] = []
  for (const value of written) {
    const last = groups.at(-1)
    if (value < 0) groups.push({ mark: value, places: [] })
    else last?.places.push((last.places.at(-1) ?? 0) + value)
  }
  return groups
}

function keptOf(mark: number, places: readonly number[]): readonly number[] {
  if (mark < plainMark || places.length <= maxPositions) return places
  const kept = places.filter((place) => place % passage.every < passage.words)
  return kept.length > 0 ? kept : places.slice(0, maxPositions)
}

function differences(places: readonly number[]): number[] {
  return places.map((place, index) => place - (places[index - 1] ?? 0))
}
