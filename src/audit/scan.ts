/**
 * Reads the words of any text (HTML, XML, JSON, Markdown) in one pass. Decodes entities, JSON escapes and percent-encoding, so that a word
 * is the same in every output. Pure.
 */
import { foldedByUnit, kindByUnit, unitKinds } from './characters.ts'
import {
  code,
  findTargetEnd,
  decodeEntity,
  isBlockStart,
  isWholeTag,
  attributeNameBefore,
  decodePercentAt,
  findRawElementEnd,
} from './markup.ts'

/** Position of a word. */
export const contexts = {
  text: 0,
  /** In an attribute or address that content fills: `href`, `alt`, `data-…`, the target of a Markdown link. */
  attribute: 1,
  /** Where only the program writes: other attributes, scripts, styles. */
  program: 2,
} as const
export type Context = (typeof contexts)[keyof typeof contexts]

/** Which characters a word has, as bits. */
export const shapes = { letters: unitKinds.letter, digits: unitKinds.digit } as const

export interface WordSink {
  /** Report a word by two hashes of its folded characters. `start` and `end` are offsets in the original text. */
  word(h1: number, h2: number, start: number, end: number, shape: number, length: number, context: Context): void
  /** Report a word split by inline markup, as in `<b>Zan</b>zibar`. */
  joined(h1: number, h2: number, start: number, end: number, shape: number, length: number): void
  /** Report a phrase boundary. */
  cut(context: Context): void
}

/** Elements that can be inside a word or phrase. */
const inline = new Set(
  'a abbr b bdi bdo br cite code data del dfn em font i ins kbd label mark q s samp small span strong sub sup tspan time tt u var wbr'.split(
    ' ',
  ),
)

/** Attributes with written content, in addition to `data-…`. */
const contentAttributes = new Set(
  'abstract alt aria-description aria-label cite content datetime download headers href hreflang id label name placeholder poster src srcset summary title value xlink:href url rdf:about rdf:resource term'.split(
    ' ',
  ),
)

export function isContentAttribute(name: string): boolean {
  return contentAttributes.has(name) || name.startsWith('data-')
}

const [h1Start, h2Start] = [0x811c9dc5 | 0, 0x2545f491]

const tagName = /[a-zA-Z][^\s/>"'\\]*/y
const entityEnd = /#?\w{1,24};/y

/** With `isHtml`, every `<` before a letter opens a tag, as in HTML and XML. Otherwise only a complete tag does. */
export function scanWords(text: string, sink: WordSink, isHtml = false): void {
  new Scanner(text, sink, isHtml).scan()
}

/** State of a word that inline markup interrupts: what's read so far, and where it would continue. */
interface Joint {
  h1: number
  h2: number
  shape: number
  size: number
  start: number
  /** End of the markup, or -1 while it's being read. */
  at: number
}

class Scanner {
  readonly #text: string
  readonly #sink: WordSink
  readonly #isHtml: boolean
  #at = 0
  #context: Context = contexts.text
  // The current word.
  #h1 = h1Start
  #h2 = h2Start
  #shape = 0
  #size = 0
  #start = 0
  #joint: Joint | undefined
  #isTag = false
  /** Closing quote of the current attribute, 0 outside of one. */
  #quote = 0
  /** End of a raw element such as a style, -1 outside of one. */
  #rawEnd = -1
  /** End of a Markdown link's target, -1 outside of one. */
  #targetEnd = -1

  constructor(text: string, sink: WordSink, isHtml: boolean) {
    this.#text = text
    this.#sink = sink
    this.#isHtml = isHtml
  }

  scan(): void {
    const text = this.#text
    const { length } = text
    while (this.#at < length) {
      const unit = text.charCodeAt(this.#at)
      const kind = kindByUnit[unit] as number
      if (kind === unitKinds.letter || kind === unitKinds.digit) this.#readLetters(unit, kind)
      else if (kind === unitKinds.ignored) this.#at++
      else if (kind === unitKinds.unspaced) this.#add(unit, this.#at++)
      else {
        if (this.#rawEnd >= 0 && this.#at >= this.#rawEnd) {
          this.#end(this.#at)
          this.#rawEnd = -1
          this.#context = contexts.text
        }
        if (this.#targetEnd >= 0 && this.#at >= this.#targetEnd) this.#closeTarget()
        if (kind === unitKinds.space) this.#readSpace(unit)
        else this.#readSpecial(unit)
      }
    }
    this.#end(length)
    this.#sink.cut(contexts.text)
    this.#sink.cut(contexts.attribute)
  }

  #readLetters(first: number, firstKind: number): void {
    if (this.#size > 0 || this.#joint?.at === this.#at) {
      this.#add(first, this.#at++)
      return
    }
    // Fast path for most words: local variables only.
    const text = this.#text
    const { length } = text
    const start = this.#at
    let at = start
    let h1 = h1Start
    let h2 = h2Start
    let shape = 0
    let unit = first
    let kind = firstKind
    do {
      const folded = foldedByUnit[unit] as number
      h1 = Math.imul(h1 ^ folded, 0x01000193)
      h2 = Math.imul(h2 + folded, 0x5bd1e995) ^ (h2 >>> 13)
      shape |= kind
      if (++at >= length) break
      unit = text.charCodeAt(at)
      kind = kindByUnit[unit] as number
    } while (kind === unitKinds.letter || kind === unitKinds.digit)
    this.#h1 = h1
    this.#h2 = h2
    this.#shape = shape
    this.#size = at - start
    this.#start = start
    this.#at = at
  }

  /** Add a character to the current word, however it was written. */
  #add(unit: number, offset: number): void {
    const kind = kindByUnit[unit] as number
    if (kind === unitKinds.unspaced) this.#end(offset)
    if (this.#size === 0) {
      this.#start = offset
      if (this.#joint?.at !== offset) this.#joint = undefined
    }
    const folded = foldedByUnit[unit] as number
    const joint = this.#joint
    this.#h1 = Math.imul(this.#h1 ^ folded, 0x01000193)
    this.#h2 = Math.imul(this.#h2 + folded, 0x5bd1e995) ^ (this.#h2 >>> 13)
    this.#shape |= kind === unitKinds.digit ? shapes.digits : shapes.letters
    this.#size++
    if (joint) {
      joint.h1 = Math.imul(joint.h1 ^ folded, 0x01000193)
      joint.h2 = Math.imul(joint.h2 + folded, 0x5bd1e995) ^ (joint.h2 >>> 13)
      joint.shape |= this.#shape
      joint.size++
    }
    if (kind === unitKinds.unspaced) this.#end(offset + 1)
  }

  #end(offset: number): void {
    if (this.#size === 0) return
    this.#sink.word(this.#h1, this.#h2, this.#start, offset, this.#shape, this.#size, this.#context)
    const joint = this.#joint
    if (joint && joint.at >= 0) {
      this.#sink.joined(joint.h1, joint.h2, joint.start, offset, joint.shape, joint.size)
      this.#joint = undefined
    }
    this.#h1 = h1Start
    this.#h2 = h2Start
    this.#shape = 0
    this.#size = 0
  }

  /** Add a decoded character. */
  #put(unit: number): void {
    const kind = kindByUnit[unit] as number
    if (kind === unitKinds.letter || kind === unitKinds.digit || kind === unitKinds.unspaced) this.#add(unit, this.#at)
    else if (kind !== unitKinds.ignored) {
      this.#end(this.#at)
      if (kind === unitKinds.special && unit !== code.ampersand && unit !== code.percent && unit !== code.backslash)
        this.#sink.cut(this.#context)
    }
  }

  #readSpace(unit: number): void {
    this.#end(this.#at)
    if (!this.#isTag) this.#at++
    else if (this.#quote === 0 && unit === code.equals) this.#openValue()
    else {
      if (this.#quote === 0 ? this.#context === contexts.attribute : this.#quote === unit) this.#closeValue()
      this.#at++
    }
  }

  /** The value starts after a quote, which JSON escapes with a backslash. */
  #openValue(): void {
    const text = this.#text
    const name = attributeNameBefore(text, this.#at++)
    while (text.charCodeAt(this.#at) === 32 || text.charCodeAt(this.#at) === code.backslash) this.#at++
    this.#context = isContentAttribute(name) ? contexts.attribute : contexts.program
    this.#sink.cut(this.#context)
    const mark = text.charCodeAt(this.#at)
    if (mark !== code.quote && mark !== code.apostrophe) return
    this.#quote = mark
    this.#at++
  }

  #closeValue(): void {
    this.#quote = 0
    this.#sink.cut(this.#context)
    this.#context = contexts.program
  }

  #closeTarget(): void {
    this.#end(this.#at)
    this.#targetEnd = -1
    this.#context = contexts.text
    this.#sink.cut(contexts.attribute)
  }

  #readSpecial(unit: number): void {
    if (unit === code.ampersand) this.#readEntity()
    else if (unit === code.backslash) this.#readEscape()
    else if (unit === code.percent) this.#readPercent()
    else if (unit === code.less) this.#openTag()
    else if (unit === code.greater) this.#closeTag()
    else if (unit === code.bracket) this.#openTarget()
    else {
      this.#end(this.#at++)
      if (unit !== code.newline || isBlockStart(this.#text, this.#at)) this.#sink.cut(this.#context)
      if (this.#isTag && unit === this.#quote) this.#closeValue()
    }
  }

  #readEntity(): void {
    entityEnd.lastIndex = this.#at + 1
    const name = entityEnd.exec(this.#text)?.[0].slice(0, -1)
    const value = name === undefined ? undefined : decodeEntity(name)
    if (value === undefined) this.#end(this.#at)
    else this.#put(value)
    this.#at += name === undefined ? 1 : name.length + 2
  }

  #readEscape(): void {
    const text = this.#text
    const next = text.charAt(this.#at + 1)
    if (next === 'u' && /^[0-9a-f]{4}/i.test(text.slice(this.#at + 2, this.#at + 6))) {
      this.#put(Number.parseInt(text.slice(this.#at + 2, this.#at + 6), 16))
      this.#at += 6
      return
    }
    this.#end(this.#at)
    // Some escapes are white space. The others represent the character after the backslash.
    this.#at += /[nrtbf]/.test(next) ? 2 : 1
    if (next === 'n' && /^\\n|^\s*([-*#>|]|\d+[.)]) /.test(text.slice(this.#at, this.#at + 8))) this.#sink.cut(this.#context)
  }

  #readPercent(): void {
    const decoded = decodePercentAt(this.#text, this.#at)
    if (decoded) this.#put(decoded.unit)
    else this.#end(this.#at)
    this.#at = decoded?.next ?? this.#at + 1
  }

  #openTag(): void {
    const text = this.#text
    const mayOpen = this.#quote === 0 && !this.#isTag && this.#rawEnd < 0 && this.#targetEnd < 0
    tagName.lastIndex = this.#at + (text.charCodeAt(this.#at + 1) === 47 ? 2 : 1)
    const name = mayOpen && (this.#isHtml || isWholeTag(text, this.#at)) ? tagName.exec(text)?.[0].toLowerCase() : undefined
    if (name === undefined) {
      this.#end(this.#at++)
      this.#sink.cut(this.#context)
      return
    }
    this.#interrupt(inline.has(name))
    this.#isTag = true
    this.#context = contexts.program
    this.#sink.cut(contexts.attribute)
    const isOpening = text.charCodeAt(this.#at + 1) !== 47
    this.#at = tagName.lastIndex
    if (isOpening && (name === 'script' || name === 'style')) this.#rawEnd = findRawElementEnd(text, this.#at, name)
  }

  /** Keep the word open across inline markup. */
  #interrupt(isInline: boolean): void {
    const joint = this.#joint?.at === this.#at ? this.#joint : undefined
    const open = { h1: this.#h1, h2: this.#h2, shape: this.#shape, size: this.#size, start: this.#start, at: -1 }
    const { start, size } = this.#joint && this.#size > 0 ? this.#joint : open
    if (this.#joint && this.#size > 0) Object.assign(open, this.#joint, { start, size, at: -1 })
    this.#end(this.#at)
    this.#joint = !isInline ? undefined : open.size > 0 ? open : joint && { ...joint, at: -1 }
    if (!isInline) this.#sink.cut(contexts.text)
  }

  #closeTag(): void {
    this.#end(this.#at++)
    if (this.#isTag && this.#quote === 0) {
      this.#isTag = false
      this.#context = this.#rawEnd > this.#at ? contexts.program : contexts.text
      if (this.#joint?.at === -1) this.#joint.at = this.#at
    } else if (this.#targetEnd < 0) this.#sink.cut(this.#context)
  }

  #openTarget(): void {
    this.#end(this.#at++)
    if (this.#text.charCodeAt(this.#at) !== 40 || this.#isTag || this.#rawEnd >= 0 || this.#targetEnd >= 0) return
    this.#targetEnd = findTargetEnd(this.#text, this.#at + 1)
    if (this.#targetEnd < 0) return
    this.#context = contexts.attribute
    this.#sink.cut(this.#context)
    this.#at++
  }
}
