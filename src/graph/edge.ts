import type { Span } from '../problems/problem.ts'
import type { Entry } from './entry.ts'

/** One entry leads to another. */
export interface Edge {
  from: Entry
  to: Entry
  /** Where it stands in the file of `from`. */
  span: Span
  /** The key of the front matter; missing for what stands in the text. */
  field?: string
  /** Whether the text prints what the entry says, so that it must not be hidden even without a page. */
  isPrinted?: boolean
}
