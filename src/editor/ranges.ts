/** Positions of the protocol. It counts lines and columns from 0, problems count from 1; both count UTF-16 units. */
import type { Range } from 'vscode-languageserver'
import { TextDocument } from 'vscode-languageserver-textdocument'
import type { Span } from '../problems/problem.ts'

export function toRange({ line, column, endLine, endColumn }: Span): Range {
  return { start: { line: line - 1, character: column - 1 }, end: { line: endLine - 1, character: endColumn - 1 } }
}

/** An empty range where something begins. */
export function toStart({ line, column }: Pick<Span, 'line' | 'column'>): Range {
  return toRange({ line, column, endLine: line, endColumn: column })
}

export const fileStart: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }

/** Whether a position is in a range, or at one of its ends, where the cursor of an editor is. */
export function contains({ start, end }: Range, position: Range['start']): boolean {
  return !isBefore(position, start) && !isBefore(end, position)
}

/** Whether two ranges overlap or touch. */
export function touches(one: Range, other: Range): boolean {
  return !isBefore(one.end, other.start) && !isBefore(other.end, one.start)
}

function isBefore(a: Range['start'], b: Range['start']): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character)
}

/** The range of a whole text. */
export function toFullRange(text: string): Range {
  const document = TextDocument.create('', '', 0, text)
  return { start: { line: 0, character: 0 }, end: document.positionAt(text.length) }
}
