/**
 * Explicit heading ids: `## Head {#id}` (Hugo, Docusaurus, Pandoc, kramdown; setext headings too), `{: #id}` after a heading or on
 * the line below, the comments `{/* #id *\/}` and `<!-- #id -->` (Docusaurus), and `[#id]` (Nextra).
 */
import type { Range } from '../document.ts'
import type { Dialect, Line } from './dialect.ts'
import { isEscaped } from './emphasis.ts'

/** Returns the placeholder for an id. The printer looks the id up by its number. */
export type WriteMark = (number: number) => string

/** Characters that a URL keeps as written, with letters of every script. */
const validId = /^[\p{L}\p{N}][\p{L}\p{N}\p{M}_.:~-]*$/u

export function isValidId(id: string): boolean {
  return validId.test(id)
}

const trailingId =
  /(?:\{\/\*\s*(#[^*}]*?)\s*\*\/\}|<!--\s*(#[^>]*?)\s*-->|(?<=\s)\[(#[^\]\s]+)\]|\{:?(?!\/\*)([^{}]*)\})[ \t]*(?:#+[ \t]*)?$/
const attributeLine = /^\{:([^{}]*)\}[ \t]*$/

export class HeadingIds {
  readonly #text: string
  readonly #dialect: Dialect
  readonly #mark: WriteMark
  /** Offset at which an id can be added to the last heading, as long as no text follows it. */
  #last: number | undefined

  constructor(text: string, dialect: Dialect, mark: WriteMark) {
    this.#text = text
    this.#dialect = dialect
    this.#mark = mark
  }

  /** Reads one line, and returns where its unread part ends. */
  read(line: Line, next: Line | undefined): number {
    const start = line.begin + (/^[ \t>]*/.exec(this.#text.slice(line.begin, line.end))?.[0].length ?? 0)
    const written = this.#text.slice(start, line.end)
    if (written.trim() === '') return start
    const list = attributeLine.exec(written)
    if (list && this.#last !== undefined && /#/.test(list[1] ?? '')) {
      const inside = start + 2
      if (this.#assignId({ start, end: line.end }, this.#last, list[1] ?? '', inside)) return start
    }
    const isUnderline = this.#last !== undefined && /^(=+|-+)[ \t]*$/.test(written)
    if (isUnderline) return start
    this.#last = undefined
    const isHeading = /^#{1,6}[ \t]/.test(written) || (next !== undefined && isUnderlined(this.#text, next))
    if (!isHeading) return line.end
    this.#last = line.end - (written.length - written.replace(/[ \t]+#+[ \t]*$|[ \t]+$/, '').length)
    const match = trailingId.exec(written)
    if (!match || isEscaped(written, match.index)) return line.end
    const [whole, expression, comment, bracketed, attributes] = match
    const from = start + written.slice(0, match.index).trimEnd().length
    const closing = /[ \t]*(?:#+[ \t]*)?$/.exec(whole.slice(whole.search(/[}>\]](?:[ \t]*#*[ \t]*)$/) + 1))?.[0].length ?? 0
    const end = line.end - closing
    const inside = attributes ?? expression ?? comment ?? bracketed ?? ''
    return this.#assignId({ start: from, end }, from, inside, start + match.index + whole.indexOf(inside)) ? from : line.end
  }

  /** Takes the id from an attribute list. Classes and other attributes have no meaning here. */
  #assignId(range: Range, at: number, attributes: string, offset: number): boolean {
    const isList = attributes
      .trim()
      .split(/\s+/)
      .every((each) => /^(?:[#.:]\S*|-|[\w-]+=.*)$/.test(each))
    if (!isList && !/^\s*#/.test(attributes)) return false
    const id = isList ? /#(\S*)/.exec(attributes)?.[1] : attributes.trim().slice(1)
    if (id === undefined && !/[.:]|^\s*-\s*$/.test(attributes)) return false
    const mark = id === undefined ? '' : this.#mark(this.#dialect.ids.length)
    if (id !== undefined) {
      const idStart = offset + attributes.indexOf('#') + 1
      this.#dialect.ids.push({ id, start: idStart - 1, end: idStart + id.length })
    }
    if (at === range.start) this.#dialect.edits.push({ ...range, text: mark })
    else this.#dialect.edits.push({ start: at, end: at, text: mark }, { ...range, text: '' })
    return true
  }
}

function isUnderlined(text: string, next: Line): boolean {
  return !next.isCode && /^[ \t>]*(?:=+|-+)[ \t]*$/.test(text.slice(next.start, next.end)) && next.begin < next.end
}
