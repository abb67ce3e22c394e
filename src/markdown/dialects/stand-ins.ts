/**
 * Signs that stand in for others while the engine reads a text, and are changed back in its tree. Each is as long as what it stands
 * for, so that every offset stays, and none occurs in the text.
 */

/** Neither letters nor marks to the engine: `letter` is for signs that must not count as marks, `mark` for letters that must. */
const first = { letter: 0xe000, mark: 0x2a00, wide: 0xf0000 }
const last = { letter: 0xf8fe, mark: 0x2aff, wide: 0xffffd }

export class StandIns {
  readonly #text: string
  readonly #next = { ...first }
  readonly #byMeaning = new Map<string, string>()
  readonly #meanings = new Map<string, string>()
  #pattern: RegExp | undefined

  constructor(text: string) {
    this.#text = text
  }

  get isEmpty(): boolean {
    return this.#meanings.size === 0
  }

  /** A sign of the kind for a character; undefined if there is none left. */
  for(character: string, kind: 'letter' | 'mark'): string | undefined {
    const key = `${kind} ${character}`
    const known = this.#byMeaning.get(key)
    if (known !== undefined) return known
    // There are no marks of two units that nobody writes.
    const sign = character.length === 1 ? this.take(kind) : kind === 'letter' ? this.take('wide') : undefined
    if (sign === undefined) return undefined
    this.#byMeaning.set(key, sign)
    this.#meanings.set(sign, character)
    this.#pattern = undefined
    return sign
  }

  /** A sign that does not occur in the text and is not given again. */
  take(kind: keyof typeof first): string | undefined {
    while (this.#next[kind] <= last[kind]) {
      const sign = String.fromCodePoint(this.#next[kind]++)
      if (!this.#text.includes(sign)) return sign
    }
    return undefined
  }

  /** The text as it was; in addresses the engine writes signs in percent. */
  restore(text: string): string {
    if (this.isEmpty) return text
    this.#pattern ??= new RegExp([...this.#meanings.keys()].flatMap((sign) => [sign, encodeURIComponent(sign)]).join('|'), 'gu')
    return text.replace(this.#pattern, (found) =>
      found.startsWith('%')
        ? encodeURIComponent(this.#meanings.get(decodeURIComponent(found)) ?? '')
        : (this.#meanings.get(found) ?? found),
    )
  }
}
