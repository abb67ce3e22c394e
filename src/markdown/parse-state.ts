import type { Definition } from 'mdast'
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'satteri'
import type { Problem, Span } from '../problems/problem.ts'
import type { ComponentUse, LinkUse, ReferenceUse } from './document.ts'
import type { RawId } from './html.ts'
import type { Vocabulary } from './vocabulary/index.ts'

/** What's collected while a body is parsed. */
export interface ParseState {
  file: string
  text: string
  vocabulary: Vocabulary
  /** Offset of the first H1. */
  titleStart?: number
  /** Explicit ids with their ranges. */
  ids: RawId[]
  links: LinkUse[]
  references: ReferenceUse[]
  /** Uses of a company's components. */
  components: ComponentUse[]
  /** Resolved last: whether one names a link or an image depends on the references. */
  definitions: Definition[]
  imageLabels: Set<string>
  /** Nodes that are children of a component that takes such children. */
  placed: Set<object>
  problems: Problem[]
  span(start: number, end: number): Span
}

export type Element = MdxJsxFlowElement | MdxJsxTextElement
