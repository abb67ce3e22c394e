/** What a body says, as far as other entries and outputs need it. */
import type { Problem } from '../problems/problem.ts'

/** Offsets in the file's text, UTF-16 units, end exclusive. */
export interface Range {
  start: number
  end: number
}

export interface Heading {
  depth: number
  text: string
  /** Its anchor: the GitHub slug of its text, made unique on the page. */
  id: string
}

export interface LinkUse extends Range {
  kind: 'link' | 'image'
  /** As written, entities and escapes resolved. */
  url: string
  /** Text of a link, alternative text of an image. */
  text: string
}

/** A `<Ref to="COLLECTION/ID#anchor"/>`, or an id in a tag such as `<Tier id="hub"/>`. */
export interface ReferenceUse extends Range {
  to: string
  /** The collection of the id, if the tag says it. */
  collection?: string
}

export interface Document {
  headings: readonly Heading[]
  /** Offset of the first heading of the first level, if there is one. */
  titleStart?: number
  /** Ids that raw HTML gives to places of the page. */
  anchors: ReadonlySet<string>
  links: readonly LinkUse[]
  references: readonly ReferenceUse[]
  /** Where something is still to be written. */
  standIns: readonly Range[]
  problems: readonly Problem[]
  /** Whether the body could be read at all. */
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
