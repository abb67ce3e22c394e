import type { Definition } from 'mdast'
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'satteri'
import type { Problem, Span } from '../problems/problem.ts'
import type { LinkUse, ReferenceUse } from './document.ts'
import type { RawId } from './html.ts'

/** What is gathered while a body is read. */
export interface ParseState {
  file: string
  text: string
  /** Offset of the first heading of the first level. */
  titleStart?: number
  /** Ids that elements have, with their places. */
  ids: RawId[]
  links: LinkUse[]
  references: ReferenceUse[]
  /** Read when the text is, since images may refer to them. */
  definitions: Definition[]
  imageLabels: Set<string>
  /** Components that stand in the one that is theirs. */
  placed: Set<object>
  problems: Problem[]
  span(start: number, end: number): Span
}

export type Element = MdxJsxFlowElement | MdxJsxTextElement
