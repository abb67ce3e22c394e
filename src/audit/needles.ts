/**
 * What a public build may not hold, as short runs of words.
 *
 * Everything hidden is cut into runs of words that stand together: a value, a heading, a paragraph. Of a run of four words or more,
 * each four in a row are searched; a shorter run is searched as a whole; and each word of five letters or more for itself. Words are
 * compared without case and accents. Whatever the same readers may see anyway is taken out again: all that visible entries print, and
 * the words of the program itself. So a page may share its title with a hidden one, and quote it, and common words hide nothing.
 *
 * Ids, names and titles of a single word need another rule, since `now` or `team` stand in every other sentence: they are found
 * only where they stand alone, as the whole text of an element, an attribute, a value of JSON, a cell or a part of an address; and they
 * are not searched at all if a visible text has the word, or the program has it alone. A reference to an id makes the id no less
 * hidden, so references of visible entries are not counted among what they print.
 *
 * Numbers, days and months alone tell nothing, so a run needs words too. Pure.
 */

import { isQuoted, standsAlone } from './alone.ts'
import { GramTable } from './gram-table.ts'
import { mixed, maxRunWords, RunSink, WordFilter } from './run-sink.ts'
import { places, scanWords, shapes } from './scan.ts'

/** A text that these readers may not see, or a part of one. */
export interface Hidden {
  /** Path of its file, relative to the content folder; or what it is in git. */
  source: string
  /** What it is: `title`, `comment`, `text`, … */
  what: string
  /** What the source holds, to find the line. */
  text: () => string
  /** The line, where the words need not stand in the text. */
  line?: () => number
}

/** `name`: an id, a name or a title, which tells something even as one word. */
export type SegmentKind = 'text' | 'name'

export interface Match {
  hidden: Hidden
  start: number
  end: number
}

/** What a text is in which something is searched. */
export interface SearchForm {
  isHtml: boolean
  isProgram: boolean
  /** Readable by chance, so that a short word in it is no name. */
  isBinary?: boolean
}

/** What some needles search for, two numbers a run. */
export interface NeedleHashes {
  runs: Int32Array
  /** Words that are found only where they stand alone. */
  alone: Int32Array
}

/** Letters of a word that is searched for itself. */
const longWord = 5

const calendar =
  'january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun'
/** Parts of addresses and names of files. */
const technical = 'http https www com org net md mdx html json yaml yml png jpg jpeg svg webp gif pdf index'

export class Needles {
  readonly hidden: Hidden[] = []
  readonly #runs = new GramTable()
  /** The words in which longer runs end: all others need no further look. */
  readonly #ends = new WordFilter()
  /** The words that are searched for themselves. */
  readonly #singles = new WordFilter()
  /** Single words that are found only where they stand alone. */
  readonly #alone = new GramTable()
  readonly #empty = new GramTable()
  readonly #sink = new RunSink(this.#runs, this.#alone, this.#singles, this.#ends)

  constructor() {
    const owner = this.#empty
    scanWords(`${calendar} ${technical}`, { word: (h1, h2) => owner.add(h1, h2, 0), joined: () => undefined, cut: () => undefined })
  }

  /** How many runs are searched for. */
  get size(): number {
    return this.#runs.size + this.#alone.size
  }

  add(text: string, hidden: Hidden, kind: SegmentKind): void {
    const owner = this.hidden.push(hidden) - 1
    let run: Word[] = []
    const flush = () => {
      if (run.length > 0) this.#addRun(run, owner, kind)
      run = []
    }
    scanWords(text, {
      word: (h1, h2, _start, _end, shape, length, place) => {
        // Addresses lead to what is hidden or not; its own texts say so.
        if (place === places.text) run.push(this.#wordOf(h1, h2, shape, length))
      },
      joined: () => undefined,
      cut: (place) => place === places.text && flush(),
    })
    flush()
  }

  /** These readers may see it. */
  removeVisible(text: string): void {
    this.#remove(text, () => true)
  }

  /** The program itself says it: a word of its own tells nothing, unless it stands alone and names something. */
  removeProgram(text: string): void {
    this.#remove(text, (start, end) => isQuoted(text, start, end), true)
  }

  /** Everything that is searched for, as hashes. */
  hashes(): NeedleHashes {
    return { runs: this.#runs.hashes(), alone: this.#alone.hashes() }
  }

  /** Whether the others hold all that these search for: a text without any of the others has none of these. */
  isWithin({ runs, alone }: NeedleHashes): boolean {
    return this.#runs.isWithin(GramTable.of(runs)) && this.#alone.isWithin(GramTable.of(alone))
  }

  /** Hands over every run of the text that is hidden, in its order. */
  search(text: string, { isHtml, isProgram, isBinary }: SearchForm, found: (match: Match) => void): void {
    if (this.size === 0) return
    this.#sink.onRun = (owner, count, _h1, _h2, start, end, place) => {
      const isByProgram = isProgram || (place === places.program && count === 1)
      const hidden = this.hidden[owner]
      if (hidden && (count === maxRunWords || !isByProgram)) found({ hidden, start, end })
    }
    this.#sink.onAlone = (owner, _h1, _h2, start, end, place) => {
      const hidden = this.hidden[owner]
      if (hidden && !isProgram && !isBinary && standsAlone(text, start, end, place)) found({ hidden, start, end })
    }
    scanWords(text, this.#sink, isHtml)
  }

  isAnyIn(text: string): boolean {
    let isThere = false
    this.search(text, { isHtml: false, isProgram: false }, () => {
      isThere = true
    })
    return isThere
  }

  #remove(text: string, isAloneToo: (start: number, end: number) => boolean, withPlurals = false): void {
    if (this.size === 0) return
    this.#sink.onRun = (_owner, _count, h1, h2) => this.#runs.remove(h1, h2)
    this.#sink.onAlone = (_owner, h1, h2, start, end) => isAloneToo(start, end) && this.#alone.remove(h1, h2)
    this.#sink.onWord = withPlurals ? (h1, h2) => this.#runs.remove(...plural(h1, h2)) : undefined
    scanWords(text, this.#sink)
    this.#sink.onWord = undefined
  }

  #wordOf(h1: number, h2: number, shape: number, length: number): Word {
    const isWord = (shape & shapes.letters) !== 0 && length > 1 && this.#empty.find(h1, h2) < 0
    return { h1, h2, isWord, isLong: isWord && length >= longWord, length }
  }

  #addRun(run: readonly Word[], owner: number, kind: SegmentKind): void {
    for (const { h1, h2, isLong } of run)
      if (isLong) {
        this.#runs.add(h1, h2, owner)
        this.#singles.add(h1)
      }
    const words = run.filter(({ isWord }) => isWord).length
    const [only] = run
    if (run.length === 1) {
      if (kind !== 'name' || !only?.isWord) return
      this.#alone.add(only.h1, only.h2, owner)
      this.#singles.add(only.h1)
    } else if (run.length < maxRunWords) {
      const isEnough = kind === 'name' ? words > 1 || run.some(({ isWord, length }) => isWord && length > 3) : words === run.length
      if (isEnough) this.#addLong(run, owner)
    } else
      for (let end = maxRunWords; end <= run.length; end++) {
        const part = run.slice(end - maxRunWords, end)
        if (part.filter(({ isWord }) => isWord).length >= maxRunWords - 1) this.#addLong(part, owner)
      }
  }

  #addLong(run: readonly Word[], owner: number): void {
    this.#runs.add(...combined(run), owner)
    this.#ends.add(run.at(-1)?.h1 ?? 0)
  }
}

interface Word {
  h1: number
  h2: number
  /** It tells something: no number, no month, no ending of a file. */
  isWord: boolean
  isLong: boolean
  length: number
}

function combined(run: readonly Word[]): [number, number] {
  let [h1, h2] = [run.at(-1)?.h1 ?? 0, run.at(-1)?.h2 ?? 0]
  for (const word of run.slice(0, -1).reverse()) {
    h1 = mixed(h1, word.h1, 0x85ebca6b)
    h2 = mixed(h2, word.h2, 0xc2b2ae35)
  }
  return [h1, h2]
}

/** The hashes of a word with an `s` behind it. */
function plural(h1: number, h2: number): [number, number] {
  return [Math.imul(h1 ^ 115, 0x01000193), Math.imul(h2 + 115, 0x5bd1e995) ^ (h2 >>> 13)]
}
