/** What the readers of dialects gather from a text. */
import type { Range } from '../document.ts'
import type { Edit } from './edits.ts'

/** Markup of another generator that means nothing here. */
export interface Foreign extends Range {
  /** What it is, as in "… is a wiki link". */
  what: string
  /** What becomes of it, as in "… it is left out". */
  becomes: string
  /** What to do instead. */
  hint: string
}

/** An id that a text gives to a heading. */
export interface GivenId extends Range {
  id: string
}

export interface Dialect {
  edits: Edit[]
  foreign: Foreign[]
  /** Headings refer to them by their place in this list. */
  ids: GivenId[]
  /** Openings of callouts that nothing closes, and closings that nothing opens. */
  unpaired: (Range & { isOpening: boolean })[]
}

export interface Line extends Range {
  /** Offset of the first sign that is no white space. */
  begin: number
  /** Whether it stands in a fence of code or in a comment. */
  isCode: boolean
}
