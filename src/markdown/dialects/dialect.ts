/** What the dialect readers collect from a text. */
import type { Range } from '../document.ts'
import type { Edit } from './edits.ts'

/** Markup of another generator with no meaning here. */
export interface Foreign extends Range {
  /** Completes "… is a wiki link". */
  what: string
  /** Completes "…; it is left out". */
  becomes: string
  /** The remedy, as a sentence. */
  hint: string
}

/** An explicit heading id. */
export interface ExplicitId extends Range {
  id: string
}

export interface Dialect {
  edits: Edit[]
  foreign: Foreign[]
  /** Heading marks refer to them by index. */
  ids: ExplicitId[]
  /** Container markers without a counterpart. */
  unpaired: (Range & { isOpening: boolean })[]
}

export interface Line extends Range {
  /** Offset of the first character that isn't white space. */
  begin: number
  /** Whether it's in a code block or a comment. */
  isCode: boolean
}
