/** Looks up each word of a text, and each run of two to four words that ends in it. Pure. */
import type { GramTable } from './gram-table.ts'
import { type Context, contexts, type WordSink } from './scan.ts'

/** This many words in a row don't match by accident. */
export const maxRunWords = 4

export function mixHash(before: number, word: number, factor: number): number {
  return (Math.imul(before ^ (word >>> 15), factor) + word) | 0
}

export class RunSink implements WordSink {
  onRun: (owner: number, count: number, h1: number, h2: number, start: number, end: number, context: Context) => void = () => undefined
  onAlone: (owner: number, h1: number, h2: number, start: number, end: number, context: Context) => void = () => undefined
  onWord: ((h1: number, h2: number) => void) | undefined
  readonly #runs: GramTable
  readonly #alone: GramTable
  readonly #singles: WordFilter
  readonly #ends: WordFilter
  /** Latest words, separately for text and attributes. */
  readonly #text = new Window()
  readonly #attribute = new Window()

  constructor(runs: GramTable, alone: GramTable, singles: WordFilter, ends: WordFilter) {
    this.#runs = runs
    this.#alone = alone
    this.#singles = singles
    this.#ends = ends
  }

  word(h1: number, h2: number, start: number, end: number, _shape: number, _length: number, context: Context): void {
    const window = context === contexts.text ? this.#text : this.#attribute
    this.#lookUpWord(h1, h2, start, end, context)
    if (this.#ends.mayHave(h1)) this.#lookUpRuns(window, h1, h2, end, context)
    window.push(h1, h2, start)
  }

  joined(h1: number, h2: number, start: number, end: number): void {
    this.#lookUpWord(h1, h2, start, end, contexts.text)
  }

  cut(context: Context): void {
    if (context === contexts.text) this.#text.count = 0
    else this.#attribute.count = 0
  }

  #lookUpWord(h1: number, h2: number, start: number, end: number, context: Context): void {
    this.onWord?.(h1, h2)
    if (!this.#singles.mayHave(h1)) return
    const owner = this.#runs.find(h1, h2)
    if (owner >= 0) this.onRun(owner, 1, h1, h2, start, end, context)
    const alone = this.#alone.find(h1, h2)
    if (alone >= 0) this.onAlone(alone, h1, h2, start, end, context)
  }

  #lookUpRuns(window: Window, h1: number, h2: number, end: number, context: Context): void {
    let g1 = h1
    let g2 = h2
    for (let back = 0; back < window.count; back++) {
      g1 = mixHash(g1, window.h1[back] as number, 0x85ebca6b)
      g2 = mixHash(g2, window.h2[back] as number, 0xc2b2ae35)
      const owner = this.#runs.find(g1, g2)
      if (owner >= 0) this.onRun(owner, back + 2, g1, g2, window.starts[back] as number, end, context)
    }
  }
}

/** A Bloom filter: says that a word is definitely not in the set, or may be. */
export class WordFilter {
  readonly #bits = new Uint8Array(1 << 13)

  add(h1: number): void {
    this.#bits[(h1 >>> 3) & 0x1fff] = (this.#bits[(h1 >>> 3) & 0x1fff] as number) | (1 << (h1 & 7))
  }

  mayHave(h1: number): boolean {
    return ((this.#bits[(h1 >>> 3) & 0x1fff] as number) & (1 << (h1 & 7))) !== 0
  }
}

/** The last three words, latest first. */
class Window {
  count = 0
  readonly h1 = new Int32Array(maxRunWords - 1)
  readonly h2 = new Int32Array(maxRunWords - 1)
  readonly starts = new Int32Array(maxRunWords - 1)

  push(h1: number, h2: number, start: number): void {
    for (let index = maxRunWords - 2; index > 0; index--) {
      this.h1[index] = this.h1[index - 1] as number
      this.h2[index] = this.h2[index - 1] as number
      this.starts[index] = this.starts[index - 1] as number
    }
    this.h1[0] = h1
    this.h2[0] = h2
    this.starts[0] = start
    if (this.count < maxRunWords - 1) this.count++
  }
}
