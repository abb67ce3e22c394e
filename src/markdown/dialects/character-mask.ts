/**
 * Masks characters while the engine reads a text; its tree is unmasked afterwards. A substitute is as long as what it replaces, so
 * offsets don't change, and it doesn't occur in the text.
 */

/** Code points that the engine doesn't treat as punctuation (`letter`, `wide` for surrogate pairs), and ones that it does (`mark`). */
const first = { letter: 0xe000, mark: 0x2a00, wide: 0xf0000 }
const last = { letter: 0xf8fe, mark: 0x2aff, wide: 0xffffd }

export class CharacterMask {
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

  /** Returns a substitute for a character; undefined if none is left. */
  substitute(character: string, kind: 'letter' | 'mark'): string | undefined {
    const key = `${kind} ${character}`
    const known = this.#byMeaning.get(key)
    if (known !== undefined) return known
    // There's no range of unused punctuation that takes two UTF-16 units.
    const substitute = character.length === 1 ? this.reserve(kind) : kind === 'letter' ? this.reserve('wide') : undefined
    if (substitute === undefined) return undefined
    this.#byMeaning.set(key, substitute)
    this.#meanings.set(substitute, character)
    this.#pattern = undefined
    return substitute
  }

  /** Reserves a character that doesn't occur in the text; undefined if none is left. */
  reserve(kind: keyof typeof first): string | undefined {
    while (this.#next[kind] <= last[kind]) {
      const substitute = String.fromCodePoint(this.#next[kind]++)
      if (!this.#text.includes(substitute)) return substitute
    }
    return undefined
  }

  /** Unmasks a text. The engine percent-encodes substitutes in addresses. */
  restore(text: string): string {
    if (this.isEmpty) return text
    this.#pattern ??= new RegExp(
      [...this.#meanings.keys()].flatMap((substitute) => [substitute, encodeURIComponent(substitute)]).join('|'),
      'gu',
    )
    return text.replace(this.#pattern, (found) =>
      found.startsWith('%')
        ? encodeURIComponent(this.#meanings.get(decodeURIComponent(found)) ?? '')
        : (this.#meanings.get(found) ?? found),
    )
  }
}
