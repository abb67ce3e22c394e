/** What the text at a position refers to: an entry, a heading of one, or a file. */
import type { Position, Range } from 'vscode-languageserver'
import type { TextDocument } from 'vscode-languageserver-textdocument'
import type { Edge } from '../graph/edge.ts'
import type { Entry } from '../graph/entry.ts'
import { resolveLink } from '../graph/links/links.ts'
import type { OpenPage } from './open-page.ts'
import { contains, toRange } from './ranges.ts'

export interface Target {
  /** The text that refers to it. */
  range: Range
  entry?: Entry
  /** Anchor without `#`. */
  anchor?: string
  /** Path of a file that is no text, below the content folder. */
  asset?: string
}

export function findTarget(position: Position, document: TextDocument, page: OpenPage): Target | undefined {
  const edge = page.edges.find((each) => each.from.file === page.path && contains(toRange(each.span), position))
  if (edge) return { range: toRange(edge.span), entry: page.current(edge.to), ...anchorIn(document.getText(toRange(edge.span))) }
  const offset = document.offsetAt(position)
  for (const entry of page.entries)
    for (const { url, start, end } of entry.document.links) {
      if (offset < start || end < offset) continue
      const range = { start: document.positionAt(start), end: document.positionAt(end) }
      const target = resolveLink(entry, url, page.compilation.allLinks)
      if (target.kind === 'asset') return { range, asset: target.path }
      if (target.kind === 'entry') return { range, entry: page.current(target.entry), ...anchorIn(url) }
    }
  return undefined
}

/** The anchor that a link or a reference names. */
export function anchorIn(text: string): { anchor?: string } {
  const anchor = /#([^"'\s)>]+)/.exec(text)?.[1]
  return anchor === undefined ? {} : { anchor }
}

/** The entry that a position belongs to: that of a file, or the item of a list. */
export function entryAt(position: Position, { entries }: OpenPage): Entry | undefined {
  return entries.find((entry) => entry.definition.form === 'folder' || contains(toRange(entry.spanOf([])), position))
}

/** Links and references to an entry, or to one of its headings. A page's links to its own headings aren't among them. */
export function edgesTo(entry: Entry, anchor: string | undefined, page: OpenPage): Pick<Edge, 'from' | 'span'>[] {
  const isMeant = (to: Entry) => to.collection === entry.collection && to.id === entry.id
  const found = page.edges.filter(({ to }) => isMeant(to))
  if (anchor === undefined) return found
  return found.filter(({ from, span }) => anchorIn(textAt(from, span)).anchor === anchor)
}

/** The text of a span on one line. */
function textAt({ text }: Entry, { line, column, endLine, endColumn }: Edge['span']): string {
  const lines = text.split(/\r\n|\n|\r/).slice(line - 1, endLine)
  return lines.length === 1 ? (lines[0] ?? '').slice(column - 1, endColumn - 1) : lines.join('\n')
}
