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
import { GramTable } from './gram-table.ts'
import { type Place, places, scanWords, shapes, type WordSink } from './scan.ts'

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

/** So many words in a row are the same by no accident. */
const most = 4
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

  /** Hands over every run of the text that is hidden, in its order. */
  search(text: string, { isHtml, isProgram }: { isHtml: boolean; isProgram: boolean }, found: (match: Match) => void): void {
    this.#sink.onRun = (owner, count, _h1, _h2, start, end, place) => {
      const isByProgram = isProgram || (place === places.program && count === 1)
      const hidden = this.hidden[owner]
      if (hidden && (count === most || !isByProgram)) found({ hidden, start, end })
    }
    this.#sink.onAlone = (owner, _h1, _h2, start, end, place) => {
      const hidden = this.hidden[owner]
      if (hidden && !isProgram && standsAlone(text, start, end, place)) found({ hidden, start, end })
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
    } else if (run.length < most) {
      const isEnough = kind === 'name' ? words > 1 || run.some(({ isWord, length }) => isWord && length > 3) : words === run.length
      if (isEnough) this.#addLong(run, owner)
    } else
      for (let end = most; end <= run.length; end++) {
        const part = run.slice(end - most, end)
        if (part.filter(({ isWord }) => isWord).length >= most - 1) this.#addLong(part, owner)
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

function mixed(before: number, word: number, factor: number): number {
  return (Math.imul(before ^ (word >>> 15), factor) + word) | 0
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

/** Turns words into runs of one to four words that end with each of them, and looks them up. */
class RunSink implements WordSink {
  onRun: (owner: number, count: number, h1: number, h2: number, start: number, end: number, place: Place) => void = () => undefined
  onAlone: (owner: number, h1: number, h2: number, start: number, end: number, place: Place) => void = () => undefined
  onWord: ((h1: number, h2: number) => void) | undefined
  readonly #runs: GramTable
  readonly #alone: GramTable
  readonly #singles: WordFilter
  readonly #ends: WordFilter
  /** The last words: of the text, and of attributes. */
  readonly #text = new Window()
  readonly #attribute = new Window()

  constructor(runs: GramTable, alone: GramTable, singles: WordFilter, ends: WordFilter) {
    this.#runs = runs
    this.#alone = alone
    this.#singles = singles
    this.#ends = ends
  }

  word(h1: number, h2: number, start: number, end: number, _shape: number, _length: number, place: Place): void {
    const window = place === places.text ? this.#text : this.#attribute
    this.#single(h1, h2, start, end, place)
    if (this.#ends.mayHave(h1)) this.#longer(window, h1, h2, end, place)
    window.push(h1, h2, start)
  }

  joined(h1: number, h2: number, start: number, end: number): void {
    this.#single(h1, h2, start, end, places.text)
  }

  cut(place: Place): void {
    if (place === places.text) this.#text.count = 0
    else this.#attribute.count = 0
  }

  #single(h1: number, h2: number, start: number, end: number, place: Place): void {
    this.onWord?.(h1, h2)
    if (!this.#singles.mayHave(h1)) return
    const owner = this.#runs.find(h1, h2)
    if (owner >= 0) this.onRun(owner, 1, h1, h2, start, end, place)
    const alone = this.#alone.find(h1, h2)
    if (alone >= 0) this.onAlone(alone, h1, h2, start, end, place)
  }

  #longer(window: Window, h1: number, h2: number, end: number, place: Place): void {
    let g1 = h1
    let g2 = h2
    for (let back = 0; back < window.count; back++) {
      g1 = mixed(g1, window.h1[back] as number, 0x85ebca6b)
      g2 = mixed(g2, window.h2[back] as number, 0xc2b2ae35)
      const owner = this.#runs.find(g1, g2)
      if (owner >= 0) this.onRun(owner, back + 2, g1, g2, window.starts[back] as number, end, place)
    }
  }
}

/** Says of a word that it is none of those, or that it may be one. */
class WordFilter {
  readonly #bits = new Uint8Array(1 << 13)

  add(h1: number): void {
    this.#bits[(h1 >>> 3) & 0x1fff] = (this.#bits[(h1 >>> 3) & 0x1fff] as number) | (1 << (h1 & 7))
  }

  mayHave(h1: number): boolean {
    return ((this.#bits[(h1 >>> 3) & 0x1fff] as number) & (1 << (h1 & 7))) !== 0
  }
}

/** The last three words, the latest first. */
class Window {
  count = 0
  readonly h1 = new Int32Array(most - 1)
  readonly h2 = new Int32Array(most - 1)
  readonly starts = new Int32Array(most - 1)

  push(h1: number, h2: number, start: number): void {
    for (let index = most - 2; index > 0; index--) {
      this.h1[index] = this.h1[index - 1] as number
      this.h2[index] = this.h2[index - 1] as number
      this.starts[index] = this.starts[index - 1] as number
    }
    this.h1[0] = h1
    this.h2[0] = h2
    this.starts[0] = start
    if (this.count < most - 1) this.count++
  }
}

/** In a program: a text of its own, or a part of an address. */
function isQuoted(text: string, start: number, end: number): boolean {
  return /["'`>/#]/.test(text.charAt(start - 1)) && /["'`</#]/.test(text.charAt(end))
}

/** What may stand before and behind a word that stands alone, entities of HTML and escapes of JSON included. */
const opens = /(?:(?:^|\n)\s*[-+]?|["'`>/#|=,(:[{*\\]|&(?:quot|gt|#34|#x22|#39|#x27);|%(?:2f|22|23|3d))\s*$/i
const closes = /^\s*($|["'`</#?&|,)\]}:*\\]|\n|&(?:quot|lt|#34|#x22|#39|#x27);|%(?:2f|22|23|3d))/i
/** Attributes and addresses hold several names with spaces between them. */
const opensAttribute = /(^|["'=\s/#,;:]|&quot;)$/
const closesAttribute = /^($|["'\s/#,;:?&>)]|&quot;)/

function standsAlone(text: string, start: number, end: number, place: Place): boolean {
  const before = text.slice(Math.max(0, start - 12), start)
  const behind = text.slice(end, end + 12)
  if (place === places.program) return false
  if (opens.test(before) && closes.test(behind)) return true
  if (place !== places.attribute || !opensAttribute.test(before) || !closesAttribute.test(behind)) return false
  // A sentence in an attribute, as in `alt`, is read like any other.
  const value = text.slice(Math.max(0, text.lastIndexOf('"', start - 1)), end)
  return !/\s/.test(value.slice(0, -1)) || /(?:data-[\w-]+|headers|for|id)\s*=\s*"[^"]*$/i.test(text.slice(Math.max(0, start - 200), start))
}
