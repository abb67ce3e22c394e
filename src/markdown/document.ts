/** What other entries and outputs need to know about a body. */
import type { Problem } from '../problems/problem.ts'

/** Offsets in the file's text, in UTF-16 units; the end is exclusive. */
export interface Range {
  start: number
  end: number
}

export interface Heading {
  depth: number
  text: string
  /** Its anchor: given explicitly, or the GitHub slug of its text, unique on the page. */
  id: string
}

export interface LinkUse extends Range {
  kind: 'link' | 'image'
  /** As written, with entities and escapes resolved. */
  url: string
  /** Link text, or an image's alternative text. */
  text: string
}

/** A `<Ref to="COLLECTION/ID#anchor"/>`, or an id in a tag such as `<Tier id="hub"/>`. */
export interface ReferenceUse extends Range {
  to: string
  /** The id's collection, if the tag implies one. */
  collection?: string
}

/** A tag of a company's component. */
export interface ComponentUse extends Range {
  name: string
  props: Readonly<Record<string, unknown>>
}

export interface Document {
  headings: readonly Heading[]
  /** Offset of the first H1, if there is one. */
  titleStart?: number
  /** Ids given explicitly, to headings or in HTML. */
  anchors: ReadonlySet<string>
  links: readonly LinkUse[]
  references: readonly ReferenceUse[]
  /** Uses of a company's components, in order; missing if there are none. */
  components?: readonly ComponentUse[]
  /** Stand-ins such as `TODO: …`. */
  standIns: readonly Range[]
  problems: readonly Problem[]
  /** Whether the body could be parsed. */
  isSound: boolean
}

export const emptyDocument: Document = {
  headings: [],
  anchors: new Set(),
  links: [],
  references: [],
  standIns: [],
  problems: [],
  isSound: true,
}
