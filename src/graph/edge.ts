import type { Span } from '../problems/problem.ts'
import type { Entry } from './entry.ts'

/** A link or reference from one entry to another. */
export interface Edge {
  from: Entry
  to: Entry
  /** Position in the file of `from`. */
  span: Span
  /** Front matter key; undefined if it's in the text. */
  field?: string
  /** Whether the text prints the target's content, so the target must not be hidden even if it has no page. */
  isPrinted?: boolean
}
