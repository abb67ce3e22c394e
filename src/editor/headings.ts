/** Finds where the headings of a text are. */
import type { Heading as HeadingNode, Nodes } from 'mdast'
import { readTree } from '../markdown/engine.ts'
import type { Heading, Range } from '../markdown/document.ts'
import { nodeText } from '../markdown/parse.ts'
import type { Compilation } from '../compilation.ts'
import type { Entry } from '../graph/entry.ts'

export interface LocatedHeading extends Heading {
  /** Offsets of its line or lines. */
  start: number
  end: number
  /** Offsets of its text as written. */
  words: Range
}

/** The headings of an entry in order, except those in HTML. None if its text can't be parsed. */
export function locateHeadings({ document, text, isMdx }: Entry, { handbook }: Compilation): LocatedHeading[] {
  if (document.headings.length === 0) return []
  const found: Omit<LocatedHeading, 'id'>[] = []
  const visit = (node: Nodes): void => {
    const [start, end] = [node.position?.start.offset, node.position?.end.offset]
    if (node.type === 'heading' && start !== undefined && end !== undefined)
      found.push({ depth: node.depth, text: plain(nodeText(node)), start, end, words: rangeOfWords(node, { start, end }) })
    if ('children' in node) for (const child of node.children) visit(child)
  }
  visit(readTree({ text, isMdx, vocabulary: handbook.config.components }).root)
  let next = 0
  return document.headings.flatMap((heading) => {
    const index = found.findIndex((each, at) => at >= next && each.depth === heading.depth && each.text.startsWith(plain(heading.text)))
    const place = found[index]
    if (!place) return []
    next = index + 1
    return [{ ...place, ...heading }]
  })
}

function rangeOfWords({ children }: HeadingNode, line: Range): Range {
  return { start: children[0]?.position?.start.offset ?? line.start, end: children.at(-1)?.position?.end.offset ?? line.end }
}

function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
