/**
 * What a public build must not contain, as short runs of words.
 *
 * Everything hidden is split into runs of adjacent words: a value, a heading, a paragraph. Of a run of four words or more we search for any
 * four in a row, of a shorter run for the whole, and also for each word of five letters or more. Case and accents don't count. Whatever the
 * same readers may see is removed again: all that visible entries print, and the words of the program itself. So a page may share its title
 * with a hidden one, or quote it, and common words hide nothing.
 *
 * One-word ids, names and titles need another rule, since `now` or `team` is in every other sentence. They only match on their own: as the
 * whole text of an element, an attribute, a JSON value, a cell or a segment of an address. They aren't searched for at all if a visible
 * text has the word, or if the program has it on its own. A reference to an id doesn't make the id visible, so references of visible
 * entries don't count as printed.
 *
 * Numbers, days and months alone reveal nothing, so a run needs words too. Pure.
 */

import { isQuoted, standsAlone } from './alone.ts'
import { GramTable } from './gram-table.ts'
import { mixHash, maxRunWords, RunSink, WordFilter } from './run-sink.ts'
import { contexts, scanWords, shapes } from './scan.ts'

/** A text, or part of one, that these readers may not see. */
export interface Hidden {
  /** Path of its file, relative to the content folder, or a description of its revision in git. */
  source: string
  /** Kind of text: `title`, `comment`, `text`, … */
  what: string
  /** Content of the source, to find the line in. */
  text: () => string
  /** The line, if the words may not be in the text. */
  line?: () => number
}

/** `name` is an id, name or title, of which even a single word is revealing. */
export type SegmentKind = 'text' | 'name'

export interface Match {
  hidden: Hidden
  start: number
  end: number
}

/** The form of a text that's searched. */
export interface SearchForm {
  isHtml: boolean
  isProgram: boolean
  /** Readable by chance, so a short word in it isn't a name. */
  isBinary?: boolean
}

/** What some needles search for, two numbers a run. */
export interface NeedleHashes {
  runs: Int32Array
  /** Words that only match on their own. */
  alone: Int32Array
}

/** Minimum letters of a word that's searched for by itself. */
const minWordLetters = 5
/** Minimum length of what's found in bytes that are readable by chance: some five letters come in any large file. */
const minBinaryLength = 8

const calendarWords =
  'january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun'
/** Segments of addresses and file names. */
const technicalWords = 'http https www com org net md mdx html json yaml yml png jpg jpeg svg webp gif pdf index'

export class Needles {
  readonly hidden: Hidden[] = []
  readonly #runs = new GramTable()
  /** Last words of longer runs. All other words need no further lookup. */
  readonly #ends = new WordFilter()
  /** Words that are searched for by themselves. */
  readonly #singles = new WordFilter()
  /** One-word names, which only match on their own. */
  readonly #alone = new GramTable()
  readonly #meaningless = new GramTable()
  readonly #sink = new RunSink(this.#runs, this.#alone, this.#singles, this.#ends)

  constructor() {
    const owner = this.#meaningless
    scanWords(`${calendarWords} ${technicalWords}`, {
      word: (h1, h2) => owner.add(h1, h2, 0),
      joined: () => undefined,
      cut: () => undefined,
    })
  }

  /** Number of runs searched for. */
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
      word: (h1, h2, _start, _end, shape, length, context) => {
        // An address may lead to something hidden or not. The target's own texts cover it.
        if (context === contexts.text) run.push(this.#toWord(h1, h2, shape, length))
      },
      joined: () => undefined,
      cut: (context) => context === contexts.text && flush(),
    })
    flush()
  }

  /** Remove what these readers may see. */
  removeVisible(text: string): void {
    this.#remove(text, () => true)
  }

  /** Remove the program's own words and their plurals. A one-word name is removed only if the program has it quoted on its own. */
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

  /** Report each hidden run in the text, in order. */
  search(text: string, { isHtml, isProgram, isBinary }: SearchForm, found: (match: Match) => void): void {
    if (this.size === 0) return
    this.#sink.onRun = (owner, count, _h1, _h2, start, end, context) => {
      const isByProgram = isProgram || (context === contexts.program && count === 1)
      const hidden = this.hidden[owner]
      const isByChance = isBinary && end - start < minBinaryLength
      if (hidden && !isByChance && (count === maxRunWords || !isByProgram)) found({ hidden, start, end })
    }
    this.#sink.onAlone = (owner, _h1, _h2, start, end, context) => {
      const hidden = this.hidden[owner]
      if (hidden && !isProgram && !isBinary && standsAlone(text, start, end, context)) found({ hidden, start, end })
    }
    scanWords(text, this.#sink, isHtml)
  }

  /** Whether removing the text would remove anything: even a word in what looks like a tag, since pages may print it. */
  isAnyIn(text: string): boolean {
    let found = false
    const note = () => {
      found = true
    }
    this.#sink.onRun = note
    this.#sink.onAlone = note
    if (this.size > 0) scanWords(text, this.#sink)
    return found
  }

  #remove(text: string, isAloneToo: (start: number, end: number) => boolean, withPlurals = false): void {
    if (this.size === 0) return
    this.#sink.onRun = (_owner, _count, h1, h2) => this.#runs.remove(h1, h2)
    this.#sink.onAlone = (_owner, h1, h2, start, end) => isAloneToo(start, end) && this.#alone.remove(h1, h2)
    this.#sink.onWord = withPlurals ? (h1, h2) => this.#runs.remove(...hashPlural(h1, h2)) : undefined
    scanWords(text, this.#sink)
    this.#sink.onWord = undefined
  }

  #toWord(h1: number, h2: number, shape: number, length: number): Word {
    const isWord = (shape & shapes.letters) !== 0 && length > 1 && this.#meaningless.find(h1, h2) < 0
    return { h1, h2, isWord, isLong: isWord && length >= minWordLetters, length }
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
      if (isEnough) this.#addWhole(run, owner)
    } else
      for (let end = maxRunWords; end <= run.length; end++) {
        const part = run.slice(end - maxRunWords, end)
        if (part.filter(({ isWord }) => isWord).length >= maxRunWords - 1) this.#addWhole(part, owner)
      }
  }

  #addWhole(run: readonly Word[], owner: number): void {
    this.#runs.add(...combineHashes(run), owner)
    this.#ends.add(run.at(-1)?.h1 ?? 0)
  }
}

interface Word {
  h1: number
  h2: number
  /** Revealing: not a number, a month or a file extension. */
  isWord: boolean
  isLong: boolean
  length: number
}

function combineHashes(run: readonly Word[]): [number, number] {
  let [h1, h2] = [run.at(-1)?.h1 ?? 0, run.at(-1)?.h2 ?? 0]
  for (const word of run.slice(0, -1).reverse()) {
    h1 = mixHash(h1, word.h1, 0x85ebca6b)
    h2 = mixHash(h2, word.h2, 0xc2b2ae35)
  }
  return [h1, h2]
}

/** The hashes of a word followed by `s`. */
function hashPlural(h1: number, h2: number): [number, number] {
  return [Math.imul(h1 ^ 115, 0x01000193), Math.imul(h2 + 115, 0x5bd1e995) ^ (h2 >>> 13)]
}
