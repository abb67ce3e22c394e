/** Reports a diagram that can't be drawn, at the offending line. */
import { problem } from '../problems/problem.ts'
import { readDiagram } from './diagram.ts'
import type { ParseState } from './parse-state.ts'

/** `start` is the offset of the opening fence. List and quote markers may precede each line. */
export function checkDiagram(state: ParseState, source: string, start: number): void {
  const diagram = readDiagram(source)
  if (!('message' in diagram)) return
  const { line, message, hint } = diagram
  const words = source.split(/\r\n|\n|\r/)[line]?.trim() ?? ''
  let lineStart = start
  // An empty diagram has no line to point at, so point at the fence.
  if (words !== '') for (let count = 0; count <= line; count++) lineStart = findNextLine(state.text, lineStart)
  const at = words === '' ? start : state.text.indexOf(words, lineStart)
  const end = words === '' ? start + (/^\S+/.exec(state.text.slice(start, start + 100))?.[0].length ?? 1) : at + words.length
  state.problems.push(problem('diagram-invalid', state.file, state.span(at, end), message, { hint }))
}

/** The offset after the next line break. */
function findNextLine(text: string, from: number): number {
  const match = /\r\n|\n|\r/g
  match.lastIndex = from
  const found = match.exec(text)
  return found ? found.index + found[0].length : text.length
}
